/**
 * What stands right beside a place, as far as the library knows it: units and headings. Between them a document has
 * text that is no unit (a table's header row, a line that repeats on every page); a quote never reaches over it, and
 * what is said to stand before or after a quote ends there.
 */
import type { Unit } from '../contract/index.ts';
import { collapse } from '../language/index.ts';
import type { Source } from './source.ts';

interface Piece {
  readonly start: number;
  readonly end: number;
  /** A tab between the cells of a row. */
  readonly text: string;
  /** A row or a heading: it stands in a line of its own; sentences follow each other in one. */
  readonly alone: boolean;
}

/** What stands on one side of a quote. */
interface Beside {
  /** In one line, with single blanks for white space. */
  readonly text: string;
  /** Where a row or a heading is in it: its lines, each as its cells. */
  readonly rows?: string[][];
}

/** Nothing but the blank or the line end that separates them stands between the two. */
export function meet(before: Pick<Unit, 'end'>, after: Pick<Unit, 'start'>): boolean {
  const gap = after.start - before.end;
  return gap === 0 || gap === 1;
}

/** The last characters right before `start`, at most `length`; empty where they are not known. */
export function textBefore(source: Source, start: number, length: number): Beside {
  const pieces = piecesOf(source);
  let text = '';
  let at: Pick<Piece, 'start'> & Partial<Piece> = { start };
  for (let piece = last(pieces, at); piece && text.length < length; piece = last(pieces, at)) {
    text = piece.text + (at.start > piece.end ? between(piece, at) : '') + text;
    at = piece;
  }
  return told(text.trim().slice(-length).trimStart(), text.endsWith('\n'));
}

/** The first characters right after `end`. */
export function textAfter(source: Source, end: number, length: number): Beside {
  const pieces = piecesOf(source);
  let text = '';
  let at: Pick<Piece, 'end'> & Partial<Piece> = { end };
  for (let piece = next(pieces, at); piece && text.length < length; piece = next(pieces, at)) {
    text += (piece.start > at.end ? between(at, piece) : '') + piece.text;
    at = piece;
  }
  return told(text.trim().slice(0, length).trimEnd(), text.startsWith('\n'));
}

const last = (pieces: readonly Piece[], at: Pick<Piece, 'start'>) =>
  pieces.findLast((piece) => piece.start < at.start && meet(piece, at));
const next = (pieces: readonly Piece[], at: Pick<Piece, 'end'>) =>
  pieces.find((piece) => piece.end > at.end && meet(at, piece));
const between = (one: Partial<Piece>, other: Partial<Piece>) => (one.alone || other.alone ? '\n' : ' ');

/** @param apart the quote does not go on in the line beside it */
function told(text: string, apart: boolean): Beside {
  const rows = text.split('\n').map((row) => row.split('\t'));
  return { text: rows.flat().join(' '), ...((apart || /[\t\n]/.test(text)) && { rows }) };
}

function piecesOf({ passages, sections }: Source): Piece[] {
  const units = passages.flatMap((passage) =>
    passage.units.map(({ kind, start, end, source, cells }) => ({
      start,
      end,
      text: cells?.join('\t') ?? source,
      alone: kind === 'row',
    })),
  );
  // The first section stands before the first heading; its heading is the title, which is no text.
  const headings = sections
    .filter((section) => section.ordinal > 0)
    .map(({ start, heading }) => ({
      start,
      end: start + heading.length,
      text: collapse(heading),
      alone: true,
    }));
  return [...units, ...headings].sort((a, b) => a.start - b.start);
}
