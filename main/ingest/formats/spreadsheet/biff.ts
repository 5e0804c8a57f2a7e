/**
 * Makes the records of an XLS or XLSB harmless before SheetJS walks them: it trusts every count and range, so that one
 * changed byte costs gigabytes. Records that a document does not need are passed over, ranges are cut to what a
 * sheet can have. Lengths and positions stay as they are, because sheets are found by position.
 */

/** A record that SheetJS passes over. */
const ignored = 0x001d;
const continuation = 0x003c;

const file = [0x0009, 0x0209, 0x0409, 0x0809, 0x000a, 0x0042, 0x002f, 0x0085, 0x0022];
const formats = [0x0043, 0x0243, 0x0443, 0x00e0, 0x001e, 0x041e];
const texts = [0x00fc, 0x00fd, 0x00d6, 0x0204, 0x0004, 0x0207, 0x0007];
const numbers = [0x0203, 0x0003, 0x0002, 0x0205, 0x0005, 0x027e, 0x00bd, 0x0006, 0x0206, 0x0406];
const layout = [0x0000, 0x0200, 0x00e5, 0x005d, 0x01b6, 0x001c, 0x01b8, 0x007d, 0x0208];
const needed = new Set([...file, ...formats, ...texts, ...numbers, ...layout]);

/** A link over more cells than this marks an area, not a text. */
const linkedCells = 1000;

/** A copy of the stream `Workbook` (or of a file that is nothing but it) with only what a document needs. */
export function harmlessXls(stream: Uint8Array): Buffer {
  const records = Buffer.from(stream);
  let dropped = false;
  let version = 8;
  for (let at = 0; at + 4 <= records.length; ) {
    const type = records.readUInt16LE(at);
    const size = records.readUInt16LE(at + 2);
    const body = records.subarray(at + 4, at + 4 + size);
    if (type === 0x0809) version = body.length >= 2 && body.readUInt16LE(0) === 0x0500 ? 5 : 8;
    else if (type === 0x0409 || type === 0x0209) version = 3;
    if (type !== continuation) dropped = !needed.has(type);
    if (dropped) records.writeUInt16LE(ignored, at);
    else cutRanges(type, body, version);
    at += 4 + size;
  }
  return records;
}

function cutRanges(type: number, body: Buffer, version: number): void {
  if (type === 0x01b8 && body.length >= 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((at) => body.readUInt16LE(at)) as [
      number,
      number,
      number,
      number,
    ];
    if ((bottom - top + 1) * (right - left + 1) <= linkedCells) return;
    body.writeUInt16LE(top, 2);
    body.writeUInt16LE(left, 6);
  } else if (type === 0x007d && body.length >= 4) body.writeUInt16LE(Math.min(body.readUInt16LE(2), 255), 2);
  else if (type === 0x00e5 && body.length >= 2)
    body.writeUInt16LE(Math.min(body.readUInt16LE(0), Math.floor((body.length - 2) / 8)), 0);
  else if ((type & 0xff) === 0x06) {
    // A formula of this length is passed over; only its value is wanted.
    const at = version >= 5 ? 20 : 16;
    if (body.length >= at + 2) body.writeUInt16LE(0xffff, at);
  }
}

const columnInfo = 0x003c;
const link = 0x01ee;
/** Texts: shared, of a comment, rich in a cell, plain in a cell, of a formula; and where their length stands. */
const lengthAt: Readonly<Record<number, number>> = { 19: 1, 637: 1, 62: 9, 6: 8, 8: 8 };
const rich = new Set([0x0013, 0x027d, 0x003e]);
/** Counts of what follows, and the size of one of it in bytes. */
const counted: Readonly<Record<number, number>> = { 362: 12, 51: 8 };

/**
 * A copy of a part of an XLSB (`.bin`) with its ranges and counts cut. An even number of bytes begins at an odd address:
 * Node 24 writes one byte too far when it decodes an odd number of bytes from an odd address as UTF-16
 * (nodejs/node#64697), which SheetJS does where a text ends behind the part; so the one excludes the other.
 */
export function harmlessXlsb(part: Uint8Array): Buffer {
  const from = part.length % 2 === 0 ? 1 : 0;
  const records = Buffer.alloc(part.length + from).subarray(from);
  records.set(part);
  let at = 0;
  const number = (most: number): number => {
    let value = 0;
    for (let i = 0; i < most && at < records.length; i++) {
      const byte = records[at++]!;
      value += (byte & 0x7f) * 128 ** i;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < records.length) {
    const first = records[at++]!;
    // A type's second byte stands in the next eight bits, its high bits kept as SheetJS keeps them.
    const type = first < 128 ? first : (first & 0x7f) + (((records[at++] ?? 0) & 0x7f) << 7);
    const size = number(4);
    const body = records.subarray(at, at + size);
    if (type === columnInfo && body.length >= 8)
      body.writeUInt32LE(Math.min(body.readUInt32LE(4), 16_383), 4);
    else if (type === link && body.length >= 16) {
      const [top, bottom, left, right] = [0, 4, 8, 12].map((offset) => body.readUInt32LE(offset)) as [
        number,
        number,
        number,
        number,
      ];
      if ((bottom - top + 1) * (right - left + 1) > linkedCells) {
        body.writeUInt32LE(top, 4);
        body.writeUInt32LE(left, 12);
      }
    } else if (counted[type] !== undefined && body.length >= 4)
      body.writeUInt32LE(Math.min(body.readUInt32LE(0), Math.floor((body.length - 4) / counted[type])), 0);
    else if (lengthAt[type] !== undefined) cutText(body, lengthAt[type], rich.has(type));
    at += size;
  }
  return records;
}

/** Its fonts and readings are not wanted, and it ends where its record ends. */
function cutText(body: Buffer, at: number, isRich: boolean): void {
  if (body.length < at + 4) return;
  if (isRich) body[at - 1] = 0;
  body.writeUInt32LE(Math.min(body.readUInt32LE(at), Math.floor((body.length - at - 4) / 2)), at);
}
