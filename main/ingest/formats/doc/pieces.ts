import iconv from 'iconv-lite';
import { FootnoteError } from '../../../contract/errors.ts';
import { utf16le } from '../utf16.ts';
import { type DocFile, readPlc, tablePart } from './file.ts';

/** A stretch of the text and where its bytes lie in the main stream. */
export interface Piece {
  /** Character positions. */
  readonly start: number;
  readonly end: number;
  /** Byte offset of its first character. */
  readonly at: number;
  /** 1 for Western text, 2 for all other. */
  readonly width: 1 | 2;
}

/** The pieces in the order of the text. */
export function readPieces(file: DocFile): Piece[] {
  const part = file.part(tablePart.pieces);
  let at = 0;
  // Formatting that fast saving left stands before the pieces.
  while (at + 3 <= part.length && part[at] === 1) at += 3 + part.readUInt16LE(at + 1);
  if (part[at] !== 2 || at + 5 > part.length) throw new FootnoteError('damaged', { format: 'DOC' });
  const table = part.subarray(at + 5, at + 5 + part.readUInt32LE(at + 1));
  const { positions, dataAt } = readPlc(table, 8);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < positions.length; i++) {
    const [start, end] = [positions[i]!, positions[i + 1]!];
    const offset = table.readUInt32LE(dataAt(i) + 2);
    const western = (offset & 0x40000000) !== 0;
    const width = western ? 1 : 2;
    const from = western ? (offset & 0x3fffffff) >>> 1 : offset & 0x3fffffff;
    const last = pieces.at(-1)?.end ?? 0;
    if (end <= start || start < last || from + (end - start) * width > file.main.length)
      throw new FootnoteError('damaged', { format: 'DOC' });
    pieces.push({ start, end, at: from, width });
  }
  return pieces;
}

/** The characters of a part of a piece. */
export function pieceText(main: Buffer, { at, start, width }: Piece, from: number, to: number): string {
  const bytes = main.subarray(at + (from - start) * width, at + (to - start) * width);
  return width === 2 ? utf16le(bytes) : iconv.decode(bytes, 'cp1252');
}
