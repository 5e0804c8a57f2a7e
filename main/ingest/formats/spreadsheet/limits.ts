import { FootnoteError } from '../../../contract/errors.ts';

/** What a spreadsheet may be at most; a larger one is refused with the limit stated. */
export const spreadsheetLimits = {
  /** Bytes of the file; larger ones throw `too-large`. */
  bytes: 50_000_000,
  /**
   * Cells that show something, over all sheets; more throw `too-many-cells`. A million took 1,041 MB of all
   * processes (half of it 766); the viewer, which unpacks a whole document, has not been measured with them.
   */
  cells: 500_000,
  /** Sheets; more throw `too-many-elements`. */
  sheets: 2_000,
  /** Slots of all merged areas of a sheet together; areas beyond it are read as single cells. */
  mergedSlots: 4_000_000,
  /** As a spreadsheet program has them. */
  rows: 1_048_576,
  columns: 16_384,
} as const;

/** Counts the cells of a file and stops it at the limit. */
export class CellCount {
  #cells = 0;

  /** @throws FootnoteError `too-many-cells` */
  add(cells = 1): void {
    this.#cells += cells;
    if (this.#cells > spreadsheetLimits.cells)
      throw new FootnoteError('too-many-cells', { limit: spreadsheetLimits.cells });
  }
}

/** @throws FootnoteError `too-large` */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > spreadsheetLimits.bytes)
    throw new FootnoteError('too-large', {
      size: Math.round(bytes.length / 1_000_000),
      limit: spreadsheetLimits.bytes / 1_000_000,
    });
}

/** @throws FootnoteError `too-many-elements` */
export function checkSheets(count: number): void {
  if (count > spreadsheetLimits.sheets)
    throw new FootnoteError('too-many-elements', { limit: spreadsheetLimits.sheets });
}
