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
  readonly text: string;
}

/** Nothing but the blank or the line end that separates them stands between the two. */
export function meet(before: Pick<Unit, 'end'>, after: Pick<Unit, 'start'>): boolean {
  const gap = after.start - before.end;
  return gap === 0 || gap === 1;
}

/** The last characters right before `start`, at most `length`; empty where they are not known. */
export function textBefore(source: Source, start: number, length: number): string {
  const pieces = piecesOf(source);
  let text = '';
  let at = { start };
  for (let piece = last(pieces, at); piece && text.length < length; piece = last(pieces, at)) {
    text = joined(piece, at, text);
    at = piece;
  }
  return collapse(text).slice(-length).trimStart();
}

/** The first characters right after `end`. */
export function textAfter(source: Source, end: number, length: number): string {
  const pieces = piecesOf(source);
  let text = '';
  let at: Pick<Piece, 'end'> = { end };
  for (let piece = next(pieces, at); piece && text.length < length; piece = next(pieces, at)) {
    text += (piece.start > at.end ? ' ' : '') + piece.text;
    at = piece;
  }
  return collapse(text).slice(0, length).trimEnd();
}

const last = (pieces: readonly Piece[], at: Pick<Piece, 'start'>) =>
  pieces.findLast((piece) => piece.start < at.start && meet(piece, at));
const next = (pieces: readonly Piece[], at: Pick<Piece, 'end'>) =>
  pieces.find((piece) => piece.end > at.end && meet(at, piece));
const joined = (piece: Piece, at: Pick<Piece, 'start'>, text: string) =>
  piece.text + (at.start > piece.end ? ' ' : '') + text;

function piecesOf({ passages, sections }: Source): Piece[] {
  const units = passages.flatMap((passage) =>
    passage.units.map(({ start, end, source }) => ({ start, end, text: source })),
  );
  // The first section stands before the first heading; its heading is the title, which is no text.
  const headings = sections
    .filter((section) => section.ordinal > 0)
    .map(({ start, heading }) => ({ start, end: start + heading.length, text: heading }));
  return [...units, ...headings].sort((a, b) => a.start - b.start);
}
