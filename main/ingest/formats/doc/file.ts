/** The streams of a Word 97–2003 file and the header that says where everything is. After [MS-DOC]. */
import { FootnoteError } from '../../../contract/errors.ts';
import { openCompound } from '../compound/index.ts';
import { titleInSummary } from '../compound/summary.ts';

/** Parts of the table stream by their number in the header. */
export const tablePart = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  runs: 12,
  paragraphs: 13,
  fonts: 15,
  bookmarkNames: 21,
  bookmarkStarts: 22,
  pieces: 33,
  shapes: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  boxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;

/** The text is one row of characters: the body, then what stands beside it, each so many characters long. */
export interface DocLengths {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly boxes: number;
}

export interface DocFile {
  readonly main: Buffer;
  readonly table: Buffer;
  readonly data: Buffer;
  readonly lengths: DocLengths;
  readonly title: string;
  /** A part of the table stream; empty where there is none. */
  part(number: number): Buffer;
  /** Offset of a part in the table stream. */
  offset(number: number): number;
}

const word97 = 0xc1;

/**
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`; `unreadable-yet` for Word 95 and older
 */
export function openDoc(bytes: Uint8Array): DocFile {
  const file = openCompound(bytes, 'DOC');
  const main = file.read('WordDocument');
  if (!main) throw new FootnoteError('not-format', { format: 'DOC' });
  if (main.length < 0x1aa) throw new FootnoteError('damaged', { format: 'DOC' });
  if (main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(2) < word97)
    throw new FootnoteError('unreadable-yet', { format: 'Word 95 DOC' });
  const flags = main.readUInt16LE(0x0a);
  if (flags & 0x0100) throw new FootnoteError('encrypted');
  const table = file.read(flags & 0x0200 ? '1Table' : '0Table');
  if (!table) throw new FootnoteError('damaged', { format: 'DOC' });
  const length = (at: number) => Math.max(0, main.readInt32LE(at));
  const offset = (number: number) => at(main, 0x9a + number * 8);
  return {
    main,
    table,
    data: file.read('Data') ?? Buffer.alloc(0),
    title: titleInSummary(file.read('\u0005SummaryInformation')),
    lengths: {
      body: length(0x4c),
      footnotes: length(0x50),
      headers: length(0x54),
      macros: length(0x58),
      comments: length(0x5c),
      endnotes: length(0x60),
      boxes: length(0x64),
    },
    part: (number) => table.subarray(offset(number), offset(number) + at(main, 0x9e + number * 8)),
    offset,
  };
}

function at(main: Buffer, position: number): number {
  return position + 4 <= main.length ? main.readUInt32LE(position) : 0;
}

/** A PLC: positions, then as many data less one. */
export interface Plc {
  readonly positions: readonly number[];
  /** Where the data of an element begin. */
  readonly dataAt: (index: number) => number;
}

/** @param size bytes of one element's data */
export function readPlc(part: Buffer, size: number): Plc {
  const count = Math.max(0, Math.floor((part.length - 4) / (4 + size)));
  const positions = Array.from({ length: part.length < 4 ? 0 : count + 1 }, (_, i) =>
    part.readUInt32LE(i * 4),
  );
  return { positions, dataAt: (index) => (count + 1) * 4 + index * size };
}
