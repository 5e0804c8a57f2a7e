/** Makes OLE compound files for tests: streams at the root, in sectors of 512 bytes. */
const sector = 512;
const end = 0xfffffffe;
const free = 0xffffffff;

export function writeCompound(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const table: number[] = [];
  const data: Buffer[] = [];
  const place = (bytes: Uint8Array): number => {
    const count = Math.ceil(bytes.length / sector);
    if (count === 0) return end;
    const start = table.length;
    for (let i = 0; i < count; i++) table.push(i + 1 < count ? start + i + 1 : end);
    const padded = Buffer.alloc(count * sector);
    padded.set(bytes);
    data.push(padded);
    return start;
  };

  const miniTable: number[] = [];
  const minis: Buffer[] = [];
  const entries = Object.entries(streams).map(([name, bytes]) => {
    if (bytes.length >= 4096) return { name, size: bytes.length, start: place(bytes) };
    const count = Math.ceil(bytes.length / 64);
    const start = count === 0 ? end : miniTable.length;
    for (let i = 0; i < count; i++) miniTable.push(i + 1 < count ? miniTable.length + 1 : end);
    const padded = Buffer.alloc(count * 64);
    padded.set(bytes);
    minis.push(padded);
    return { name, size: bytes.length, start };
  });
  const mini = Buffer.concat(minis);
  const miniStart = place(mini);
  const miniTableStart = place(words(miniTable));
  const directory = [
    entry('Root Entry', 5, { child: entries.length > 0 ? 1 : free, start: miniStart, size: mini.length }),
    ...entries.map(({ name, start, size }, i) =>
      entry(name, 2, { right: i + 1 < entries.length ? i + 2 : free, start, size }),
    ),
  ];
  const directoryStart = place(Buffer.concat(directory));
  // The table describes its own sectors, and those that list them where the header's 109 places do not do.
  let [tableSectors, listSectors] = [0, 0];
  for (let fits = false; !fits; ) {
    const needed = Math.ceil((table.length + tableSectors + listSectors) / 128);
    const lists = Math.ceil(Math.max(0, needed - 109) / 127);
    fits = needed === tableSectors && lists === listSectors;
    [tableSectors, listSectors] = [needed, lists];
  }
  const tableStart = table.length;
  for (let i = 0; i < tableSectors; i++) table.push(0xfffffffd);
  const listStart = table.length;
  for (let i = 0; i < listSectors; i++) table.push(0xfffffffc);
  while (table.length % 128 !== 0) table.push(free);
  const listed = Array.from({ length: tableSectors }, (_, i) => tableStart + i);
  const lists = Array.from({ length: listSectors }, (_, i) => {
    const part = listed.slice(109 + i * 127, 109 + (i + 1) * 127);
    while (part.length < 127) part.push(free);
    return words([...part, i + 1 < listSectors ? listStart + i + 1 : end]);
  });

  const head = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(tableSectors, 44);
  head.writeUInt32LE(directoryStart, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(miniTable.length > 0 ? miniTableStart : end, 60);
  head.writeUInt32LE(Math.ceil(miniTable.length / 128), 64);
  head.writeUInt32LE(listSectors > 0 ? listStart : end, 68);
  head.writeUInt32LE(listSectors, 72);
  for (let i = 0; i < 109; i++) head.writeUInt32LE(listed[i] ?? free, 76 + i * 4);
  return Buffer.concat([head, ...data, words(table), ...lists]);
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    bytes.writeUInt32LE(value, i * 4);
  });
  return bytes;
}

function entry(
  name: string,
  type: number,
  { right = free, child = free, start = end, size = 0 }: Partial<Record<string, number>>,
): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  bytes[67] = 1;
  bytes.writeUInt32LE(free, 68);
  bytes.writeUInt32LE(right, 72);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}
