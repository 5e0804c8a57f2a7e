/** Passages are found, sections are handed over to be read. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';
import { createRetriever, sectionsFor } from '../../main/retrieve/index.ts';
import { type Files, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();
const filler = (about: string, count: number) =>
  Array.from({ length: count }, (_, i) => `<p>${about}에 관한 설명을 ${i + 1}번째로 적습니다.</p>`).join('');
const page = (title: string, body: string) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${body}</body>`;

async function reading(t: TestContext, files: Files, question: string, characters: number, sections = 8) {
  const { library } = await ingested(t, files);
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
  return sectionsFor(library, await retrieve(question), { characters, sections });
}

const manual = {
  '가입.html': page(
    '가입 안내',
    `<h2>인터넷 신규 가입</h2>${filler('인터넷 신규 가입', 30)}<h2>해지 절차</h2><p>해지하려면 신분증이 있어야 합니다.</p>${filler('모뎀 반납', 25)}<p>끝으로 확인서를 받습니다.</p>`,
  ),
  '요금.html': page('요금 안내', `<h2>납부</h2><p>요금은 매월 5일에 납부합니다.</p>`),
};

describe('sections to read', { concurrency: true }, () => {
  it('are whole where they fit, and only what was asked for', async (t) => {
    const [first] = await reading(t, manual, '해지 신분증', 20_000, 1);
    assert.equal(first?.title, '가입 안내');
    assert.match(first.heading, /해지 절차$/);
    assert.match(first.text, /신분증이 있어야/);
    assert.match(first.text, /확인서를 받습니다/);
    assert.doesNotMatch(first.text, /신규 가입에 관한 설명을 2번째/);
    assert.equal(first.text, first.units.map((unit) => unit.text).join('\n'));
  });

  it('stay within the characters, the best first, no unit twice', async (t) => {
    for (const characters of [60, 400, 1_500, 5_000]) {
      const found = await reading(t, manual, '해지 신분증 요금 납부', characters);
      const length = found.reduce((sum, { text }) => sum + text.length, 0);
      assert.ok(length > 0 && length <= characters, `${length} of ${characters}`);
      const scores = found.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
      const units = found.flatMap((one) => one.units.map((unit) => `${one.documentId} ${unit.start}`));
      assert.equal(new Set(units).size, units.length);
    }
  });

  it('have a step list whole where its section does not fit', async (t) => {
    const steps = Array.from({ length: 24 }, (_, i) => `<li>${i + 1}번 나사를 오른쪽으로 돌려 풉니다.</li>`);
    steps[20] = '<li>배터리 덮개를 들어 올립니다.</li>';
    const body = `<h2>분해</h2>${filler('주의 사항', 60)}<ol>${steps.join('')}</ol>${filler('보관 방법', 60)}`;
    const [first] = await reading(t, { '분해.html': page('분해 순서', body) }, '배터리 덮개', 1_600, 2);
    assert.match(first!.text, /배터리 덮개를/);
    assert.match(first!.text, /1번 나사/);
    assert.match(first!.text, /24번 나사/);
    assert.doesNotMatch(first!.text, /보관 방법에 관한 설명을 60번째/);
  });

  it('give rows their caption, and pages their attachments', async (t) => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `<tr><td>상품${i + 1}</td><td>${i + 1},000원</td></tr>`,
    );
    const table = `<table><caption>2026년 월정액</caption><tr><th>상품</th><th>금액</th></tr>${rows.join('')}</table>`;
    const files = {
      '신청서.docx': 'not a document',
      '표.html': page('월정액', `${table}<p><a href="신청서.docx">신청서</a>를 내려받습니다.</p>`),
    };
    const [first] = await reading(t, files, '상품37', 300, 1);
    assert.match(first!.text, /^2026년 월정액\n/);
    assert.match(first!.text, /상품37/);
    assert.match(first!.text, /금액/);
    assert.deepEqual(
      first!.attachments.map((file) => file.path),
      ['신청서.docx'],
    );
    assert.deepEqual(
      first!.attachments.map(({ bytes, documentId }) => ({ bytes, documentId })),
      [{ bytes: 14, documentId: null }],
      'a file that cannot be read has its size, and no document to show',
    );
  });

  it('are none where nothing was found', async (t) => {
    assert.deepEqual(await reading(t, manual, 'zzzz', 1_000), []);
  });
});
