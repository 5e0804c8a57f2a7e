/** Texts of PPT: characters, and the levels and bullets of their paragraphs. After [MS-PPT] 2.9. */

import { utf16le } from '../../utf16.ts';
import type { SlideText } from '../slide.ts';
import { type PptRecord, records } from './records.ts';

export interface PptText {
  /** `TextTypeEnum`: 0 title, 1 body, 4 other … */
  readonly type: number;
  readonly text: string;
  /** `StyleTextPropAtom`. */
  style: Buffer | undefined;
}

/** The texts in a row of records; each begins with its header. */
export function textsIn(row: readonly PptRecord[]): PptText[] {
  const texts: PptText[] = [];
  let type = 4;
  for (const { type: kind, data } of row) {
    if (kind === records.textHeader && data.length >= 4) type = data.readUInt32LE(0);
    else if (kind === records.textChars) texts.push({ type, text: utf16le(data), style: undefined });
    // One byte a character: the low byte of UTF-16, not a code page.
    else if (kind === records.textBytes)
      texts.push({ type, text: data.toString('latin1'), style: undefined });
    else if (kind === records.textStyle) {
      const last = texts[texts.length - 1];
      if (last) last.style = data;
    }
  }
  return texts;
}

export const isTitle = ({ type }: PptText) => type === 0 || type === 6;
const isBody = ({ type }: PptText) => type === 1 || type === 7 || type === 8;

/** The paragraphs of a text. Bullets come from the master where the text says nothing: a body has them. */
export function paragraphsOf(text: PptText): SlideText[] {
  const shapes = paragraphShapes(text);
  let at = 0;
  return text.text.split('\r').flatMap((line, i): SlideText[] => {
    const shape = shapeAt(shapes, at);
    at += line.length + 1;
    // 0x0b breaks a line; others stand for fields (slide number, date).
    const shown = line.replace(/\u000b/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f]/g, '');
    if (shown.trim() === '') return [];
    const isItem = shape?.bullet ?? (isBody(text) && (i > 0 || text.text.includes('\r')));
    if (!isItem) return [{ kind: 'paragraph', text: shown }];
    return [{ kind: 'list-item', text: shown, depth: Math.min(8, shape?.level ?? 0) }];
  });
}

interface ParagraphShape {
  readonly end: number;
  readonly level: number;
  readonly bullet: boolean | undefined;
}

function shapeAt(shapes: readonly ParagraphShape[], at: number): ParagraphShape | undefined {
  return shapes.find(({ end }) => at < end);
}

/** Sizes of the fields of `TextPFException` that stand before the tab stops, by the bits that announce them. */
const fields: readonly (readonly [mask: number, size: number])[] = [
  ...([
    [0x80, 2],
    [0x10, 2],
    [0x40, 2],
    [0x20, 4],
    [0x800, 2],
    [0x1000, 2],
  ] as const),
  ...([
    [0x2000, 2],
    [0x4000, 2],
    [0x100, 2],
    [0x400, 2],
    [0x8000, 2],
  ] as const),
];

/** Runs of paragraphs with the same shape. What cannot be followed ends the list: the text stays. */
function paragraphShapes({ style, text }: PptText): ParagraphShape[] {
  const shapes: ParagraphShape[] = [];
  if (!style) return shapes;
  let end = 0;
  for (let at = 0; at + 10 <= style.length && end <= text.length; ) {
    const count = style.readUInt32LE(at);
    const level = style.readUInt16LE(at + 4);
    const mask = style.readUInt32LE(at + 6);
    at += 10;
    let bullet: boolean | undefined;
    if ((mask & 0xf) !== 0) {
      if (at + 2 > style.length) break;
      if ((mask & 1) !== 0) bullet = (style.readUInt16LE(at) & 1) === 1;
      at += 2;
    }
    for (const [bit, size] of fields) if ((mask & bit) !== 0) at += size;
    if ((mask & 0x100000) !== 0) {
      if (at + 2 > style.length) break;
      at += 2 + style.readUInt16LE(at) * 4;
    }
    for (const bits of [0x10000, 0xe0000, 0x200000]) if ((mask & bits) !== 0) at += 2;
    end += count;
    shapes.push({ end, level, bullet });
  }
  return shapes;
}
