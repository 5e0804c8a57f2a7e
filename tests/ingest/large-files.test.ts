/** Large files: what they are read by gives its memory back, and what they are cut into comes whole into the library. */
import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Document } from '../../main/contract/index.ts';
import { packContent, unpackContent } from '../../main/ingest/contents.ts';
import { wholeTables } from '../../main/ingest/cut/passages.ts';
import { readAny } from '../../main/ingest/formats/index.ts';
import { stagesOf } from '../../main/ingest/plan.ts';
import { largeFile, startPool } from '../../main/ingest/pool.ts';
import { prepareDocument } from '../../main/ingest/prepare.ts';
import { emptyProfile } from '../../main/ingest/profile.ts';
import { documentOf, prepareSliced } from '../../main/ingest/slices.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { slicesOf } from '../../main/library/index.ts';
import { holding, html, ingested, pathsOf, writeFiles } from './manuals.ts';

const fixtures = path.join(import.meta.dirname, '../fixtures/formats');
const contents = [
  'docx/nested.docx',
  'spreadsheet/prices.xlsx',
  'presentation/manual.pptx',
  'pdf/tagged.pdf',
];
const analyser = await createAnalyser();

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => `${i},상품 ${i % 90},${i * 110}원,고객이 남긴 말 ${i}`).join('\n');
const sentences = (count: number) =>
  Array.from({ length: count }, (_, i) => `접수 번호 ${i}의 고객은 해지를 신청했습니다.`);
const long: Readonly<Record<string, string>> = {
  '표.csv': `번호,상품,요금,메모\n${rows(4000)}`,
  '기록.txt': sentences(6000).join('\n\n'),
  '장.html': html('안내', ...sentences(3000)).replace(
    '</body>',
    `<table><tr><th>번호<th>상품<th>요금${'<tr><td>1<td>기가<td>11,000원'.repeat(3000)}</table><h2>끝</h2><p>끝입니다.</body>`,
  ),
};
const read = (name: string, bytes: Uint8Array) => readAny(bytes, name, { ocr: false });
const identity = (name: string) => ({
  path: name,
  rawPath: null,
  size: 1,
  modified: 1,
  hash: '',
  reading: '',
});

describe('a long document', () => {
  for (const [name, text] of Object.entries(long)) {
    it(`comes out of its slices as it went in: ${name}`, async () => {
      const document = await read(name, Buffer.from(text));
      const sliced = await prepareSliced(document, identity(name), emptyProfile, analyser);
      assert.ok(sliced.rest.length > 0);
      const { more: _more, content: _content, ...first } = documentOf(sliced);
      const slices = [...slicesOf(documentOf(sliced))];
      const passages = slices.flatMap((slice) => slice.passages);
      assert.equal(sliced.passages, passages.length);
      assert.deepEqual(
        { ...first, passages, tables: wholeTables(slices.flatMap((slice) => slice.tables)) },
        prepareDocument(document, identity(name), emptyProfile, analyser),
      );
    });
  }

  it('is in the library with every row and every passage', async (t) => {
    const { library } = await ingested(t, { '표.csv': long['표.csv']! });
    const [id] = library.documentIds(library.roots()[0]!.id);
    assert.equal(library.records(id!).length, 4000);
    const units = library.passagesOf(id!).flatMap((passage) => passage.units);
    assert.deepEqual(
      units.map((unit) => unit.record?.row),
      Array.from({ length: 4000 }, (_, i) => i + 1),
    );
    assert.equal(units.at(-1)?.source, '3999 상품 39 439890원 고객이 남긴 말 3999');
  });

  it('is shown from content that was written piece by piece, the same as in one', async () => {
    for (const name of contents) {
      const document = await read(name, readFileSync(path.join(fixtures, name)));
      assert.equal(inflateSync(await packContent(document)).toString(), JSON.stringify(document));
    }
    const table = await read('표.csv', Buffer.from(long['표.csv']!));
    const odd: Document = {
      ...table,
      notices: [{ code: 'ocr-left-out' as const, params: {} }],
      title: '깨진 \ud800 글자',
    };
    assert.equal(inflateSync(await packContent(odd)).toString(), JSON.stringify(odd));
    assert.deepEqual(unpackContent(await packContent(table)), table);
  });
});

describe('a large file', () => {
  /** Padded by what is not read. */
  const large = (title: string, ...said: string[]) =>
    html(title, ...said).replace('</body>', `<!--${'x'.repeat(largeFile)}--></body>`);

  it('gives back its memory with the reader that read it; small ones are read by the same one', async (t) => {
    const pool = startPool(undefined, { size: 1, entry: new URL('./naming-reader.ts', import.meta.url) });
    t.after(() => pool.close());
    const readerOf = async (size: number) => {
      const request = { file: '/a.html', path: 'a.html', rawPath: null, knownHash: null, size };
      return (await pool.read(request)).identity.hash;
    };
    const first = await readerOf(1000);
    assert.equal(await readerOf(largeFile - 1), first);
    assert.equal(await readerOf(largeFile), first);
    const second = await readerOf(1000);
    assert.notEqual(second, first);
    assert.equal(await readerOf(1000), second);
  });

  it('is read with the documents, one at a time, be it a page', () => {
    const files = [
      { path: 'small.html', size: largeFile - 1 },
      { path: 'large.html', size: largeFile },
      { path: 'large.csv', size: largeFile },
    ];
    const stageOf = stagesOf({ files } as unknown as Parameters<typeof stagesOf>[0]);
    assert.deepEqual(files.map(stageOf), ['page', 'document', 'document']);
    // What was large and is small now is one of the pages, and what is gone is where it was.
    assert.equal(stageOf({ path: 'small.html', size: largeFile }), 'page');
    assert.equal(stageOf({ path: 'gone.html', size: largeFile }), 'document');
  });

  it('that is a page comes in whole, and keeps its history when it is renamed', async (t) => {
    const { folder, library, first, again } = await ingested(t, {
      'a.html': large('큰 안내', '가입 절차를 설명합니다.'),
      'b.html': large('다른 안내', '해지 절차를 설명합니다.'),
      'c.html': html('안내', '이전 설치를 설명합니다.'),
    });
    assert.equal(first.added, 3);
    renameSync(path.join(folder, 'a.html'), path.join(folder, '가입.html'));
    const { added, updated, removed, unchanged } = await again();
    assert.deepEqual([added, updated, removed, unchanged], [0, 1, 0, 2]);
    assert.deepEqual(pathsOf(library), ['b.html', 'c.html', '가입.html']);
    writeFiles(folder, { 'b.html': html('다른 안내', '해지 절차가 바뀌었습니다.') });
    assert.deepEqual(await again(), { added: 0, updated: 1, removed: 0, unchanged: 2, failed: 0 });
    assert.deepEqual(
      [holding(library, '가입'), holding(library, '해지'), holding(library, '이전')],
      [1, 1, 1],
    );
  });
});
