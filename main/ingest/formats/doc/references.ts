/** What stands elsewhere in the text and belongs to a place in the body: notes, text boxes, bookmarks. */

import { utf16le } from '../utf16.ts';
import { type DocFile, readPlc, tablePart } from './file.ts';

/** A stretch of the whole text, in characters. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Notes by the position of their mark in the body.
 * @param from where the notes' text begins
 */
export function noteRanges(
  file: DocFile,
  references: number,
  texts: number,
  from: number,
): Map<number, TextRange> {
  const marks = readPlc(file.part(references), 2).positions;
  const borders = readPlc(file.part(texts), 0).positions;
  const found = new Map<number, TextRange>();
  for (let i = 0; i + 1 < marks.length && i + 1 < borders.length; i++)
    found.set(marks[i]!, { start: from + borders[i]!, end: from + borders[i + 1]! });
  return found;
}

/** Text boxes by the position of their anchor in the body. */
export function boxRanges(file: DocFile, from: number): Map<number, TextRange> {
  const part = file.part(tablePart.boxTexts);
  const texts = readPlc(part, 22);
  const byShape = new Map<number, TextRange>();
  for (let i = 0; i + 1 < texts.positions.length; i++) {
    const [start, end] = [texts.positions[i]!, texts.positions[i + 1]!];
    byShape.set(part.readInt32LE(texts.dataAt(i) + 14), { start: from + start, end: from + end });
  }
  const shapes = file.part(tablePart.shapes);
  const anchors = readPlc(shapes, 26);
  const found = new Map<number, TextRange>();
  for (let i = 0; i + 1 < anchors.positions.length; i++) {
    const range = byShape.get(shapes.readInt32LE(anchors.dataAt(i)));
    if (range) found.set(anchors.positions[i]!, range);
  }
  return found;
}

/** Names of bookmarks by the position where they begin. */
export function bookmarks(file: DocFile): Map<number, string> {
  const names = stringTable(file.part(tablePart.bookmarkNames));
  const { positions } = readPlc(file.part(tablePart.bookmarkStarts), 4);
  const found = new Map<number, string>();
  names.forEach((name, i) => {
    const position = positions[i];
    if (position !== undefined && name !== '' && !name.startsWith('_')) found.set(position, name);
  });
  return found;
}

/** Names of fonts by their number. */
export function fontNames(file: DocFile): string[] {
  const part = file.part(tablePart.fonts);
  const names: string[] = [];
  for (let at = 4; at < part.length && names.length < 4096; ) {
    const size = part[at]! + 1;
    names.push(utf16le(part, at + 40, at + size).split('\0', 1)[0]!);
    at += size;
  }
  return names;
}

function stringTable(part: Buffer): string[] {
  if (part.length < 6 || part.readUInt16LE(0) !== 0xffff) return [];
  const extra = part.readUInt16LE(4);
  const found: string[] = [];
  for (let at = 6; at + 2 <= part.length && found.length < 65_536; ) {
    const length = part.readUInt16LE(at);
    found.push(utf16le(part, at + 2, at + 2 + length * 2));
    at += 2 + length * 2 + extra;
  }
  return found;
}
