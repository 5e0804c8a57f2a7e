/**
 * The problems list as a table for spreadsheets: UTF-8 with a byte order mark, by which Excel knows it; CRLF
 * (RFC 4180).
 */
import type { Problem } from '../../main/contract/library.ts';

/** A cell that a spreadsheet would take for a formula is text. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `head`: the names of folder, file, kind, problem and what to do, in the reader's language. */
export function problemsCsv(problems: readonly Problem[], head: readonly string[]): string {
  const rows = problems.map(({ root, path, code, message, action }) => [root, path, code, message, action]);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
