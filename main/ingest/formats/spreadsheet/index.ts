/**
 * Spreadsheets: every sheet a section, its tables told apart, cells as they are shown. What a file is, its bytes say:
 * files named .xls hold XLSX, HTML and tab separated text as often as BIFF.
 */
import type { Document, DocumentFormat } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import { startsWith } from '../encoding/bytes.ts';
import { decode } from '../encoding/index.ts';
import { readHtml } from '../html/index.ts';
import { isCompoundFile, isProtected } from '../protection.ts';
import { hasMarkup, isBinaryFormat, looksBinary } from '../sniff.ts';
import { openZip, type ZipPackage } from '../zip/index.ts';
import { isDelimited, readCsvSheet } from './csv.ts';
import { readExcelXml, readXls, readXlsb } from './legacy.ts';
import { checkSize } from './limits.ts';
import { readOds } from './ods/index.ts';
import type { Sheet } from './sheet.ts';
import { writeSheet } from './write-sheet.ts';
import { readXlsx, type Sheets } from './xlsx/index.ts';

export { spreadsheetLimits } from './limits.ts';

/**
 * Reads XLSX, XLSM, XLSB, XLS, Excel 2003's XML and ODS; HTML and separated text under such a name as what they are
 * (`format` says which).
 * @param name the file's name without its extension, the last resort for a title
 * @throws FootnoteError `not-format`, `damaged`, `encrypted`, `too-large`, `unpacks-too-large`, `too-many-cells`,
 *   `too-many-elements`, `too-deep`, `no-text`
 */
export async function readSpreadsheet(bytes: Uint8Array, name: string): Promise<Document> {
  if (bytes.length === 0) throw new FootnoteError('no-text');
  checkSize(bytes);
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (startsWith(bytes, [0x50, 0x4b])) return readZipped(openZip(bytes, 'XLSX'), name);
  const isOldBiff = bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? 0xff) && (bytes[3] ?? 1) === 0;
  if (isCompoundFile(bytes) || isOldBiff) return write('xls', readXls(bytes), name);
  return readAsText(bytes, name);
}

/**
 * Reads comma, tab or semicolon separated text in any encoding of the room.
 * @throws FootnoteError `not-format`, `encrypted`, `too-large`, `too-many-cells`, `no-text`
 */
export async function readCsv(bytes: Uint8Array, name: string): Promise<Document> {
  checkSize(bytes);
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (isBinaryFormat(bytes)) throw new FootnoteError('not-format', { format: 'CSV' });
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw new FootnoteError('no-text');
  if (looksBinary(text)) throw new FootnoteError('not-format', { format: 'CSV' });
  return { ...write('csv', { title: name, sheets: [readCsvSheet(text, name)] }, name), encoding };
}

function readZipped(zip: ZipPackage, name: string): Document {
  if (zip.read('xl/workbook.bin')) return write('xlsx', readXlsb(zip), name);
  const content = zip.read('[Content_Types].xml');
  const type = zip.read('mimetype');
  if (type && /opendocument\.spreadsheet/.test(Buffer.from(type).toString('latin1', 0, 100)))
    return write('ods', readOds(zip), name);
  if (content && /spreadsheetml|ms-excel/.test(Buffer.from(content).toString('latin1', 0, 200_000)))
    return write('xlsx', readXlsx(zip), name);
  throw new FootnoteError('not-format', { format: 'XLSX' });
}

/** Exports of business systems that are named .xls. */
async function readAsText(bytes: Uint8Array, name: string): Promise<Document> {
  const refused = () => new FootnoteError('not-format', { format: 'XLSX' });
  if (isBinaryFormat(bytes)) throw refused();
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw new FootnoteError('no-text');
  if (looksBinary(text)) throw refused();
  const head = text.slice(0, 4000);
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return { ...write('xls', readExcelXml(text), name), encoding };
  if (hasMarkup(head) && /<table\b|<html\b/i.test(text)) return readHtml(text, encoding, name).document;
  if (!hasMarkup(head) && isDelimited(text)) return readCsv(bytes, name);
  throw refused();
}

/** Titles that programs put in by themselves. */
const meaningless =
  /^(?:microsoft (?:office )?excel\b.*|통합 ?문서 ?\d*|새 ?통합 ?문서.*|제목 ?없음\d*|무제.*|book ?\d*|workbook ?\d*|untitled.*|sheet ?\d*|.*\.(?:xlsx?|xlsm|xlsb|ods|csv))$/iu;

function write(format: DocumentFormat, { title, sheets }: Sheets, name: string): Document {
  const builder = buildDocument();
  const hidden = { rows: 0, columns: 0, sheets: 0 };
  let uncomputed = 0;
  for (const sheet of sheets) {
    writeSheet(builder, sheet, format !== 'csv');
    hidden.rows += sheet.hiddenRows;
    hidden.columns += sheet.hiddenColumns;
    if (sheet.hidden && holdsSomething(sheet)) hidden.sheets++;
    uncomputed += sheet.uncomputed;
  }
  if (builder.length === 0) throw new FootnoteError('no-text');
  const own = title.replace(/\s+/g, ' ').trim();
  return builder.finish({
    format,
    // A sheet's name (Sheet1, 요금) says less of the file than the file's own name.
    title: own === '' || meaningless.test(own) ? name : own,
    notices: [
      ...(hidden.rows + hidden.columns + hidden.sheets > 0
        ? [{ code: 'hidden-rows' as const, params: hidden }]
        : []),
      ...(uncomputed > 0 ? [{ code: 'formulas-uncomputed' as const, params: { count: uncomputed } }] : []),
    ],
  });
}

const holdsSomething = ({ rows, floating }: Sheet): boolean => rows.length > 0 || floating.length > 0;
