/** The parts of an XLSX: which sheet stands where, and how parts refer to each other. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { readXml, type XmlHandler } from '../../xml/index.ts';
import type { ZipPackage } from '../../zip/index.ts';
import { type CellRange, readRange } from '../cell-range.ts';
import { checkSheets } from '../limits.ts';

export interface Relation {
  readonly type: string;
  /** A part's name, or the address as written where it leads out of the file. */
  readonly target: string;
  readonly external: boolean;
}

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly date1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  readonly title: string;
  /** Rows that are repeated on every printed page, by the sheet's number from 0. */
  readonly printTitles: readonly { readonly sheet: number; readonly range: CellRange }[];
}

const main = '';
const relations = 'r';
const namespaces = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': main,
  'http://purl.oclc.org/ooxml/spreadsheetml/main': main,
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': relations,
  'http://purl.oclc.org/ooxml/officeDocument/relationships': relations,
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'xdr',
  'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing': 'xdr',
  'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments': 'tc',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

/** Reads a part by events; nothing where there is no such part. */
export function readPart(zip: ZipPackage, part: string, handler: XmlHandler): void {
  const bytes = zip.read(part);
  if (bytes) readXml(bytes, handler, { format: 'XLSX', namespaces });
}

/** The relations of a part by their id. */
export function relationsOf(zip: ZipPackage, part: string): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const found = new Map<string, Relation>();
  readPart(zip, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, {
    open: (name, { Id, Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined) return;
      const external = TargetMode === 'External';
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      found.set(Id, { type, external, target: external ? Target : resolve(part, Target) });
    },
  });
  return found;
}

/** A target relative to the folder of the part that names it. */
function resolve(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** @throws FootnoteError `damaged` where there is no workbook, `too-many-elements` */
export function readWorkbook(zip: ZipPackage): Workbook {
  const part =
    [...relationsOf(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target ??
    'xl/workbook.xml';
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
  const partOf = (type: string) => [...related.values()].find((relation) => relation.type === type)?.target;
  return {
    sheets,
    date1904,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    title: readTitle(zip),
    printTitles,
  };
}

function readTitle(zip: ZipPackage): string {
  let inside = false;
  let title = '';
  readPart(zip, 'docProps/core.xml', {
    open: (name) => {
      inside = name === 'dc:title';
    },
    text: (piece) => {
      if (inside && title.length < 500) title += piece;
    },
    close: () => {
      inside = false;
    },
  });
  return title;
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
