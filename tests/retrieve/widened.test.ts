/** A question finds the page that says the same in other words; its own words weigh more. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { ActiveEntry } from '../../main/contract/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { type Files, html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();

async function finder(t: TestContext, files: Files, entries?: readonly ActiveEntry[]) {
  const { library } = await ingested(t, files);
  const glossary = entries && { glossary: () => analyser.glossary(entries) };
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined, ...glossary });
  return async (question: string) => {
    const retrieval = await retrieve(question);
    const paths = retrieval.documents.map((d) => library.document(d.documentId)!.path);
    return { ...retrieval, paths };
  };
}

describe('a question in everyday words', { concurrency: true }, () => {
  const manual = {
    '차트.html': html('차트 삭제', '차트를 삭제하려면 Delete 키를 누릅니다.'),
    '쪽.html': html('쪽 번호', '쪽 번호는 바닥글에 넣습니다.'),
  };

  it("finds the page that has only the manual's words", async (t) => {
    const find = await finder(t, manual);
    const { paths, expanded, unknownWords } = await find('그래프 지우기');
    assert.equal(paths[0], '차트.html');
    assert.ok(expanded.some(({ text, of }) => text === '차트' && of.includes('그래프')));
    // It is still said that the manuals do not know the word.
    assert.ok(unknownWords.includes('그래프'));
  });

  it('ranks a page with its own words first', async (t) => {
    const find = await finder(t, { ...manual, '그래프.html': html('그래프 삭제', '그래프를 삭제합니다.') });
    assert.equal((await find('그래프 삭제')).paths[0], '그래프.html');
    assert.equal((await find('차트 삭제')).paths[0], '차트.html');
  });

  it("follows the library's own glossary", async (t) => {
    const entry: ActiveEntry = {
      term: '쪽 번호',
      synonyms: ['페이지 매기기'],
      direction: 'one-way',
      origin: 'manual',
    };
    const find = await finder(t, manual, [entry]);
    assert.equal((await find('페이지 매기기')).paths[0], '쪽.html');
    assert.deepEqual((await find('번호')).expanded, []);
  });

  it('in English finds other forms of its words, its own form first', async (t) => {
    const find = await finder(t, {
      'a.html': html('Removing rows', 'Rows that were deleted are kept for a day.'),
      'b.html': html('Colours', 'Colours of cells are chosen in a list.'),
      'c.html': html('Delete key', 'The delete key has no further use.'),
    });
    assert.ok((await find('deleting')).paths.includes('a.html'));
    assert.equal((await find('delete')).paths[0], 'c.html');
    assert.ok((await find('delete')).paths.includes('a.html'));
  });
});
