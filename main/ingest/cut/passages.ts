/** Neighbouring units packed into passages. */
import type { Document, Passage, Section, TableRecords, Unit } from '../../contract/index.ts';
import { cutSections, type FlatBlock } from './sections.ts';
import { cutUnits, type RowTerms } from './units.ts';

/**
 * Characters of what is indexed. Small neighbouring sections share a passage: on the dev sheet, page level, that gave
 * .10 MRR over one passage a section, and 600 beat 300, 800 and 1,200 (`npm run bench passages`).
 */
export const passageSize = 600;

export interface CutDocument {
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  /** Of each passage, what its terms are taken from: `plainRow` for rows, which has no words of its own. */
  readonly termTexts: readonly string[];
  readonly tables: readonly TableRecords[];
}

/** @param skip what is left out: blocks that repeat across the export */
export function cutDocument(
  document: Document,
  skip: (block: FlatBlock) => boolean = () => false,
  rowTerms?: RowTerms,
): CutDocument {
  const cut = cutSections(document, skip);
  const sections = cut.map((c) => c.section);
  const tables: TableRecords[] = [];
  const passages: Passage[] = [];
  const termTexts: string[] = [];
  let open: Unit[] = [];
  let terms: string[] = [];
  let size = 0;

  const flush = () => {
    if (open.length > 0) {
      passages.push(passageOf(passages.length, open, sections));
      termTexts.push(terms.join('\n'));
    }
    open = [];
    terms = [];
    size = 0;
  };

  for (const part of cut) {
    const { units, termTexts: ofRows, tables: found } = cutUnits(document, part, rowTerms);
    tables.push(...found);
    const indexed = (unit: Unit) => ofRows.get(unit) ?? unit.text;
    const whole = units.reduce((sum, unit) => sum + indexed(unit).length + 1, 0);
    // A section that does not fit beside the last ones starts a passage of its own, however little they fill.
    if (size + whole > passageSize) flush();
    for (const unit of units) {
      const text = indexed(unit);
      if (size > 0 && size + text.length > passageSize) flush();
      open.push(unit);
      terms.push(text);
      size += text.length + 1;
    }
  }
  flush();
  return { sections, passages, termTexts, tables };
}

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
