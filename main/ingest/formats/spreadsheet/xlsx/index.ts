/**
 * XLSX read part by part. SheetJS is not used here: it takes as long and as much memory, leaves out declared tables,
 * frozen and repeated rows, text boxes and threads, and one wrong range in a file makes it fill billions of cells.
 */
import type { ZipPackage } from '../../zip/index.ts';
import { CellCount } from '../limits.ts';
import { countHidden, type Sheet } from '../sheet.ts';
import { readAnnotations } from './annotations.ts';
import { readWorkbook, relationsOf } from './package.ts';
import { readSharedStrings } from './strings.ts';
import { readFormats } from './styles.ts';
import { readWorksheet } from './worksheet.ts';

export interface Sheets {
  readonly title: string;
  /** Read one after the other, so that only one sheet's cells are held. */
  readonly sheets: Iterable<Sheet>;
}

/** @throws FootnoteError `damaged`, `encrypted`, `too-many-cells`, `too-many-elements`, `too-deep` */
export function readXlsx(zip: ZipPackage): Sheets {
  const workbook = readWorkbook(zip);
  return { title: workbook.title, sheets: sheetsOf(zip, workbook) };
}

function* sheetsOf(zip: ZipPackage, workbook: ReturnType<typeof readWorkbook>): Generator<Sheet> {
  const count = new CellCount();
  const strings = readSharedStrings(zip, workbook.sharedStrings);
  const formatOf = readFormats(zip, workbook.styles, workbook.date1904);
  for (const [number, { name, part, hidden }] of workbook.sheets.entries()) {
    const sheet = readWorksheet(zip, part, { strings, formatOf, count });
    const printed = workbook.printTitles.filter((titles) => titles.sheet === number);
    yield {
      ...sheet,
      ...readAnnotations(zip, relationsOf(zip, part)),
      headers: [...sheet.headers, ...printed.map(({ range }) => range)],
      hiddenColumns: countHidden(sheet.rows, sheet.hiddenColumns),
      name,
      hidden,
    };
  }
}
