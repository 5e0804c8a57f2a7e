/** Records of a PPT: a tree of type, length, content. After [MS-PPT] 2.3.1 and [MS-ODRAW] 2.2.1. */
import { FootnoteError } from '../../../../contract/errors.ts';

export interface PptRecord {
  readonly type: number;
  readonly instance: number;
  /** What stands after the header; of a container the records inside. */
  readonly data: Buffer;
  readonly isContainer: boolean;
}

/** Types by their names in the specification. */
export const records = {
  document: 1000,
  slide: 1006,
  slideAtom: 1007,
  notes: 1008,
  notesAtom: 1009,
  slidePersistAtom: 1011,
  slideShowInfo: 1017,
  drawing: 1036,
  placeholder: 3011,
  outlineTextRef: 3998,
  textHeader: 3999,
  textChars: 4000,
  textStyle: 4001,
  textBytes: 4008,
  slideList: 4080,
  userEdit: 4085,
  persistDirectory: 6002,
  groupShape: 0xf003,
  shape: 0xf004,
  properties: 0xf00b,
  textBox: 0xf00d,
  childAnchor: 0xf00f,
  anchor: 0xf010,
  clientData: 0xf011,
  tertiaryProperties: 0xf122,
} as const;

/** Containers inside containers; deeper ones are hostile. */
export const deepestRecord = 60;

export const damaged = () => new FootnoteError('damaged', { format: 'PPT' });

/** The record at an offset. */
export function recordAt(stream: Buffer, offset: number): PptRecord {
  if (offset < 0 || offset + 8 > stream.length) throw damaged();
  const head = stream.readUInt16LE(offset);
  const end = offset + 8 + stream.readUInt32LE(offset + 4);
  if (end > stream.length) throw damaged();
  return {
    type: stream.readUInt16LE(offset + 2),
    instance: head >> 4,
    isContainer: (head & 0xf) === 0xf,
    data: stream.subarray(offset + 8, end),
  };
}

/** The records inside of a container, in order. */
export function inside(container: PptRecord | undefined): PptRecord[] {
  const found: PptRecord[] = [];
  if (!container?.isContainer) return found;
  for (let at = 0; at + 8 <= container.data.length; ) {
    const record = recordAt(container.data, at);
    found.push(record);
    at += 8 + record.data.length;
  }
  return found;
}

export function firstIn(container: PptRecord | undefined, type: number): PptRecord | undefined {
  return inside(container).find((record) => record.type === type);
}
