/** What may be quoted: sentences, steps, terms with their definitions, code, the rows of tables. */
import type { Document, TableBlock, TableRecord, TextBlock, Unit } from '../../contract/index.ts';
import { collapse, sentences } from '../../language/index.ts';
import { plainRow, type ReadTable, readTable, type TableContext } from '../tables/index.ts';
import { placesIn } from './places.ts';
import type { CutSection } from './sections.ts';
import { captionOf, linesAround, tableNotes } from './table-notes.ts';

/** A step longer than this is quoted by its sentences. */
const longestStep = 300;
/** Code is quoted in groups of lines up to this many characters. */
const codeGroup = 300;
/** It must fit a passage: a text without sentence ends is cut at blanks, a row between its cells. */
const longestPiece = 600;

/**
 * What is cut, in reading order: a unit with the text whose terms are indexed (a row's is not the unit's own); a table
 * that begins; a record of that table, before the units of its row.
 */
export type Cut =
  | { readonly unit: Unit; readonly terms: string }
  | { readonly table: Omit<ReadTable, 'rows'> }
  | { readonly record: TableRecord };

/**
 * What the terms of a table's row are taken from: its cells with their headers, or its sentences. Plain finds better:
 * on the questions that tables answer MRR .646 against .621 and .964 against .952 (`npm run bench tables`).
 */
export type RowTerms = 'plain' | 'prose';

export function* cutUnits(document: Document, cut: CutSection, rowTerms: RowTerms = 'plain'): Generator<Cut> {
  const { text } = document;
  const section = cut.section.ordinal;
  const placeOf = placesIn(document);

  function* whole(kind: Unit['kind'], start: number, end: number): Generator<Cut> {
    const source = collapse(text.slice(start, end));
    if (!source) return;
    const unit = { kind, text: source, source, start, end, section, ...placeOf(start, end) };
    yield { unit, terms: source };
  }
  function* bySentences(start: number, end: number): Generator<Cut> {
    for (const s of sentences(text.slice(start, end))) {
      for (const piece of pieces(text, start + s.start, start + s.end))
        yield* whole('sentence', piece.start, piece.end);
    }
  }
  function* ofTable(
    block: TableBlock,
    around: Pick<TableContext, 'caption' | 'unitLine' | 'around' | 'notes'>,
  ): Generator<Cut> {
    const context = { language: document.language, ...around, longestRow: longestPiece };
    const { rows, ...table } = readTable(block.table, text, context);
    yield { table };
    for (const row of rows) {
      yield { record: row };
      const record = { table: table.index, row: row.row };
      for (const part of row.parts ?? [row]) {
        const { start, end } = part;
        // A form's row of blanks has no sentences; it is found and quoted as it stands.
        const prose = part.prose || plainRow(part);
        // Between the cells of a row stands a tab.
        const cells = text.slice(start, end).split('\t').map(collapse).filter(Boolean);
        const source = cells.join(' ');
        if (!source) continue;
        const own = { kind: 'row', text: prose, source, start, end, section, record } as const;
        const unit: Unit = { ...own, ...(cells.length > 1 && { cells }), ...placeOf(start, end) };
        yield { unit, terms: rowTerms === 'plain' ? plainRow(part) : prose };
      }
    }
  }

  for (const [i, block] of cut.blocks.entries()) {
    switch (block.kind) {
      case 'table':
        yield* ofTable(block, {
          caption: captionOf(cut, i, text),
          ...linesAround(cut, i, text),
          notes: tableNotes(cut.blocks, i, text),
        });
        break;
      case 'code':
        for (const group of lineGroups(text, block.start, block.end))
          yield* whole('code', group.start, group.end);
        break;
      case 'list-item':
        if (block.end - block.start <= longestStep) yield* whole('step', block.start, block.end);
        else yield* bySentences(block.start, block.end);
        break;
      case 'term':
        // A term goes with its definition; alone it says nothing.
        if (cut.blocks[i + 1]?.kind !== 'definition') yield* whole('term', block.start, block.end);
        break;
      case 'definition': {
        const term = cut.blocks[i - 1]?.kind === 'term' ? (cut.blocks[i - 1] as TextBlock) : undefined;
        const start = term?.start ?? block.start;
        if (block.end - start <= longestStep) yield* whole('term', start, block.end);
        else {
          if (term) yield* whole('term', term.start, term.end);
          yield* bySentences(block.start, block.end);
        }
        break;
      }
      case 'caption':
        yield* whole('caption', block.start, block.end);
        break;
      default:
        yield* bySentences(block.start, block.end);
    }
  }
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
