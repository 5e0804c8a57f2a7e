import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCompound } from '../../main/ingest/formats/compound/index.ts';
import { titleInSummary } from '../../main/ingest/formats/compound/summary.ts';
import { writeCompound } from './compound-writing.ts';
import { thrownCode } from './thrown-code.ts';

test('small, large and very large streams come out as they went in', () => {
  const streams = {
    small: Buffer.from('똠햏펲'),
    empty: Buffer.alloc(0),
    edge: Buffer.alloc(4096, 1),
    // Larger than the sectors that the header itself can list.
    large: Buffer.alloc(9_000_000, 'Footnote '),
  };
  const file = openCompound(writeCompound(streams), 'HWP');
  assert.deepEqual(new Set(file.names), new Set(Object.keys(streams)));
  for (const [name, bytes] of Object.entries(streams)) assert.ok(file.read(name)!.equals(bytes), name);
  assert.equal(file.read('nothing'), null);
});

test('chains that loop or leave the file, and directories that loop, are damaged and end', async () => {
  const whole = writeCompound({ large: Buffer.alloc(5000, 1), other: Buffer.alloc(5000, 2) });
  const directory = whole.indexOf(Buffer.from('large', 'utf16le'));
  const looping = Buffer.from(whole);
  looping.writeUInt32LE(1, directory + 72);
  assert.equal(await thrownCode(() => openCompound(looping, 'HWP')), 'damaged');
  const leaving = Buffer.from(whole);
  leaving.writeUInt32LE(90_000, directory + 116);
  assert.equal(await thrownCode(() => openCompound(leaving, 'HWP').read('large')), 'damaged');
  const lying = Buffer.from(whole);
  lying.writeUInt32LE(2_000_000_000, directory + 120);
  assert.equal(await thrownCode(() => openCompound(lying, 'HWP').read('large')), 'damaged');
});

test('a title is read in its code page, and a damaged summary has none', () => {
  const summary = (type: number, value: Buffer, codePage = 949) => {
    const bytes = Buffer.alloc(96 + value.length);
    bytes.writeUInt32LE(48, 44);
    bytes.writeUInt32LE(2, 52);
    bytes.writeUInt32LE(1, 56);
    bytes.writeUInt32LE(24, 60);
    bytes.writeUInt32LE(2, 64);
    bytes.writeUInt32LE(32, 68);
    bytes.writeUInt32LE(2, 72);
    bytes.writeUInt16LE(codePage, 76);
    bytes.writeUInt32LE(type, 80);
    bytes.writeUInt32LE(type === 0x1f ? value.length / 2 : value.length, 84);
    value.copy(bytes, 88);
    return bytes;
  };
  const cp949 = Buffer.from([0x8c, 0x63, 0xb9, 0xe6, 0xb0, 0xa2, 0xc7, 0xcf, 0]); // 똠방각하
  assert.equal(titleInSummary(summary(0x1e, cp949)), '똠방각하');
  assert.equal(titleInSummary(summary(0x1e, Buffer.from('지침\0'), 65001)), '지침');
  assert.equal(titleInSummary(summary(0x1f, Buffer.from('편람\0', 'utf16le'))), '편람');
  assert.equal(titleInSummary(summary(0x1f, Buffer.alloc(0)).subarray(0, 84)), '');
  assert.equal(titleInSummary(null), '');
});
