/** What people confirm, and which of two pages is newer, moves pages; bounded, and it can be taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newerFirst } from '../../main/retrieve/index.ts';
import { answersOver, otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';

const day = 24 * 3_600_000;

describe('a page that was confirmed for a question', { concurrency: true }, () => {
  const files = {
    'a.html': html('해지 위약금', '해지 위약금은 약정 기간에 따라 계산합니다. 위약금을 안내합니다.'),
    'b.html': html('해지 안내', '해지할 때 위약금 계산서를 함께 드립니다.'),
    'c.html': html('그만두기', '쓰던 것을 그만 쓰는 고객에게 드리는 말씀입니다.'),
    ...otherPages,
  };
  const question = '해지 위약금 계산 어떻게 하나요?';

  it('ranks higher for it and for similar ones, until that is taken back', async (t) => {
    const { library, search, number } = await withNumbers(t);
    assert.equal((await search(question))[0], 'a.html');
    const { id } = confirm(library, question, number('b.html'));
    assert.equal((await search(question))[0], 'b.html');
    assert.equal((await search('위약금 계산 해지'))[0], 'b.html');
    library.removeFeedback([id]);
    assert.equal((await search(question))[0], 'a.html');
  });

  it('is found even where none of its words is asked', async (t) => {
    const { library, search, number } = await withNumbers(t);
    assert.ok(!(await search('위약금 계산')).includes('c.html'));
    confirm(library, '위약금 계산', number('c.html'));
    assert.ok((await search('위약금 계산')).includes('c.html'));
  });

  it('changes nothing for other questions', async (t) => {
    const { library, search, number } = await withNumbers(t);
    const before = await search('이사 설치 일정');
    confirm(library, question, number('c.html'));
    assert.deepEqual(await search('이사 설치 일정'), before);
  });

  it('says so in what was retrieved', async (t) => {
    const { library, retrieve, number } = await withNumbers(t);
    const { id } = confirm(library, question, number('b.html'));
    const { confirmed } = await retrieve(question);
    const one = confirmed.get(number('b.html'));
    assert.deepEqual([one?.feedbackId, one?.question, one?.similarity], [id, question, 1]);
    assert.ok(one!.boost > 0 && one!.boost <= 0.6);
  });

  it('stays out where a filter leaves it out', async (t) => {
    const { library, retrieve, number } = await withNumbers(t);
    confirm(library, question, number('b.html'));
    const { documents } = await retrieve(question, { document: 'a.html' });
    assert.deepEqual(
      documents.map(({ documentId }) => documentId),
      [number('a.html')],
    );
  });

  type Library = Awaited<ReturnType<typeof answersOver>>['library'];
  const confirm = (library: Library, asked: string, documentId: number) =>
    library.addFeedback({ kind: 'right-page', question: asked, reason: '', turn: null, documentId });
  async function withNumbers(t: Parameters<typeof answersOver>[0]) {
    const rooms = await answersOver(t, files);
    const number = (path: string) => rooms.library.documentAt(rooms.library.roots()[0]!.id, path)!.id;
    return { ...rooms, number };
  }
});

describe('of two pages that compete', () => {
  const page = (documentId: number, score: number) => ({ documentId, score, passages: [] });
  const modified: Record<number, number> = { 1: 0, 2: 400 * day, 3: 20 * day };
  const order = (...pages: ReturnType<typeof page>[]) => newerFirst(pages, (id) => modified[id]!);

  it('the newer stands first, and the list stays in the order of its scores', () => {
    assert.deepEqual(order(page(1, 1), page(2, 0.995)), [page(2, 1), page(1, 0.995)]);
  });

  it('one that is clearly better stays first', () => {
    assert.deepEqual(order(page(1, 1), page(2, 0.9)), [page(1, 1), page(2, 0.9)]);
  });

  it('one that is newer by some days is not newer', () => {
    assert.deepEqual(order(page(1, 1), page(3, 0.999)), [page(1, 1), page(3, 0.999)]);
  });
});
