/** Makes zips for tests, also ones that lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface PartToWrite {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly store?: boolean;
  /** What the directory says instead of the truth. */
  readonly lie?: { readonly size?: number; readonly checksum?: number };
  readonly encrypted?: boolean;
}

export function writeZip(parts: readonly PartToWrite[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, store, lie, encrypted } of parts) {
    const plain = Buffer.from(content as string);
    const packed = store ? plain : deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(store ? 0 : 8, 4);
    fields.writeUInt32LE(lie?.checksum ?? crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lie?.size ?? plain.length, 18);
    const title = Buffer.from(name);
    fields.writeUInt16LE(title.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), fields, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), fields, tail, title);
    at += 4 + fields.length + title.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, listing, Buffer.from('PK\u0005\u0006'), end]);
}
