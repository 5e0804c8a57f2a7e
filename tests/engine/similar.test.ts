/** Passages that say much the same are found by the vectors. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '../ingest/manuals.ts';
import { eventsOf, failureOf, running } from './running.ts';

/** Enough pages of two subjects for an embedder to be learned; each page says its subject in words of its own. */
const subjects = {
  modem: ['모뎀', '전원', '램프', '깜박임', '재부팅', '신호', '점검', '단자'],
  bill: ['요금', '청구서', '할인', '납부', '자동이체', '연체', '세금', '명세'],
};
function manuals(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [subject, words] of Object.entries(subjects)) {
    for (let i = 0; i < 40; i++) {
      const picked = [0, 1, 2, 3, 4].map((j) => words[(i * 3 + j * (1 + (i % 3))) % words.length]!);
      files[`${subject}/${i}.html`] = html(
        `${picked[0]} ${i}`,
        `${picked.join(', ')}을 순서대로 살펴봅니다. ${picked[1]}와 ${picked[2]}를 함께 봅니다.`,
      );
    }
  }
  return files;
}

describe('similar passages', () => {
  it('are of the same subject, of other documents, the likest first', async (t) => {
    const { client, folder } = await running(t, manuals());
    await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
    const [hit] = (await client.search({ question: '모뎀 램프 깜박임', filters: { folder: 'modem' } })).hits;
    const { compared, passages } = await client.library.similar({ documentId: hit!.documentId, limit: 10 });
    assert.equal(compared, true);
    assert.equal(passages.length, 10);
    for (const { hit: like } of passages) {
      assert.match(like.path, /^modem\//);
      assert.notEqual(like.documentId, hit!.documentId);
    }
    const scores = passages.map(({ hit: like }) => like.score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
  });

  it('of a library without vectors are none, and it says that nothing was compared', async (t) => {
    const { client, folder } = await running(t, { 'a.html': html('모뎀', '모뎀을 점검합니다.') });
    await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
    const [hit] = (await client.search({ question: '모뎀' })).hits;
    assert.deepEqual(await client.library.similar({ documentId: hit!.documentId }), {
      compared: false,
      passages: [],
    });
    const { data } = await failureOf(() => client.library.similar({ documentId: 99 }));
    assert.equal(data.code, 'document-missing');
  });
});
