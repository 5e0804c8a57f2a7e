import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { answersOver, otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';

describe('a search', { concurrency: true }, () => {
  it('finds a word whatever particle stands behind it', async (t) => {
    const { search } = await answersOver(t, {
      'a.html': html('안내', '위약금은 약정 기간에 따라 다릅니다.'),
      ...otherPages,
    });
    for (const question of ['위약금', '위약금이', '위약금을 알려줘', '위약금에서는'])
      assert.equal((await search(question))[0], 'a.html', question);
  });

  it('finds an identifier as it is typed, with and without its hyphen and capitals', async (t) => {
    const { search } = await answersOver(t, {
      'a.html': html('오류 코드', 'ERR-4032가 나오면 모뎀을 다시 켭니다.'),
      'b.html': html('오류 코드', 'ERR-4033이 나오면 기사를 부릅니다.'),
      ...otherPages,
    });
    for (const question of ['ERR-4032', 'err-4032 오류', 'ERR4032'])
      assert.equal((await search(question))[0], 'a.html', question);
  });

  it('finds a part of a compound, and words written together that stand apart', async (t) => {
    const { search } = await answersOver(t, {
      'a.html': html('안내', '초고속인터넷 품질보장제도를 설명합니다.'),
      ...otherPages,
    });
    assert.equal((await search('품질 보장'))[0], 'a.html');
    assert.equal((await search('초고속 인터넷'))[0], 'a.html');
  });

  it('prefers the page whose title says it', async (t) => {
    const { search } = await answersOver(t, {
      'title.html': html('착신 전환', '이 기능은 별표와 숫자를 눌러 켭니다.'),
      'body.html': html('부가 기능', '발신 표시, 착신 전환, 통화 대기가 있습니다.'),
      ...otherPages,
    });
    assert.equal((await search('착신 전환'))[0], 'title.html');
  });

  it('in English does not go by “the” and “is” among Korean manuals, where they are rare', async (t) => {
    const { retrieve } = await answersOver(t, {
      'a.html': html('공유기', '뒷면의 router 단추를 누릅니다.'),
      'b.html': html('공지', 'The price of the tablet is the same.'),
      ...otherPages,
    });
    const { terms, known } = await retrieve('Where is the back of the router?');
    const weights = ['is', 'the', 'of', 'router'].map(
      (word) => terms.find(({ id }) => id === known.get(`word ${word}`))?.weight,
    );
    assert.deepEqual(weights, [0, 0, 0, 1]);
  });

  it('gives one entry a page, best first, with its passages', async (t) => {
    const { retrieve } = await answersOver(t, {
      'a.html': html(
        '위약금',
        ...Array.from({ length: 40 }, (_, i) => `위약금 ${i}번 사례를 자세히 설명하는 문장입니다.`),
      ),
      ...otherPages,
    });
    const { documents } = await retrieve('위약금 사례');
    const ids = documents.map(({ documentId }) => documentId);
    assert.equal(new Set(ids).size, ids.length);
    const scores = documents.map(({ score }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(documents[0]!.passages.length > 1);
  });

  it('joins the vectors by score, and finds nothing by them that is no passage', async (t) => {
    const { library, retrieve } = await answersOver(t, {
      'a.html': html('위약금', '위약금 사례를 설명합니다.'),
      ...otherPages,
    });
    const near = library.passagesOf(library.documentAt(library.roots()[0]!.id, 'other/0.html')!.id)[0]!.id;
    const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages: 7 });
    library.writeVectors(
      embedder,
      library.passagesWithoutVector(embedder, 100).map(({ passageId, hash }) => ({
        passageId,
        hash,
        vector: Int8Array.from({ length: 8 }, (_, i) => (passageId === near ? 100 : i % 2 ? 100 : -100)),
      })),
    );
    library.serveEmbedder(embedder);
    const withVectors = createRetriever({
      library,
      analyser: await createAnalyser(),
      embedder: () => ({
        embedderId: embedder,
        kind: 'learned',
        embed: () => new Float32Array(8).fill(1),
        exact: () => [],
      }),
      parameters: { vectors: 2 },
    });
    const byTerms = (await retrieve('위약금')).documents;
    const byBoth = (await withVectors('위약금')).documents;
    assert.equal(library.document(byTerms[0]!.documentId)?.path, 'a.html');
    assert.equal(library.document(byBoth[0]!.documentId)?.path, 'other/0.html');
    assert.ok(Math.abs(byBoth[0]!.passages[0]!.similarity - 1) < 1e-3);
  });

  it('goes on while a document is replaced, and shows the new text at once', async (t) => {
    const { library, search } = await answersOver(t, {
      'a.html': html('안내', '위약금을 설명합니다.'),
      ...otherPages,
    });
    assert.deepEqual(await search('위약금'), ['a.html']);
    library.remove([library.documentAt(library.roots()[0]!.id, 'a.html')!.id]);
    assert.deepEqual(await search('위약금'), []);
  });
});
