/** Neighbouring units packed into passages. */
import type { Document, Passage, Section, TableRecord, TableRecords, Unit } from '../../contract/index.ts';
import { type CutSection, cutSections, type FlatBlock } from './sections.ts';
import { cutUnits, type RowTerms } from './units.ts';

/**
 * Characters of what is indexed. Small neighbouring sections share a passage: on the dev sheet, page level, that gave
 * .10 MRR over one passage a section, and 600 beat 300, 800 and 1,200 (`npm run bench passages`).
 */
export const passageSize = 600;

export interface CutDocument {
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly tables: readonly TableRecords[];
}

/** Some neighbouring passages, and the records that were read with them: of a long table its next ones. */
export interface Slice {
  readonly passages: readonly Passage[];
  /** Of each passage, what its terms are taken from: `plainRow` for rows, which has no words of its own. */
  readonly termTexts: readonly string[];
  readonly tables: readonly TableRecords[];
}

/** A long document is cut into slices of so many passages: each is prepared and packed before the next is cut. */
export const passagesOfSlice = 256;

/** @param skip what is left out: blocks that repeat across the export */
export function cutDocument(
  document: Document,
  skip: (block: FlatBlock) => boolean = () => false,
  rowTerms?: RowTerms,
): CutDocument {
  const cut = cutSections(document, skip);
  const passages: Passage[] = [];
  const tables: TableRecords[] = [];
  for (const slice of cutSlices(document, cut, rowTerms)) {
    for (const passage of slice.passages) passages.push(passage);
    for (const table of slice.tables) tables.push(table);
  }
  return { sections: cut.map((c) => c.section), passages, tables: wholeTables(tables) };
}

/** Tables of slices one after the other, each whole again. */
export function wholeTables(tables: readonly TableRecords[]): TableRecords[] {
  const whole = new Map<number, FillingTable>();
  for (const table of tables) {
    const begun = whole.get(table.index);
    if (begun) for (const row of table.rows) begun.rows.push(row);
    else whole.set(table.index, { ...table, rows: [...table.rows] });
  }
  return [...whole.values()];
}

/** At least one, in order; a table goes on in the next slice under the same index. */
export function* cutSlices(
  document: Document,
  cut: readonly CutSection[],
  rowTerms?: RowTerms,
): Generator<Slice> {
  const sections = cut.map((c) => c.section);
  let slice: Filling = emptySlice();
  let ordinal = 0;
  let open: Unit[] = [];
  let terms: string[] = [];
  let size = 0;

  const flush = () => {
    if (open.length > 0) {
      slice.passages.push(passageOf(ordinal++, open, sections));
      slice.termTexts.push(terms.join('\n'));
    }
    open = [];
    terms = [];
    size = 0;
  };
  const add = (unit: Unit, text: string) => {
    if (size > 0 && size + text.length > passageSize) flush();
    open.push(unit);
    terms.push(text);
    size += text.length + 1;
  };

  for (const part of cut) {
    // A section that does not fit beside the last ones starts a passage of its own, however little they fill.
    let fitting: [Unit, string][] | undefined = [];
    let whole = 0;
    for (const found of cutUnits(document, part, rowTerms)) {
      if ('table' in found) slice.tables.push({ ...found.table, rows: [] });
      else if ('record' in found) slice.tables.at(-1)!.rows.push(found.record);
      else if (!fitting) add(found.unit, found.terms);
      else {
        fitting.push([found.unit, found.terms]);
        whole += found.terms.length + 1;
        if (size + whole <= passageSize) continue;
        flush();
        for (const [unit, text] of fitting) add(unit, text);
        fitting = undefined;
      }
      if (slice.passages.length >= passagesOfSlice) {
        const begun = slice.tables.at(-1);
        yield slice;
        slice = emptySlice();
        if (begun) slice.tables.push({ ...begun, rows: [] });
      }
    }
    for (const [unit, text] of fitting ?? []) add(unit, text);
  }
  flush();
  yield slice;
}

type FillingTable = TableRecords & { readonly rows: TableRecord[] };

interface Filling extends Slice {
  readonly passages: Passage[];
  readonly termTexts: string[];
  readonly tables: FillingTable[];
}

const emptySlice = (): Filling => ({ passages: [], termTexts: [], tables: [] });

function passageOf(ordinal: number, units: readonly Unit[], sections: readonly Section[]): Passage {
  const headings = new Set<string>();
  for (const unit of units) for (const heading of sections[unit.section]!.path) headings.add(heading);
  return {
    ordinal,
    section: units[0]!.section,
    headings: [...headings],
    units,
    start: Math.min(...units.map((u) => u.start)),
    end: Math.max(...units.map((u) => u.end)),
  };
}

/** What is read; the terms of rows are taken from their cells. */
export function passageText(passage: Pick<Passage, 'units'>): string {
  return passage.units.map((unit) => unit.text).join('\n');
}
