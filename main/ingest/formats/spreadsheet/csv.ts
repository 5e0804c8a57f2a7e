/** Comma, tab or semicolon separated text. Every field stays the text that it is: 00123 is no number. */

import { CellCount, spreadsheetLimits } from './limits.ts';
import type { CellKind, Sheet, SheetRow } from './sheet.ts';

const delimiters = [',', '\t', ';', '|'] as const;
type Delimiter = (typeof delimiters)[number];

/** Text looked at to find the delimiter, in characters. */
const probe = 64_000;

/**
 * Reads rows of fields: quotes as RFC 4180 has them, rows of any length, a quote that is never closed as text.
 * Linear in the text.
 * @throws FootnoteError `too-many-cells`
 */
export function readCsvSheet(text: string, name: string): Sheet {
  const declared = /^sep=(.)\r?\n/i.exec(text.slice(0, 10));
  const start = declared ? declared[0].length : 0;
  const delimiter = declared?.[1] ?? findDelimiter(text.slice(start, start + probe));
  const count = new CellCount();
  const rows: SheetRow[] = [];
  let row = 0;
  for (const fields of records(text, start, delimiter)) {
    if (row >= spreadsheetLimits.rows * 4) break;
    const cells = fields
      .slice(0, spreadsheetLimits.columns)
      .flatMap((field, column) =>
        field.trim() === '' ? [] : [{ column, text: field, kind: kindOf(field) }],
      );
    count.add(cells.length);
    if (cells.length > 0) rows.push({ row, cells });
    row++;
  }
  return {
    name,
    rows,
    hidden: false,
    merges: [],
    links: new Map(),
    notes: new Map(),
    tables: [],
    headers: [],
    floating: [],
    hiddenRows: 0,
    hiddenColumns: 0,
    uncomputed: 0,
  };
}

/** True where the text looks like rows of the same number of fields. */
export function isDelimited(text: string): boolean {
  return delimiters.some((delimiter) => regularity(text.slice(0, probe), delimiter) > 1);
}

/** The delimiter under which most rows have the same number of fields, more than one. */
function findDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const score = regularity(text, delimiter);
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

/** How many of the first rows have the commonest number of fields; 0 where that is one. A wider row counts more. */
function regularity(text: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let seen = 0;
  for (const fields of records(text, 0, delimiter)) {
    if (++seen > 200) break;
    if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  }
  return Math.max(0, ...[...widths].map(([width, times]) => times + Math.min(width, 50) / 100));
}

function* records(text: string, start: number, delimiter: string): Generator<string[]> {
  let fields: string[] = [];
  let at = start;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      // A quote that nothing closes, or that closes in the middle of a field, is a character like others.
      const after = end < 0 ? '' : text[end + 1];
      const closes =
        end >= 0 && (after === undefined || after === delimiter || after === '\n' || after === '\r');
      if (closes) {
        field = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      } else {
        const stop = endOfField(text, at, delimiter);
        field = text.slice(at, stop);
        at = stop;
      }
    } else {
      const stop = endOfField(text, at, delimiter);
      field = text.slice(at, stop);
      at = stop;
    }
    fields.push(field);
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) fields.push('');
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    yield fields;
    fields = [];
  }
  if (fields.length > 0) yield fields;
}

/** A field in quotes of more characters was never meant to be one: its closing quote is missing. */
const longestField = 100_000;

function closingQuote(text: string, open: number): number {
  const last = Math.min(text.length, open + longestField);
  for (let at = open + 1; at < last; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return -1;
}

function endOfField(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** What a field would be in a spreadsheet; only used to tell headers from values. */
function kindOf(field: string): CellKind {
  const text = field.trim();
  if (/^[-+△▲]?[₩$€£¥]?\s?[-+]?\d[\d,]*(?:\.\d+)?\s?(?:%|원)?$/.test(text)) return 'number';
  return /^\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?(?:[ T]\d{1,2}:\d{2}.*)?$/.test(text) ? 'date' : 'text';
}
