import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { hitOf, openSource } from '../../main/answer/index.ts';
import { signatureOf, similarityOf } from '../../main/ingest/freshness/signature.ts';
import { createAnalyser } from '../../main/language/index.ts';
import type { Library } from '../../main/library/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { type Files, html, ingested } from '../ingest/manuals.ts';

const analyser = await createAnalyser();

/** A page long enough to be compared, whose figures and title are its own. */
const offer = (title: string, price: string, more = '') =>
  html(
    title,
    `신규로 3년 약정에 가입하고 그달 안에 개통한 고객에게 기가슬림을 월 ${price}원에 제공합니다.`,
    '최근 3개월 안에 해지한 명의로 다시 가입하면 프로모션 요금을 적용하지 않습니다.',
    '상품권은 개통한 다음 달 20일에 문자로 발송하며 60일 안에 등록하지 않으면 소멸합니다.',
    '개통하고 12개월 안에 해지하면 상품권 전액을 환수하고 하위 상품으로 바꾸면 정상 요금을 적용합니다.',
    more,
  );

/** A short page's text. */
const overdue = (rate: string) => [
  '요금을 늦게 낸 회선에 붙는 가산금과 정지 절차를 정리한 문서입니다.',
  `가산금은 미납액의 ${rate}이며 납기일 다음 날 한 번 붙습니다.`,
  '미납 30일이 지나면 발신이 정지되고, 그 뒤 한 달이 더 지나면 수신도 정지됩니다.',
  '정지는 납부한 날 안에 풀립니다.',
];

async function search(library: Library, question: string) {
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
  const { documents } = await retrieve(question);
  return documents.map((d) => {
    const source = openSource(library, d.documentId)!;
    return hitOf(source, d.passages[0]!.passageId, d.score)!;
  });
}
const found = async (library: Library, question: string) =>
  (await search(library, question)).map((hit) => hit.path);

/** `older → next` for every document that is superseded. */
async function successions(t: Parameters<typeof ingested>[0], files: Files): Promise<string[]> {
  const { library } = await ingested(t, files);
  return library
    .namedDocuments(library.roots()[0]!.id)
    .flatMap(({ id, path: name }) => {
      const [next] = library.successorsOf(id);
      return next ? [`${name} → ${next.path}`] : [];
    })
    .sort();
}

