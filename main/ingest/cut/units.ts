/** What may be quoted: sentences, steps, terms with their definitions, code, the rows of tables. */
import type { Document, TableBlock, TableRecords, TextBlock, Unit } from '../../contract/index.ts';
import { collapse, sentences } from '../../language/index.ts';
import { plainRow, resolveTable } from '../tables/index.ts';
import { placesIn } from './places.ts';
import type { CutSection } from './sections.ts';
import { tableNotes } from './table-notes.ts';

/** A step longer than this is quoted by its sentences. */
const longestStep = 300;
/** Code is quoted in groups of lines up to this many characters. */
const codeGroup = 300;
/** It must fit a passage: a text without sentence ends is cut at blanks, a row between its cells. */
const longestPiece = 600;

export interface CutUnits {
  readonly units: readonly Unit[];
  /** Of rows: the text whose terms are indexed, where it is not the unit's own. */
  readonly termTexts: ReadonlyMap<Unit, string>;
  readonly tables: readonly TableRecords[];
}

/**
 * What the terms of a table's row are taken from: its cells with their headers, or its sentences. Plain finds better:
 * on the questions that tables answer MRR .646 against .621 and .964 against .952 (`npm run bench tables`).
 */
export type RowTerms = 'plain' | 'prose';

export function cutUnits(document: Document, cut: CutSection, rowTerms: RowTerms = 'plain'): CutUnits {
  const { text } = document;
  const section = cut.section.ordinal;
  const units: Unit[] = [];
  const termTexts = new Map<Unit, string>();
  const tables: TableRecords[] = [];

  const placeOf = placesIn(document);
  const push = (kind: Unit['kind'], start: number, end: number) => {
    const source = collapse(text.slice(start, end));
    if (source) units.push({ kind, text: source, source, start, end, section, ...placeOf(start, end) });
  };
  const pushSentences = (start: number, end: number) => {
    for (const s of sentences(text.slice(start, end))) {
      for (const piece of pieces(text, start + s.start, start + s.end))
        push('sentence', piece.start, piece.end);
    }
  };

  const cutTable = (block: TableBlock, caption: string, notes: ReturnType<typeof tableNotes>): void => {
    const context = { language: document.language, caption, notes, longestRow: longestPiece };
    const resolved = resolveTable(block.table, text, context);
    tables.push(resolved);
    for (const row of resolved.rows) {
      const record = { table: resolved.index, row: row.row };
      for (const part of row.parts ?? [row]) {
        const { start, end, prose } = part;
        const source = collapse(text.slice(start, end));
        if (!source) continue;
        const place = placeOf(start, end);
        const unit: Unit = { kind: 'row', text: prose, source, start, end, section, record, ...place };
        units.push(unit);
        if (rowTerms === 'plain') termTexts.set(unit, plainRow(part));
      }
    }
  };

  for (const [i, block] of cut.blocks.entries()) {
    switch (block.kind) {
      case 'table':
        cutTable(block, captionOf(cut, i, text), tableNotes(cut.blocks, i, text));
        break;
      case 'code':
        for (const group of lineGroups(text, block.start, block.end)) push('code', group.start, group.end);
        break;
      case 'list-item':
        if (block.end - block.start <= longestStep) push('step', block.start, block.end);
        else pushSentences(block.start, block.end);
        break;
      case 'term':
        // A term goes with its definition; alone it says nothing.
        if (cut.blocks[i + 1]?.kind !== 'definition') push('term', block.start, block.end);
        break;
      case 'definition': {
        const term = cut.blocks[i - 1]?.kind === 'term' ? (cut.blocks[i - 1] as TextBlock) : undefined;
        const start = term?.start ?? block.start;
        if (block.end - start <= longestStep) push('term', start, block.end);
        else {
          if (term) push('term', term.start, term.end);
          pushSentences(block.start, block.end);
        }
        break;
      }
      case 'caption':
        push('caption', block.start, block.end);
        break;
      default:
        pushSentences(block.start, block.end);
    }
  }
  return { units, termTexts, tables };
}

/** The caption in the markup, else a short line right above that announces the table, else the heading. */
function captionOf(cut: CutSection, index: number, text: string): string {
  const block = cut.blocks[index] as TableBlock;
  const { caption } = block.table;
  if (caption) return collapse(text.slice(caption.start, caption.end));
  const before = cut.blocks[index - 1];
  if (before && before.kind !== 'table') {
    const line = collapse(text.slice(before.start, before.end));
    if (before.kind === 'caption' || (line.length <= 40 && /^[<[【〈■▶○●◆□*]|[:>\]】〉]$|표$/.test(line))) {
      return line.replace(/^[<[【〈■▶○●◆□*\s]+|[:>\]】〉\s]+$/g, '');
    }
  }
  return cut.section.heading;
}

function* lineGroups(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  let from = start;
  let at = start;
  while (at < end) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    if (next - from > codeGroup && at > from) {
      yield { start: from, end: at };
      from = at;
    }
    at = next;
  }
  if (from < end) yield { start: from, end };
}

function* pieces(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  let from = start;
  while (end - from > longestPiece) {
    const blank = text.lastIndexOf(' ', from + longestPiece);
    const cut = blank > from ? blank + 1 : from + longestPiece;
    yield { start: from, end: cut };
    from = cut;
  }
  if (from < end) yield { start: from, end };
}
