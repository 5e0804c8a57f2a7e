import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { updateVectors } from '../../main/embed/index.ts';
import { manyPages, newLibrary, page, paragraphs } from '../library/made.ts';

const topics = [
  '요금 청구서 납부 자동이체',
  '공유기 무선 비밀번호 초기화',
  '해지 위약금 약정 기간',
  '설치 기사 방문 예약',
];
const varied = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    page(
      `v${i}.html`,
      `안내 ${i}`,
      paragraphs(`${topics[i % 4]} 절차와 ${i}번 모델을 설명합니다. ${topics[(i * 7) % 4]}`),
    ),
  );

describe('the vectors', () => {
  it('wait for enough passages, then are there for every one', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of varied(10)) library.write(root.id, document);
    await updateVectors(library);
    assert.equal(library.embedderInUse(), undefined, 'ten pages teach nothing');
    for (const document of varied(60)) library.write(root.id, document);
    await updateVectors(library);
    const embedder = library.embedderInUse()!;
    assert.equal(library.vectorsPresent(embedder.id), library.size().passages);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('of a few changed pages are made by the embedder that is there', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of varied(60)) library.write(root.id, document);
    await updateVectors(library);
    const before = library.embedderInUse()!.id;
    library.write(root.id, page('v0.html', '새 안내', paragraphs('요금과 해지 절차가 바뀌었습니다.')));
    assert.equal(library.vectorsMissing(before), 1);
    await updateVectors(library);
    assert.equal(library.embedderInUse()?.id, before);
    assert.equal(library.vectorsMissing(before), 0);
  });

  it('are learned anew when the library has grown, and the former serve until these are complete', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    for (const document of varied(60)) library.write(root.id, document);
    await updateVectors(library);
    const before = library.embedderInUse()!.id;
    for (const document of manyPages(60)) library.write(root.id, document);
    const stop = new AbortController();
    const cancelled = updateVectors(library, {
      signal: stop.signal,
      progress: ({ stage }) => {
        if (stage === 'embedding') stop.abort();
      },
    });
    await assert.rejects(cancelled, { code: 'cancelled' });
    assert.equal(library.embedderInUse()?.id, before, 'the former embedder still serves');
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    await updateVectors(library);
    const now = library.embedderInUse()!.id;
    assert.notEqual(now, before);
    assert.equal(library.vectorsPresent(now), library.size().passages);
    assert.equal(library.vectorsPresent(before), 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
