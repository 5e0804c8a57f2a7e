import { FootnoteError } from '../../../contract/errors.ts';
import { type FlowBlock, type FlowRow, type FlowTable, flowLimits } from './flow.ts';

interface GrowingCell {
  blocks: readonly FlowBlock[];
  colspan: number;
  rowspan: number;
}

export interface PlacedCell {
  readonly blocks: readonly FlowBlock[];
  readonly colspan?: number;
  /** Goes on from the cell above: vertical merges of DOCX and RTF are written cell by cell. */
  readonly continues?: boolean;
}

/** Gathers rows whose vertical merges are said cell by cell, and makes row spans of them. */
export class FlowTableRows {
  readonly #rows: { head: boolean; cells: GrowingCell[] }[] = [];
  /** Of the row above: the cell that begins in each column, which a merge goes on from. */
  #above = new Map<number, GrowingCell>();

  /**
   * @param before columns that the row leaves free at its left
   */
  add(cells: readonly PlacedCell[], head = false, before = 0): void {
    const row: GrowingCell[] = [];
    const beginning = new Map<number, GrowingCell>();
    let column = 0;
    if (before > 0) {
      row.push({ blocks: [], colspan: clamped(before), rowspan: 1 });
      column = clamped(before);
    }
    for (const { blocks, colspan, continues } of cells) {
      const width = clamped(colspan ?? 1);
      const above = continues ? this.#above.get(column) : undefined;
      const cell = above ?? { blocks, colspan: width, rowspan: 0 };
      cell.rowspan++;
      if (!above) row.push(cell);
      beginning.set(column, cell);
      column += width;
    }
    this.#above = beginning;
    this.#rows.push({ head, cells: row });
  }

  finish(caption?: string): FlowTable {
    const rows = this.#rows.map(({ head, cells }): FlowRow => (head ? { head, cells } : { cells }));
    return { kind: 'table', rows, ...(caption === undefined ? {} : { caption }) };
  }
}

function clamped(span: number): number {
  return Math.min(flowLimits.span, Math.max(1, Math.trunc(span) || 1));
}

/** Counts what a document holds, so that a hostile one is refused before it fills the memory. */
export class FlowCount {
  #cells = 0;
  #paragraphs = 0;

  cell(): void {
    if (++this.#cells > flowLimits.cells)
      throw new FootnoteError('too-many-elements', { limit: flowLimits.cells });
  }

  paragraph(): void {
    if (++this.#paragraphs > flowLimits.paragraphs)
      throw new FootnoteError('too-many-elements', { limit: flowLimits.paragraphs });
  }
}
