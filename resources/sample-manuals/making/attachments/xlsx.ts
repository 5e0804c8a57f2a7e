/** Workbooks as Excel writes them: shared strings, styles, merged cells, formulas with cached values, hidden rows, input lists. */
import { escapeXml, zip } from './zip.ts';

export type NumberFormat = 'general' | 'won' | 'number' | 'date' | 'time' | 'percent';
export type Look = 'plain' | 'title' | 'note' | 'head' | 'cell' | 'input' | 'total';

export interface Cell {
  /** A date or time is a serial number, as spreadsheets count. */
  v: string | number | null;
  /** Formula without '='; `v` is its value. */
  f?: string;
  as?: NumberFormat;
  look?: Look;
}

export interface Sheet {
  name: string;
  /** Column widths in characters. */
  widths: number[];
  rows: (Cell | string | number | null)[][];
  /** Look of a row's cells where they name none. */
  looks?: Record<number, Look>;
  /** Ranges such as A1:F1. */
  merges?: string[];
  /** Rows from 0 that are hidden. */
  hidden?: number[];
  /** Rows that stay when one scrolls. */
  frozen?: number;
  lists?: { at: string; values: string }[];
}

export interface Workbook {
  title: string;
  owner: string;
  revised: string;
  sheets: Sheet[];
}

const FORMATS: Record<NumberFormat, [number, string | null]> = {
  general: [0, null],
  number: [3, null],
  percent: [9, null],
  won: [164, '"₩"#,##0'],
  date: [165, 'yyyy\\-mm\\-dd'],
  time: [166, 'hh:mm'],
};
/** Font, fill, border, horizontal alignment. */
const LOOKS: Record<Look, [number, number, number, string]> = {
  plain: [0, 0, 0, 'left'],
  title: [2, 0, 0, 'center'],
  note: [3, 0, 0, 'left'],
  head: [1, 2, 1, 'center'],
  cell: [0, 0, 1, ''],
  input: [0, 3, 1, ''],
  total: [1, 2, 1, ''],
};
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Days since 1899-12-30 of an ISO date. */
export function serial(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
}
/** Share of a day of a time such as 16:00. */
export function clock(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) / 1440;
}
export function address(row: number, column: number): string {
  return String.fromCharCode(65 + column) + (row + 1);
}

export function renderXlsx(book: Workbook): Buffer {
  const strings = new Map<string, number>();
  const xfs = new Map<string, number>([['general plain', 0]]);
  const idOf = (map: Map<string, number>, key: string): number => {
    const found = map.get(key) ?? map.size;
    map.set(key, found);
    return found;
  };
  const sheets = book.sheets.map((sheet, index) => {
    const rows = sheet.rows.map((row, r) => {
      const cells = row.map((given, c) => {
        const cell: Cell = typeof given === 'object' && given !== null ? given : { v: given };
        const look = cell.look ?? sheet.looks?.[r] ?? 'plain';
        if (cell.v === null && look === 'plain') return '';
        const style = idOf(xfs, `${cell.as ?? 'general'} ${look}`);
        const start = `<c r="${address(r, c)}" s="${style}"`;
        const formula = cell.f === undefined ? '' : `<f>${escapeXml(cell.f)}</f>`;
        if (cell.v === null || cell.v === '') return `${start}/>`;
        if (typeof cell.v === 'number') return `${start}>${formula}<v>${cell.v}</v></c>`;
        return `${start} t="s"><v>${idOf(strings, cell.v)}</v></c>`;
      });
      return `<row r="${r + 1}"${sheet.hidden?.includes(r) ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
    });
    const pane = sheet.frozen
      ? `<pane ySplit="${sheet.frozen}" topLeftCell="A${sheet.frozen + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
    const merges = sheet.merges?.length
      ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
    const lists = sheet.lists?.length
      ? `<dataValidations count="${sheet.lists.length}">${sheet.lists.map((list) => `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${list.at}"><formula1>${escapeXml(list.values)}</formula1></dataValidation>`).join('')}</dataValidations>`
      : '';
    return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${index === 0 ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/><cols>${sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${rows.join('')}</sheetData>${merges}${lists}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
  });
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/>${sheets.map((_s, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${OFFICE}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${OFFICE}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(book.title)}</dc:title><dc:creator>${escapeXml(book.owner)}</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">${book.revised}T09:00:00Z</dcterms:modified></cp:coreProperties>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${book.sheets.map((sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_s, i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': XML + styleSheet([...xfs.keys()]),
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
  };
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheet;
  });
  return zip(files);
}

function styleSheet(keys: string[]): string {
  const font = (size: number, bold: boolean, colour = 'FF000000'): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="${colour}"/><name val="맑은 고딕"/><family val="3"/><charset val="129"/></font>`;
  const fill = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const line = ['left', 'right', 'top', 'bottom']
    .map((side) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`)
    .join('');
  const custom = Object.values(FORMATS).filter(([, code]) => code !== null);
  const xf = (key: string): string => {
    const [format = 'general', look = 'plain'] = key.split(' ') as [NumberFormat, Look];
    const [fontId, fillId, borderId, align] = LOOKS[look];
    const aligned = align ? ` horizontal="${align}"` : '';
    return `<xf numFmtId="${FORMATS[format][0]}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${aligned}/></xf>`;
  };
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${custom.length}">${custom.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code ?? '')}"/>`).join('')}</numFmts><fonts count="4">${font(10, false)}${font(10, true)}${font(14, true)}${font(9, false, 'FF666666')}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE7EEF6')}${fill('FFFFF7CC')}</fills><borders count="2"><border><left/><right/><top/><bottom/></border><border>${line}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${keys.length}">${keys.map(xf).join('')}</cellXfs></styleSheet>`;
}
