/** Where the newest version of each object stands: a PPT is appended to at every quick save. After [MS-PPT] 2.1.2. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { type CompoundFile, openCompound } from '../../compound/index.ts';
import { titleInSummary } from '../../compound/summary.ts';
import { damaged, type PptRecord, recordAt, records } from './records.ts';

export interface PptObjects {
  readonly document: PptRecord;
  /** An object by its persist id, `undefined` where it has none. */
  object(id: number): PptRecord | undefined;
  readonly title: string;
}

const encryptedToken = 0xf3d1c4df;
const mostEdits = 10_000;

/** @throws FootnoteError `not-format`, `encrypted`, `damaged` */
export function openPpt(bytes: Uint8Array): PptObjects {
  const file = openCompound(bytes, 'PPT');
  const stream = file.read('PowerPoint Document');
  if (!stream) throw new FootnoteError('not-format', { format: 'PPT' });
  const offsets = new Map<number, number>();
  const seen = new Set<number>();
  let documentId = 1;
  for (let at = currentEdit(file); at !== 0; ) {
    if (seen.has(at) || seen.size > mostEdits) throw damaged();
    const edit = recordAt(stream, at);
    if (edit.type !== records.userEdit || edit.data.length < 28) throw damaged();
    // A longer record names the key of an encrypted document.
    if (edit.data.length >= 32) throw new FootnoteError('encrypted');
    if (seen.size === 0) documentId = edit.data.readUInt32LE(16);
    seen.add(at);
    addOffsets(recordAt(stream, edit.data.readUInt32LE(12)), offsets);
    at = edit.data.readUInt32LE(8);
  }
  const object = (id: number) => {
    const offset = offsets.get(id);
    return offset === undefined ? undefined : recordAt(stream, offset);
  };
  const document = object(documentId);
  if (document?.type !== records.document) throw damaged();
  return { document, object, title: titleInSummary(file.read('\u0005SummaryInformation')) };
}

function currentEdit(file: CompoundFile): number {
  const user = file.read('Current User');
  if (!user || user.length < 20) throw damaged();
  if (user.readUInt32LE(12) === encryptedToken) throw new FootnoteError('encrypted');
  return user.readUInt32LE(16);
}

/** Runs of ids with their offsets; the newest edit is read first, and its offsets stay. */
function addOffsets({ type, data }: PptRecord, offsets: Map<number, number>): void {
  if (type !== records.persistDirectory) throw damaged();
  for (let at = 0; at + 4 <= data.length; ) {
    const run = data.readUInt32LE(at);
    const [first, count] = [run & 0xfffff, run >>> 20];
    at += 4;
    for (let i = 0; i < count && at + 4 <= data.length; i++, at += 4)
      if (!offsets.has(first + i)) offsets.set(first + i, data.readUInt32LE(at));
  }
}
