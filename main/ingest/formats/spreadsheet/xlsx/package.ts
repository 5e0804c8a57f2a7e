/** The parts of an XLSX: which sheet stands where, and how parts refer to each other. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { officeXml, partOfType, propertiesOf, type Relationships, relationshipsOf } from '../../opc/index.ts';
import { readXml, type XmlHandler } from '../../xml/index.ts';
import type { ZipPackage } from '../../zip/index.ts';
import { type CellRange, readRange } from '../cell-range.ts';
import { checkSheets } from '../limits.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly date1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  readonly title: string;
  /** Rows that are repeated on every printed page, by the sheet's number from 0. */
  readonly printTitles: readonly { readonly sheet: number; readonly range: CellRange }[];
}

/** Characters of the file's own title. */
const longestTitle = 500;

const xlsxXml = officeXml(
  'XLSX',
  { 'spreadsheetml/main': '', 'drawingml/spreadsheetDrawing': 'xdr' },
  { 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments': 'tc' },
);

/** Reads a part by events; nothing where there is no such part. */
export function readPart(zip: ZipPackage, part: string, handler: XmlHandler): void {
  const bytes = zip.read(part);
  if (bytes) readXml(bytes, handler, xlsxXml);
}

export const relationsOf = (zip: ZipPackage, part: string): Relationships =>
  relationshipsOf(zip, part, xlsxXml);

/** @throws FootnoteError `damaged` where there is no workbook, `too-many-elements` */
export function readWorkbook(zip: ZipPackage): Workbook {
  const root = relationsOf(zip, '');
  const part = partOfType(root, 'officeDocument') ?? 'xl/workbook.xml';
  const related = relationsOf(zip, part);
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  const printTitles: { sheet: number; range: CellRange }[] = [];
  let date1904 = false;
  let titlesOf: number | undefined;
  let text = '';
  readPart(zip, part, {
    open: (name, attributes) => {
      text = '';
      if (name === 'sheet') {
        const target = related.get(attributes['r:id'] ?? '');
        // Chart and macro sheets have no cells.
        if (target?.type === 'worksheet' || target?.type === undefined)
          sheets.push({
            name: attributes.name ?? '',
            part: target?.target ?? `xl/worksheets/sheet${sheets.length + 1}.xml`,
            hidden: /hidden/i.test(attributes.state ?? ''),
          });
      } else if (name === 'workbookPr') date1904 = isTrue(attributes.date1904);
      else if (name === 'definedName')
        titlesOf = attributes.name === '_xlnm.Print_Titles' ? Number(attributes.localSheetId) : undefined;
    },
    text: (piece) => {
      if (titlesOf !== undefined && text.length < 1000) text += piece;
    },
    close: (name) => {
      if (name !== 'definedName' || titlesOf === undefined) return;
      const rows = /!\$?(\d{1,7}):\$?(\d{1,7})(?:,|$)/.exec(text);
      const range = rows ? readRange(`A${rows[1]}:XFD${rows[2]}`) : null;
      if (range) printTitles.push({ sheet: titlesOf, range });
      titlesOf = undefined;
    },
  });
  if (sheets.length === 0) throw new FootnoteError('damaged', { format: 'XLSX' });
  checkSheets(sheets.length);
  return {
    sheets,
    date1904,
    sharedStrings: partOfType(related, 'sharedStrings'),
    styles: partOfType(related, 'styles'),
    title: propertiesOf(zip, root, xlsxXml).title.slice(0, longestTitle),
    printTitles,
  };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
