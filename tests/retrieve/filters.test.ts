/** A question may be asked of some documents only. */
import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Filters } from '../../main/contract/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const days = { old: Date.UTC(2025, 0, 10, 12) / 1000, new: Date.UTC(2026, 5, 10, 12) / 1000 };

/** Three price pages; the question is about prices, and the one that fits it best is `요금/인터넷.html`. */
async function prices(t: TestContext) {
  const { library, folder, again } = await ingested(t, {
    '요금/인터넷.html': html('인터넷 요금', '인터넷 요금은 매월 5일에 청구합니다.', '요금 요금 인터넷'),
    '요금/TV 요금.html': html('TV 요금', 'TV 요금은 매월 10일에 청구합니다.'),
    '공지/청구.txt': '청구 안내\n\n요금 청구서는 전자 우편으로 보냅니다.',
  });
  utimesSync(path.join(folder, '요금/인터넷.html'), days.old, days.old);
  for (const name of ['요금/TV 요금.html', '공지/청구.txt'])
    utimesSync(path.join(folder, name), days.new, days.new);
  await again();
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
  const found = async (filters?: Filters) => {
    const { documents } = await retrieve('인터넷 요금 청구', filters);
    return documents.map((d) => library.document(d.documentId)!.path);
  };
  return { library, folder, found };
}

describe('a filter', { concurrency: true }, () => {
  it('by folder keeps what lies below it, named from its root or absolutely', async (t) => {
    const { folder, found } = await prices(t);
    assert.equal((await found())[0], '요금/인터넷.html');
    assert.deepEqual(await found({ folder: '공지' }), ['공지/청구.txt']);
    assert.deepEqual(await found({ folder: `${path.join(folder, '공지')}/` }), ['공지/청구.txt']);
    assert.equal((await found({ folder: folder })).length, 3);
    // A folder whose name merely begins alike is another one.
    await assert.rejects(found({ folder: '공' }), { code: 'no-document-fits' });
  });

  it('by product keeps what has its words in title or path, however they are spaced', async (t) => {
    const { found } = await prices(t);
    assert.deepEqual(await found({ product: 'tv요금' }), ['요금/TV 요금.html']);
    assert.deepEqual(await found({ product: '요금 TV' }), ['요금/TV 요금.html']);
  });

  it('by format and by day keeps what fits both', async (t) => {
    const { found } = await prices(t);
    assert.deepEqual(await found({ formats: ['text'] }), ['공지/청구.txt']);
    assert.deepEqual(await found({ until: '2025-12-31' }), ['요금/인터넷.html']);
    assert.deepEqual(await found({ since: '2026-01-01', formats: ['html'] }), ['요금/TV 요금.html']);
  });

  it('by document asks inside it alone, by its path or its number', async (t) => {
    const { library, found } = await prices(t);
    const { id } = library.documentAt(library.roots()[0]!.id, '요금/TV 요금.html')!;
    assert.deepEqual(await found({ document: '요금/TV 요금.html' }), ['요금/TV 요금.html']);
    assert.deepEqual(await found({ document: id }), ['요금/TV 요금.html']);
  });

  it('that nothing fits is one clear error, never an empty list', async (t) => {
    const { found } = await prices(t);
    await assert.rejects(found({ document: '없는 문서.html' }), { code: 'no-document-fits' });
  });

  it('acts before candidates are chosen: a page is found behind any number of better ones', async (t) => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`a/${i}.html`, html('위약금', '위약금 위약금 위약금')]),
    );
    const { library } = await ingested(t, {
      ...many,
      'b/마지막.html': html('해지 안내', `${'해지 절차를 길게 설명하는 문장입니다. '.repeat(9)}위약금.`),
    });
    const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
    const [only] = (await retrieve('위약금', { folder: 'b' })).documents;
    assert.equal(library.document(only!.documentId)?.path, 'b/마지막.html');
  });
});

describe('what there is to filter by', () => {
  it('names folders, formats and days with their counts', async (t) => {
    const { library, folder } = await prices(t);
    assert.deepEqual(library.facets(), {
      folders: [
        { folder, path: '', documents: 3 },
        { folder: path.join(folder, '공지'), path: '공지', documents: 1 },
        { folder: path.join(folder, '요금'), path: '요금', documents: 2 },
      ],
      formats: [
        { format: 'html', documents: 2 },
        { format: 'text', documents: 1 },
      ],
      oldest: '2025-01-10',
      newest: '2026-06-10',
    });
  });
});
