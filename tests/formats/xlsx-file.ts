/** Writes XLSX files part by part: what no program writes on its own, and what only Excel writes. */
import { zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetParts {
  readonly name?: string;
  readonly state?: string;
  /** Inside `<sheetData>`. */
  readonly rows: string | Uint8Array;
  /** Before and after `<sheetData>`. */
  readonly before?: string;
  readonly after?: string;
  /** Relations of the sheet, and parts that they lead to. */
  readonly relations?: readonly { id: string; type: string; target: string; external?: boolean }[];
}

export interface Parts {
  readonly sheets: readonly SheetParts[];
  readonly strings?: readonly string[];
  /** Number formats of the styles 0, 1, 2 …: a code, or the id of a built-in one. */
  readonly formats?: readonly (string | number)[];
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
  /** Inside `<workbook>`, before and after the sheets. */
  readonly workbook?: string;
  readonly names?: string;
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row of cells: texts inline, numbers with a style as `[value, style]`, null for none. */
export function row(
  number: number,
  cells: readonly (string | number | readonly [number, number] | null)[],
  attributes = '',
): string {
  const made = cells.map((cell, column) => {
    const at = `${String.fromCharCode(65 + column)}${number}`;
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
    const [value, style] = typeof cell === 'number' ? [cell, 0] : cell;
    return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  });
  return `<row r="${number}" ${attributes}>${made.join('')}</row>`;
}

export function xlsxFile({
  sheets,
  strings,
  formats = [],
  extra = {},
  workbook = '',
  names = '',
}: Parts): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  const put = (name: string, content: string | Uint8Array) => {
    parts[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const relation = (id: string, type: string, target: string, external = false) =>
    `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${office}/${type}`}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`;
  const related = (list: readonly string[]) =>
    `<Relationships xmlns="${relations}">${list.join('')}</Relationships>`;
  const typed = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const types = [
    typed('workbook', 'sheet.main'),
    typed('styles', 'styles'),
    typed('sharedStrings', 'sharedStrings'),
    ...sheets.map((_, at) => typed(`worksheets/sheet${at + 1}`, 'worksheet')),
  ];
  put(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`,
  );
  put('_rels/.rels', related([relation('r1', 'officeDocument', 'xl/workbook.xml')]));
  const listed = sheets.map(
    ({ name = `시트${sheets.length}`, state }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="s${at}"${state ? ` state="${state}"` : ''}/>`,
  );
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}">${workbook}<sheets>${listed.join('')}</sheets>${names}</workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    related([
      ...sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
      relation('strings', 'sharedStrings', 'sharedStrings.xml'),
      relation('styles', 'styles', 'styles.xml'),
    ]),
  );
  if (strings)
    put(
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>`,
    );
  const custom = formats.flatMap((format, at) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${escapeXml(format)}"/>`] : [],
  );
  const styles = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`,
  );
  put(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts>${custom.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
  );
  for (const [at, sheet] of sheets.entries()) {
    const head = `<worksheet xmlns="${main}" xmlns:r="${office}">${sheet.before ?? ''}<sheetData>`;
    const tail = `</sheetData>${sheet.after ?? ''}</worksheet>`;
    const rows = typeof sheet.rows === 'string' ? new TextEncoder().encode(sheet.rows) : sheet.rows;
    put(`xl/worksheets/sheet${at + 1}.xml`, Buffer.concat([Buffer.from(head), rows, Buffer.from(tail)]));
    if (sheet.relations)
      put(
        `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
        related(
          sheet.relations.map(({ id, type, target, external }) => relation(id, type, target, external)),
        ),
      );
  }
  for (const [name, content] of Object.entries(extra)) put(name, content);
  return zipSync(parts, { level: 6 });
}
