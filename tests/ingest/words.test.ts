/** Which words the manuals themselves use for one thing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Manual, wordSuggester } from '../../main/ingest/words/suggest.ts';

type Given = Partial<Omit<Manual, 'sentences' | 'links'>> & {
  readonly sentences?: readonly string[];
  readonly links?: readonly { readonly text: string; readonly title: string }[];
};

/** `term ← synonym` (one-way) or `term ↔ synonym`, the most often stated first. */
function said(manuals: readonly Given[], spread: Readonly<Record<string, number>> = {}): string[] {
  const suggester = wordSuggester((words) => spread[words] ?? 1);
  for (const [i, manual] of manuals.entries())
    suggester.add({ path: `${i}.html`, title: `${i}`, sentences: [], links: [], ...manual });
  return suggester
    .suggestions()
    .map(({ term, synonyms, direction }) => `${term} ${direction === 'one-way' ? '←' : '↔'} ${synonyms[0]}`);
}
const twice = (...sentences: string[]): Given[] => [{ sentences }, { sentences }];

describe('a pair of words', () => {
  it('is found where one stands in parentheses behind the other', () => {
    assert.deepEqual(said([{ sentences: ['셋톱박스(STB)를 다시 켭니다.'] }]), ['셋톱박스 ↔ STB']);
    assert.deepEqual(said([{ sentences: ['HFC(동축) 구간입니다.'] }]), ['HFC ↔ 동축']);
    assert.deepEqual(said(twice('약정 위반금 (위약금)을 냅니다.')), ['약정 위반금 ↔ 위약금']);
    assert.deepEqual(said([{ sentences: ['An Analysis of Variance (ANOVA) is run.'] }]), [
      'Analysis of Variance ↔ ANOVA',
    ]);
    assert.deepEqual(said([{ sentences: ['The API (Application Programming Interface) is open.'] }]), [
      'API ↔ Application Programming Interface',
    ]);
  });

  it('is found where the text names it on purpose', () => {
    for (const sentence of [
      '주식회사 솔바람(이하 "회사"라 한다)은 안내합니다.',
      '주식회사 솔바람(이하 회사)은 안내합니다.',
      '주식회사 솔바람(이하 ‘회사’라고 합니다)은 안내합니다.',
    ])
      assert.deepEqual(said([{ sentences: [sentence] }]), ['주식회사 솔바람 ↔ 회사'], sentence);
  });

  it('is found where pages link to a page of another title', () => {
    const links = [{ text: '잠깐 멈춤', title: '일시정지' }];
    assert.deepEqual(said([{ links }, { links }]), ['일시정지 ← 잠깐 멈춤']);
    assert.deepEqual(said([{ links }]), []);
    const empty = [{ text: '자세히 보기', title: '일시정지' }];
    assert.deepEqual(said([{ links: empty }, { links: empty }]), []);
  });

  it('is no remark, amount, list, format, code or clause in parentheses', () => {
    for (const sentence of [
      '방문(무료)합니다.',
      '공유기(월 2,200원)를 빌립니다.',
      '신청서(F-04)를 냅니다.',
      '등급(초등, 중등)을 고릅니다.',
      '상품 안내서(PDF)를 봅니다.',
      '비밀번호를 바꿉니다(처음 한 번).',
      '기간(지불 기간)을 정합니다.',
      '이름(A)을 적습니다.',
      '홈페이지(외국인은 대리점만)에서 합니다.',
      '접수처(회사는 본사)를 봅니다.',
    ])
      assert.deepEqual(said(twice(sentence)), [], sentence);
  });

  it('is not made of a noun whose meaning stands before it', () => {
    assert.deepEqual(said(twice('넘기는 사람(양도인)이 신청합니다.')), []);
  });

  it('of plain words is believed when two documents say it', () => {
    assert.deepEqual(said([{ sentences: ['위반금(위약금)을 냅니다.'] }]), []);
    assert.deepEqual(said(twice('위반금(위약금)을 냅니다.')), ['위반금 ↔ 위약금']);
  });

  it('of what stands behind many different words is a remark', () => {
    const sentences = ['개통일(당일)', '해지일(당일)', '접수일(당일)'].map((s) => `${s}부터 셉니다.`);
    assert.deepEqual(said(twice(...sentences)), []);
  });

  it('takes as many words before the parenthesis as most places have', () => {
    const long = '초고속 인터넷(HSI)을 씁니다.';
    assert.deepEqual(said([{ sentences: [`새 ${long}`] }, { sentences: [long] }, { sentences: [long] }]), [
      '초고속 인터넷 ↔ HSI',
    ]);
  });

  it('goes one way where the term is a common word', () => {
    const sentences = ['공유기의 이름(SSID)을 고칩니다.'];
    assert.deepEqual(said([{ sentences }], { 이름: 40, SSID: 3 }), ['이름 ← SSID']);
  });

  it('carries its evidence, the most often stated first', () => {
    const suggester = wordSuggester(() => 1);
    for (const path of ['a.html', 'b.html'])
      suggester.add({ path, title: path, sentences: ['동축(HFC) 구간', 'HFC(동축) 구간'], links: [] });
    suggester.add({ path: 'c.html', title: 'c', sentences: ['단말(ONT) 점검'], links: [] });
    const [first, second] = suggester.suggestions();
    assert.deepEqual(first?.evidence, {
      places: 4,
      documents: 2,
      patterns: ['parentheses'],
      example: '동축(HFC)',
      path: 'a.html',
    });
    assert.equal(second?.term, '단말');
  });
});