describe('a later edition', () => {
  it('takes the place of the month before it, and stands above it', async (t) => {
    const { library, folder, again } = await ingested(t, {
      'promo_2026_09.html': offer('2026년 9월 프로모션', '30,800', '기가슬림 프로모션 기가슬림 프로모션'),
      'promo_2026_10.html': offer('2026년 10월 프로모션', '29,700'),
      'promo_2026_11.html': offer('2026년 11월 프로모션', '31,900'),
    });
    assert.deepEqual(await found(library, '기가슬림 프로모션'), [
      'promo_2026_11.html',
      'promo_2026_10.html',
      'promo_2026_09.html',
    ]);
    const hits = await search(library, '기가슬림 프로모션');
    const last = hits[0]!;
    assert.equal(last.supersededBy, null);
    for (const { supersededBy } of hits.slice(1)) {
      assert.deepEqual(supersededBy, {
        documentId: last.documentId,
        path: last.path,
        title: '2026년 11월 프로모션',
      });
    }
    rmSync(path.join(folder, 'promo_2026_11.html'));
    await again();
    assert.equal(
      (await search(library, '기가슬림 프로모션'))[0]?.supersededBy,
      null,
      'the last one left is no old one',
    );
  });

  it('does not stand above the one whose month is asked for', async (t) => {
    const { library } = await ingested(t, {
      'promo_2026_09.html': offer('2026년 9월 프로모션', '30,800'),
      'promo_2026_10.html': offer('2026년 10월 프로모션', '29,700', '프로모션'),
    });
    assert.equal((await found(library, '9월 프로모션 기가슬림'))[0], 'promo_2026_09.html');
    assert.equal((await found(library, '프로모션 기가슬림'))[0], 'promo_2026_10.html');
  });

  it('is known by year, by version, and by the word for old', async (t) => {
    const names = await successions(t, {
      '요금 2025.html': offer('요금 안내', '1'),
      '요금 2026.html': offer('요금 안내', '2'),
      'guide_v2.html': offer('길잡이', '3'),
      'guide_v10.html': offer('길잡이', '4'),
      '2025/절차.html': offer('절차', '5'),
      '2026/절차.html': offer('절차', '6'),
      '위약금(구).html': html('위약금 기준(2025년)', '예전에는 위약금을 다르게 셈하였습니다.'),
      '위약금.html': html('위약금 기준', '위약금은 구간마다 셈합니다.'),
    });
    assert.deepEqual(names, [
      '2025/절차.html → 2026/절차.html',
      'guide_v2.html → guide_v10.html',
      '요금 2025.html → 요금 2026.html',
      '위약금(구).html → 위약금.html',
    ]);
  });

  it('is known by the date that the page gives of itself, where its new name says nothing', async (t) => {
    const names = await successions(t, {
      'overdue-2024.html': html('연체 가산금', ...overdue('2%'), '최종 변경 2024년 05월 03일'),
      'overdue-rebuilt.html': html('연체 가산금', ...overdue('2.5%'), '최종 변경 2026년 02월 10일'),
      'board/977.html': html('인터넷 요금(9월)', '작성일 : 2025.09.02', ...overdue('3%')),
      'board/1182.html': html('인터넷 요금(3월)', '작성일 : 2026.03.03', ...overdue('4%')),
      'en/a.html': html('Late fees', 'Last modified on May 3, 2024', ...overdue('5%')),
      'en/b.html': html('Late fees', 'Last modified on Feb 12, 2026', ...overdue('6%')),
    });
    assert.deepEqual(names, [
      'board/977.html → board/1182.html',
      'en/a.html → en/b.html',
      'overdue-2024.html → overdue-rebuilt.html',
    ]);
  });

  it('is not guessed from dates where the pages begin otherwise, or name another edition', async (t) => {
    const names = await successions(t, {
      'a.html': html('사내 매뉴얼', '안심 일반 상품입니다.', '수정일 2025-01-02', ...overdue('2%')),
      'b.html': html('사내 매뉴얼', '안심 파손 상품입니다.', '수정일 2026-01-02', ...overdue('3%')),
      'fee 2026.html': html('요금표', '수정일 2025-01-02', ...overdue('4%')),
      'fee 2025.html': html('요금표', '수정일 2026-01-02', ...overdue('5%')),
    });
    assert.deepEqual(names, ['fee 2025.html → fee 2026.html']);
  });

  it('may have a note more than the page before it, where file and title are of one series', async (t) => {
    const more = '청소년 요금제에는 회선마다 정한 금액까지만 적용하며 나머지는 다음 달에 적용하지 않습니다.';
    const names = await successions(t, {
      '결합_2025-09.html': html('결합할인 기준표 (2025-09)', ...overdue('2%')),
      '결합_2026-03.html': html('결합할인 기준표 (2026-03)', ...overdue('3%'), more),
    });
    assert.deepEqual(names, ['결합_2025-09.html → 결합_2026-03.html']);
  });

  it('is not guessed from models, chapters, or texts that differ', async (t) => {
    const names = await successions(t, {
      'ap6.html': offer('공유기 AP-6', '1'),
      'ap7.html': offer('공유기 AP-7', '2'),
      '01_상품.html': offer('기가맥스 2.5', '3'),
      '02_상품.html': offer('기가맥스 10', '4'),
      '공지 2026-09.html': html('공지', '9월 서버를 점검합니다. 새벽 두 시부터 네 시까지 접속이 끊깁니다.'),
      '공지 2026-10.html': html('공지', '10월에는 사옥을 옮깁니다. 대표 번호와 팩스 번호는 그대로입니다.'),
      '가/요금 2025.html': offer('요금', '5'),
      '나/요금 2026.html': offer('요금', '6'),
    });
    assert.deepEqual(names, []);
  });
});

describe('the same page in two places', () => {
  it('is one hit that names both', async (t) => {
    const page = html('장비 반납', '장비는 택배로 반납합니다.');
    const { library } = await ingested(t, {
      'b/반납.html': page,
      'a/장비 반납.html': page,
      'c.html': html('장비 비교', '장비를 비교합니다.'),
    });
    const hits = await search(library, '장비 택배 반납');
    assert.deepEqual(
      hits.map((hit) => [hit.path, hit.alsoAt]),
      [
        ['a/장비 반납.html', ['b/반납.html']],
        ['c.html', []],
      ],
    );
    assert.equal(library.size().documents, 3);
  });
});

describe('a signature', () => {
  const words = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `낱말${String.fromCodePoint(0xac00 + 7 * (from + i))}`).join(
      ' ',
    );

  it('estimates how much two texts have in common, whatever their figures', () => {
    const a = signatureOf([`${words(0, 1000)} 33,000원`])!;
    const near = (b: string, wanted: number) => {
      const estimate = similarityOf(a, signatureOf([b])!);
      assert.ok(Math.abs(estimate - wanted) < 0.19, `${estimate}, not ${wanted}`);
    };
    assert.equal(similarityOf(a, signatureOf([`${words(0, 1000)} 38,500원`])!), 1);
    near(words(500, 1500), 1 / 3);
    near(words(100, 1000), 0.9);
    near(words(2000, 3000), 0);
  });

  it('is not made of a text that is too short to say anything', () => {
    assert.equal(signatureOf(['준비 중입니다.']), null);
  });
});
