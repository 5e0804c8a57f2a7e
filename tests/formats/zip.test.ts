import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FootnoteError } from '../../main/contract/errors.ts';
import { openZip } from '../../main/ingest/formats/zip/index.ts';
import { thrownCode } from './thrown-code.ts';
import { writeZip } from './zip-writing.ts';

const whole = writeZip([
  { name: 'word/document.xml', content: '<w>똠햏펲</w>' },
  { name: 'mimetype', content: 'application/zip', store: true },
]);

test('the parts of a container are read by name, in any letter case', () => {
  const zip = openZip(whole, 'DOCX');
  assert.deepEqual(zip.names, ['word/document.xml', 'mimetype']);
  assert.equal(Buffer.from(zip.read('Word/Document.XML') ?? []).toString(), '<w>똠햏펲</w>');
  assert.equal(Buffer.from(zip.read('mimetype') ?? []).toString(), 'application/zip');
  assert.equal(zip.read('nothing.xml'), null);
});

test('what would unpack to too much is refused before anything is unpacked', async () => {
  const zeros = writeZip([{ name: 'a.xml', content: Buffer.alloc(5_000_000) }]);
  assert.equal(await thrownCode(() => openZip(zeros, 'DOCX')), 'unpacks-too-large', 'by its ratio');
  const part = { name: 'a.xml', content: 'x', lie: { size: 200_000_000 } };
  assert.equal(await thrownCode(() => openZip(writeZip([part]), 'DOCX')), 'unpacks-too-large');
  const many = Array.from({ length: 20 }, (_, i) => ({ name: `${i}`, content: Buffer.alloc(900_000) }));
  assert.equal(
    await thrownCode(() => openZip(writeZip(many), 'DOCX', { total: 10_000_000 })),
    'unpacks-too-large',
  );
  assert.equal(await thrownCode(() => openZip(writeZip(many), 'DOCX', { entries: 19 })), 'too-many-elements');
});

test('a part that is larger than it says, smaller, or changed is damaged', async () => {
  const content = '고객 안내 '.repeat(1000);
  for (const lie of [{ size: 10 }, { size: 100_000 }, { checksum: 1 }]) {
    const zip = openZip(writeZip([{ name: 'a', content, lie }]), 'DOCX');
    assert.equal(await thrownCode(() => zip.read('a')), 'damaged');
  }
});

test('parts outside the container are not there', () => {
  const names = ['../a', 'x/../../a', '/etc/passwd', 'C:\\a', '..\\a'];
  assert.deepEqual(openZip(writeZip(names.map((name) => ({ name, content: 'x' }))), 'DOCX').names, []);
});

test('a truncated container is damaged, another format is none, a protected one is called protected', async () => {
  assert.equal(await thrownCode(() => openZip(whole.subarray(0, whole.length - 30), 'DOCX')), 'damaged');
  for (const bytes of ['', '<html>', '%PDF-1.7', '{\\rtf1}'])
    assert.equal(await thrownCode(() => openZip(Buffer.from(bytes), 'DOCX')), 'not-format');
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  assert.equal(await thrownCode(() => openZip(compound, 'DOCX')), 'not-format');
  const withPassword = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
  const managed = Buffer.from('\u009b DRMONE  This Document is encrypted', 'latin1');
  for (const bytes of [withPassword, managed])
    assert.equal(await thrownCode(() => openZip(bytes, 'DOCX')), 'encrypted');
  const locked = openZip(writeZip([{ name: 'a', content: 'x', encrypted: true }]), 'DOCX');
  assert.equal(await thrownCode(() => locked.read('a')), 'encrypted');
});

test('whatever is done to its bytes, a container is read or refused with a sentence', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      try {
        const zip = openZip(bytes, 'DOCX');
        for (const name of zip.names) zip.read(name);
      } catch (error) {
        assert.ok(error instanceof FootnoteError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
