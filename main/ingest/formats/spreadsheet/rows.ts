/** A spreadsheet file as plain rows: what people hand over as a list (a glossary, a question sheet), not a manual. */
import { FootnoteError } from '../../../contract/errors.ts';
import { startsWith } from '../encoding/bytes.ts';
import { decode } from '../encoding/index.ts';
import { isBinaryFormat, looksBinary } from '../sniff.ts';
import { openZip } from '../zip/index.ts';
import { readCsvSheet } from './csv.ts';
import { checkSize } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { readXlsx } from './xlsx/index.ts';

/**
 * Rows of the first sheet that shows something; a row's cells by their columns, empty ones as ''. Row `i` of the file
 * is the element `i`.
 * @throws FootnoteError `not-a-list`, `not-format`, `damaged`, `encrypted`, `too-large`, `too-many-cells`
 */
export function readRows(bytes: Uint8Array, name: string): string[][] {
  checkSize(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) {
    const { sheets } = readXlsx(openZip(bytes, 'XLSX'));
    for (const sheet of sheets) if (!sheet.hidden && sheet.rows.length > 0) return rowsOf(sheet);
    return [];
  }
  if (isBinaryFormat(bytes)) throw new FootnoteError('not-a-list', { name });
  const { text } = decode(bytes);
  if (looksBinary(text)) throw new FootnoteError('not-a-list', { name });
  return rowsOf(readCsvSheet(text, name));
}

function rowsOf({ rows }: Sheet): string[][] {
  const out: string[][] = [];
  for (const { row, cells } of rows) {
    while (out.length < row) out.push([]);
    const texts: string[] = [];
    for (const { column, text } of cells) {
      while (texts.length < column) texts.push('');
      texts[column] = text;
    }
    out[row] = texts;
  }
  return out;
}
