import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createAnalyser } from '../../main/language/index.ts';

const analyser = await createAnalyser();
const named = (question: string) => analyser.queryTerms(question).surface.map((word) => word.text);

describe("a question's words", () => {
  it('question words and light verbs are searched for, but never named as missing', () => {
    const { terms, surface } = analyser.queryTerms('라우터 설정은 어떻게 하나요?');
    assert.deepEqual(
      surface.map((word) => word.text),
      ['라우터', '설정'],
    );
    assert.ok(terms.some((term) => term.kind === 'word' && term.text === '어떻'));
  });

  it('words are named as they were typed, nouns without their particles', () => {
    assert.deepEqual(named('휴대폰으로 사진이 찌그러지지 않게 하려면 무엇을 눌러야 하나요?'), [
      '휴대폰',
      '사진',
      '찌그러지지',
      '눌러야',
    ]);
    assert.deepEqual(named('무선공유기를 반납하고 싶어요'), ['무선공유기', '반납']);
  });

  it('what is said without blanks, as one speaks, is no thing that the manuals lack', () => {
    const asked = (question: string) => analyser.queryTerms(question).surface;
    assert.deepEqual(named('컬러링 한달에 얼마'), ['컬러링']);
    assert.deepEqual(named('분실 정지 몇번까지 할수있어'), ['분실', '정지']);
    assert.deepEqual(named('지금 해지 안되나요'), ['해지']);
    for (const said of ['미납 풀수있나', '회선 옮겨야돼', '전화 받는건', '얼마 안됐는데'])
      assert.ok(!asked(said).some((word) => word.isNoun && said.endsWith(word.text)), said);
    // Nouns that begin or end alike stay nouns.
    for (const noun of ['해지', '공지', '토지', '부대', '수수료', '하나은행', '바나나'])
      assert.deepEqual(
        asked(`${noun} 문의`).map(({ isNoun }) => isNoun),
        [true],
        noun,
      );
  });

  it('identifiers are named whole, bare numbers are not', () => {
    assert.deepEqual(named('Err:522 뜻 3 10,000'), ['Err:522']);
    assert.deepEqual(named('UHD-2 는 몇 대까지 되나요'), ['UHD-2']);
  });

  it('an English question names its content words', () => {
    assert.deepEqual(named('How do I reset the Wi-Fi router?'), ['reset', 'Wi-Fi', 'router']);
  });

  it('a named word says which terms of the index would know it', () => {
    const [word] = analyser.queryTerms('UHD-2').surface;
    assert.deepEqual(word, { text: 'UHD-2', isNoun: false, terms: ['uhd-2', 'uhd2', 'uhd', '2'] });
  });

  it('a term that is asked twice counts twice', () => {
    const { terms } = analyser.queryTerms('요금 할인 요금제');
    assert.equal(terms.find((term) => term.kind === 'word' && term.text === '요금')?.count, 2);
    assert.equal(terms.find((term) => term.kind === 'bigram' && term.text === '요금')?.count, 2);
    assert.equal(terms.find((term) => term.kind === 'word' && term.text === '할인')?.count, 1);
  });

  it('counts are those of the text, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (question) => {
        const { terms } = analyser.queryTerms(question);
        const sum = terms.reduce((total, term) => total + term.count, 0);
        assert.equal(sum, analyser.terms(question).length);
      }),
    );
  });
});
