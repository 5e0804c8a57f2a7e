import { levelOfStyle } from '../flow/index.ts';
import { utf16le } from '../utf16.ts';
import { type DocFile, tablePart } from './file.ts';
import {
  applyToParagraph,
  type ParagraphProperties,
  type RunProperties,
  runProperties,
} from './properties.ts';

export interface DocStyle {
  /** Lower case. */
  readonly name: string;
  /** From 1. */
  readonly level: number | undefined;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

const noStyle: DocStyle = { name: '', level: undefined, paragraph: { style: 0 }, run: { size: 10 } };
const noBase = 0xfff;

/** Styles by their number, with what they take over from those they are based on. */
export function readStyles(file: DocFile): (number: number) => DocStyle {
  const sheet = file.part(tablePart.styles);
  const raw = sheet.length >= 6 ? rawStyles(sheet) : [];
  const resolved = new Map<number, DocStyle>();
  const of = (number: number, depth = 0): DocStyle => {
    const known = resolved.get(number);
    if (known) return known;
    const style = raw[number];
    // Styles that are based on each other in a ring end here.
    if (!style || depth > 20) return noStyle;
    const base = style.base === noBase ? noStyle : of(style.base, depth + 1);
    const paragraph = { ...base.paragraph, style: number };
    applyToParagraph(paragraph, style.paragraphList, file.data);
    const outline = paragraph.outline;
    const made: DocStyle = {
      name: style.name,
      level:
        headingOf(style.builtIn) ??
        levelOfStyle(style.name) ??
        (outline !== undefined && outline <= 8 ? outline + 1 : undefined),
      paragraph,
      run: runProperties(style.runList, base.run),
    };
    resolved.set(number, made);
    return made;
  };
  return (number) => of(number);
}

interface RawStyle {
  readonly name: string;
  /** Word's own number of a style that every language has. */
  readonly builtIn: number;
  readonly base: number;
  readonly paragraphList: Buffer;
  readonly runList: Buffer;
}

/** Headings 1 to 9, and the title. */
function headingOf(builtIn: number): number | undefined {
  if (builtIn >= 1 && builtIn <= 9) return builtIn;
  return builtIn === 62 ? 1 : undefined;
}

function rawStyles(sheet: Buffer): (RawStyle | null)[] {
  const count = Math.min(sheet.readUInt16LE(2), 4096);
  const baseSize = sheet.readUInt16LE(4);
  const styles: (RawStyle | null)[] = [];
  let at = 2 + sheet.readUInt16LE(0);
  for (let i = 0; i < count && at + 2 <= sheet.length; i++) {
    const size = sheet.readUInt16LE(at);
    styles.push(size === 0 ? null : rawStyle(sheet.subarray(at + 2, at + 2 + size), baseSize));
    at += 2 + size + (size & 1);
  }
  return styles;
}

function rawStyle(style: Buffer, baseSize: number): RawStyle | null {
  if (style.length < baseSize + 2 || baseSize < 10) return null;
  const kindAndBase = style.readUInt16LE(2);
  const isParagraph = (kindAndBase & 0xf) === 1;
  const nameLength = style.readUInt16LE(baseSize);
  const nameEnd = baseSize + 2 + nameLength * 2;
  const name = utf16le(style, baseSize + 2, nameEnd).toLowerCase();
  const builtIn = style.readUInt16LE(0) & 0xfff;
  const base = kindAndBase >> 4;
  const lists = modificationLists(style, nameEnd + 2);
  return {
    name: builtIn >= 19 && builtIn <= 27 ? `toc ${builtIn - 18}` : builtIn === 34 ? 'caption' : name,
    builtIn: isParagraph ? builtIn : 0xffe,
    base,
    // A paragraph style has a list for the paragraph, which begins with its number, then one for its runs.
    paragraphList: isParagraph ? (lists[0]?.subarray(2) ?? empty) : empty,
    runList: (isParagraph ? lists[1] : lists[0]) ?? empty,
  };
}

const empty = Buffer.alloc(0);

function modificationLists(style: Buffer, start: number): Buffer[] {
  const lists: Buffer[] = [];
  for (let at = start; at + 2 <= style.length && lists.length < 3; ) {
    const size = style.readUInt16LE(at);
    lists.push(style.subarray(at + 2, at + 2 + size));
    at += 2 + size + (size & 1);
  }
  return lists;
}
