import { type ListLevel, ListNumbers, type NumberedList } from '../flow/index.ts';
import { utf16le } from '../utf16.ts';
import { type DocFile, tablePart } from './file.ts';

/** Word's numbers of the ways to count, by the names that OOXML gives them. */
const countings: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  24: 'ganada',
  25: 'chosung',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  37: 'chineseCounting',
  39: 'chineseCountingThousand',
  41: 'koreanDigital',
  42: 'koreanCounting',
  43: 'koreanLegal',
  44: 'koreanDigital2',
  255: 'none',
};

const mostLists = 10_000;

/** Lists by the number that paragraphs name them by, from 1. */
export function readLists(file: DocFile): ListNumbers {
  const lists = new Map<string, NumberedList>();
  try {
    const definitions = readDefinitions(file);
    readOverrides(file.part(tablePart.listOverrides), definitions, lists);
  } catch (error) {
    // Damaged lists cost the labels, not the text.
    if (!(error instanceof RangeError)) throw error;
  }
  return new ListNumbers(lists);
}

/** Levels by the id of their list. The levels stand behind the part, one after the other. */
function readDefinitions(file: DocFile): Map<number, Map<number, ListLevel>> {
  const part = file.part(tablePart.lists);
  const found = new Map<number, Map<number, ListLevel>>();
  if (part.length < 2) return found;
  const count = Math.min(part.readUInt16LE(0), mostLists);
  let at = file.offset(tablePart.lists) + 2 + count * 28;
  for (let i = 0; i < count; i++) {
    const simple = (part[2 + i * 28 + 26]! & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let depth = 0; depth < (simple ? 1 : 9); depth++) {
      const [level, next] = readLevel(file.table, at);
      levels.set(depth, level);
      at = next;
    }
    found.set(part.readInt32LE(2 + i * 28), levels);
  }
  return found;
}

/** @returns the level, and where the next one begins */
function readLevel(table: Buffer, at: number): [ListLevel, number] {
  const flags = table.readUInt8(at + 5);
  const textAt = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const length = table.readUInt16LE(textAt);
  const raw = utf16le(table, textAt + 2, textAt + 2 + length * 2);
  // A character below 9 stands for the number of that level.
  const text = [...raw]
    .map((sign) => (sign.charCodeAt(0) < 9 ? `%${sign.charCodeAt(0) + 1}` : sign))
    .join('');
  const level: ListLevel = {
    start: table.readInt32LE(at),
    format: countings[table.readUInt8(at + 4)] ?? 'decimal',
    text,
    restart: flags & 8 ? table.readUInt8(at + 26) : undefined,
    legal: (flags & 4) !== 0,
  };
  return [level, textAt + 2 + length * 2];
}

/** Paragraphs name an override; it names its list, and may begin anew or have levels of its own. */
function readOverrides(
  part: Buffer,
  definitions: ReadonlyMap<number, Map<number, ListLevel>>,
  lists: Map<string, NumberedList>,
): void {
  if (part.length < 4) return;
  const count = Math.min(part.readUInt32LE(0), mostLists);
  let at = 4 + count * 16;
  for (let i = 0; i < count; i++) {
    const id = part.readInt32LE(4 + i * 16);
    const levels = new Map(definitions.get(id));
    const starts = new Map<number, number>();
    // Files without overrides may end here.
    if (at + 4 <= part.length) at += 4;
    for (let level = part.readUInt8(4 + i * 16 + 12); level > 0; level--) {
      const flags = part.readUInt32LE(at + 4);
      const depth = flags & 0xf;
      if (flags & 0x10) starts.set(depth, part.readInt32LE(at));
      at += 8;
      if (flags & 0x20) {
        const [own, next] = readLevel(part, at);
        levels.set(depth, own);
        at = next;
      }
    }
    lists.set(String(i + 1), { counter: String(id), levels, starts });
  }
}
