/** What must stand in the manuals before a sentence is shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CheckedAgainst, checkSentence, type PromptPassage } from '../../main/answer/check.ts';
import { productsOf } from '../../main/answer/products.ts';
import type { Source } from '../../main/answer/source.ts';
import type { Unit } from '../../main/contract/index.ts';
import { factsOf, stands } from '../../main/language/facts.ts';
import { answerLanguage, inLanguage } from '../../main/language/language-kept.ts';

/** A page of one section with these sentences; `[prose, cells]` is a table's row. */
function page(n: number, title: string, ...lines: (string | [string, string])[]): PromptPassage {
  let at = 0;
  const units = lines.map((line): Unit => {
    const [text, source] = typeof line === 'string' ? [line, line] : line;
    const start = at;
    at += source.length + 1;
    return {
      kind: typeof line === 'string' ? 'sentence' : 'row',
      text,
      source,
      start,
      end: at - 1,
      section: 0,
    };
  });
  const section = { ordinal: 0, heading: title, path: [], start: 0, end: at, anchor: null };
  const document = { id: n, title, path: `plans/${n}.html` };
  const source = { document, sections: [section], passages: [] };
  return { n, units, source: source as unknown as Source };
}

const light = page(
  1,
  '기가라이트 안내',
  '기가라이트의 월 요금은 33,000원이다.',
  '설치는 평일 9시부터 18시까지 한다.',
  ['기가라이트의 3년 약정 요금은 29,700원입니다.', '기가라이트 29,700'],
);
const slim = page(2, '기가슬림 안내', '월 요금은 27,500원이다.');
const visit = page(3, '방문 설치', '휴일 설치는 가능하다.');
const against = (more: Partial<CheckedAgainst> = {}): CheckedAgainst => ({
  passages: [light, slim, visit],
  question: '월 요금은?',
  language: 'ko',
  products: ['기가라이트', '기가슬림'],
  ...more,
});
const check = (text: string, ...quotes: [number, string][]) =>
  checkSentence({ text, quotes: quotes.map(([passage, quote]) => ({ passage, quote })) }, against());
const reasonOf = (...args: Parameters<typeof check>) => {
  const checked = check(...args);
  return checked.passed ? null : checked.reason;
};

describe('a sentence', () => {
  it('stands where its quote does, and cites the whole sentence of the file', () => {
    const checked = check('월 요금은 33,000원입니다.', [1, '월 요금은   33,000원']);
    assert.ok(checked.passed);
    assert.deepEqual(
      checked.cited.map(({ units }) => units.map(({ source }) => source)),
      [['기가라이트의 월 요금은 33,000원이다.']],
    );
  });

  it('may spell a price, a time and the text’s own composition otherwise', () => {
    for (const text of [
      '월 요금은 3만 3천원입니다.',
      '월 요금은 3만3,000 원입니다.',
      '월 요금은 33000원입니다.',
    ])
      assert.equal(reasonOf(text, [1, '월 요금은 33,000원']), null, text);
    assert.equal(reasonOf('월 요금은 33,000원입니다.', [1, '월 요금은 33,000원'.normalize('NFD')]), null);
    assert.equal(reasonOf('월 요금은 33,000원입니다.', [1, '“월 요금은 33,000원이다.”']), null);
  });

  it('fails with a number, a unit or a date that its quote does not hold', () => {
    for (const text of [
      '월 요금은 3,300원입니다.',
      '월 요금은 33,000달러나 33,001원입니다.',
      '33,000원이고 약정은 12개월입니다.',
      '11월 20일부터 33,000원입니다.',
      '요금은 33,000분입니다.',
    ])
      assert.equal(reasonOf(text, [1, '월 요금은 33,000원']), 'fact-not-quoted', text);
  });

  it('fails without a quote, with one that stands elsewhere, and with a made-up one', () => {
    assert.equal(reasonOf('설치는 평일에 합니다.'), 'no-quote');
    assert.equal(reasonOf('설치는 평일에 합니다.', [2, '설치는 평일 9시부터']), 'quote-not-there');
    assert.equal(reasonOf('설치는 평일에 합니다.', [1, '설치는 주말에도']), 'quote-not-there');
    assert.equal(reasonOf('설치는 평일에 합니다.', [4, '설치는 평일 9시부터']), 'quote-not-there');
    for (const empty of ['', ' ', '\u200b', '"', '는'])
      assert.equal(reasonOf('설치는 평일에 합니다.', [1, empty]), 'quote-not-there', JSON.stringify(empty));
  });

  it('fails when it gives one product’s page to another product', () => {
    assert.equal(
      reasonOf('기가라이트의 월 요금은 27,500원입니다.', [2, '월 요금은 27,500원']),
      'other-product',
    );
    assert.equal(reasonOf('기가슬림의 월 요금은 27,500원입니다.', [2, '월 요금은 27,500원']), null);
    const asked = against({ question: '기가라이트 요금은?' });
    const sentence = {
      text: '기가라이트는 27,500원입니다.',
      quotes: [{ passage: 2, quote: '월 요금은 27,500원' }],
    };
    assert.equal(checkSentence(sentence, asked).passed, false);
  });

  it('fails when it turns its quote into the opposite, though no number is wrong', () => {
    assert.equal(reasonOf('휴일 설치는 불가합니다.', [3, '휴일 설치는 가능']), 'opposite');
    assert.equal(reasonOf('휴일 설치는 가능합니다.', [3, '휴일 설치는 가능']), null);
  });

  it('may quote a row by its sentence, and cites the cells', () => {
    const checked = check('3년 약정이면 29,700원입니다.', [
      1,
      '기가라이트의 3년 약정 요금은 29,700원입니다.',
    ]);
    assert.ok(checked.passed);
    assert.equal(checked.cited[0]?.units[0]?.source, '기가라이트 29,700');
  });

  it('loses the marks that it wrote itself or copied from a page', () => {
    const checked = check('월 요금은 33,000원입니다. [7]', [1, '월 요금은 33,000원']);
    assert.ok(checked.passed);
    assert.equal(checked.text, '월 요금은 33,000원입니다.');
  });

  it('in another language than the question’s fails', () => {
    assert.equal(reasonOf('The monthly fee is 33,000 won.', [1, '월 요금은 33,000원']), 'other-language');
    assert.equal(reasonOf('月费是33,000元。', [1, '월 요금은 33,000원']), 'other-language');
    for (const text of ['M-8126입니다.', 'LOS 램프와 WPS 버튼을 확인합니다.', '33,000원', 'H-305'])
      assert.ok(inLanguage(text, 'ko'), text);
    assert.ok(inLanguage('The 기가라이트 plan costs 33,000 won a month.', 'en'));
    assert.ok(!inLanguage('월 요금은 33,000원입니다.', 'en'));
  });
});

describe('a right sentence is not lost', () => {
  /** Of a page with these lines, all of them quoted. */
  const shown = (question: string, text: string, ...lines: (string | [string, string])[]) => {
    const manual = page(1, '안내', ...lines);
    const quotes = manual.units.map(({ source }) => ({ passage: 1, quote: source }));
    const checked = checkSentence({ text, quotes }, against({ question, passages: [manual], products: [] }));
    return checked.passed || `${checked.reason}: ${checked.what}`;
  };

  it('to a command, a list of names or a code, which are of no language', () => {
    for (const text of [
      'cp debian.iso /dev/sdX',
      'PAT, PNG, JPEG, BMP, GIF, TIFF',
      'preseed/url/checksum',
      'lsb_release -a',
    ])
      assert.ok(inLanguage(text, 'ko'), text);
    for (const text of [
      'Shut down cleanly.',
      'Press Ctrl+Z to undo.',
      'The fee is 33,000 won (VAT included).',
      'Unplug, wait 30 seconds.',
      'Select PNG or JPEG here.',
    ])
      assert.ok(!inLanguage(text, 'ko'), text);
    assert.equal(answerLanguage('--no-fonts', 'ko'), 'ko');
    assert.equal(answerLanguage('LOS', 'ko'), 'ko');
    assert.equal(answerLanguage('reset the modem', 'ko'), 'en');
  });

  it('to what says which screen is meant', () => {
    const line = '인터넷 창을 열면 나타나는 개통 인증 화면에 가입자 번호를 입력합니다.';
    assert.equal(shown('무엇을 입력하나요?', '개통 인증 화면에 가입자 번호를 입력합니다.', line), true);
    const discount = '인터넷 창을 열면 받는 할인은 화면에 나옵니다.';
    assert.match(String(shown('할인은?', '할인은 화면에 나옵니다.', discount)), /condition-left-out/);
  });

  it('to the condition of something else that the same sentence says', () => {
    const line =
      '밤에 가족이 잘 때 혼자 보려는 고객에게 안내하며, 소리가 늦으면 음향 지연을 -100ms로 바꿉니다.';
    assert.equal(shown('이어폰', '소리가 늦으면 음향 지연을 -100ms로 바꿉니다.', line), true);
    assert.match(String(shown('이어폰', '음향 지연을 -100ms로 바꿉니다.', line)), /소리가 늦으면/);
    const english = 'The default is 100 connections, but might be less if your kernel does not allow it.';
    const said = checkSentence(
      { text: 'The default is 100 connections.', quotes: [{ passage: 1, quote: english }] },
      against({ question: 'default', language: 'en', passages: [page(1, 'Limits', english)], products: [] }),
    );
    assert.ok(said.passed);
  });

  it('to the condition that follows “but”, where the sentence is about what it restricts', () => {
    const leaves = (line: string, text: string) => {
      const quotes = [{ passage: 1, quote: line }];
      const english = { question: 'fee', language: 'en' as const, products: [] };
      const checked = checkSentence(
        { text, quotes },
        against({ ...english, passages: [page(1, 'Fees', line)] }),
      );
      return checked.passed ? null : checked.reason;
    };
    const bundle = 'The installation fee is 100 won, but if you buy a bundle, the fee is 80 won.';
    assert.equal(leaves(bundle, 'The fee is 80 won.'), 'condition-left-out');
    assert.equal(leaves(bundle, 'The fee is 80 won if you buy a bundle.'), null);
    for (const line of [
      'Calls are free, but only if both lines have one owner.',
      'Calls are free, but not if you travel abroad.',
    ])
      assert.equal(leaves(line, 'Calls are free.'), 'condition-left-out', line);
  });

  it('to a number that is a name’s, or counts nothing', () => {
    const name = '기가맥스 2.5의 약정은 1년입니다.';
    assert.equal(shown('약정', '1년 약정은 기가맥스 2.5만 됩니다.', name), true);
    assert.match(String(shown('약정', '1년 약정은 2.5만원입니다.', name)), /fact-not-quoted/);
    assert.equal(
      shown('공유', '한 번에 여러 고객이 문서를 엽니다.', '같은 시간에 여러 고객이 문서를 엽니다.'),
      true,
    );
  });

  it('to the label inside a cell that says whose value it is', () => {
    const row: [string, string] = [
      '사유 타사 사은품의 승인 한도가 상담사: 100,000원까지, 팀장: 200,000원까지입니다.',
      '타사 사은품 상담사: 100,000원까지, 팀장: 200,000원까지',
    ];
    assert.equal(shown('얼마까지?', '상담사는 100,000원까지, 팀장은 200,000원까지입니다.', row), true);
  });
});

describe('a fact', () => {
  const same = (a: string, b: string) => factsOf(a).every((fact) => stands(fact, factsOf(b)));
  it('is the same in every spelling', () => {
    for (const [a, b] of [
      ['1만원', '10,000원'],
      ['1만 5천원', '15,000 won'],
      ['1억 2천만원', '120,000,000원'],
      ['3개월', '3 months'],
      ['두 번', '2회'],
      ['2026년 11월 20일', '2026-11-20'],
      ['11월 20일', 'November 20, 2026'],
      ['20 Nov 2026', '2026. 11. 20.'],
      ['11월', '11월 20일부터'],
      ['30퍼센트', '30%'],
      ['H305', 'H-305 오류'],
      ['15881234', '15881234번'],
      ['33,000원', '33,000'],
      ['500Mbps', '500 Mbps'],
    ] as const)
      assert.ok(same(a, b), `${a} = ${b}`);
  });

  it('is another one where value, unit or date differ', () => {
    for (const [a, b] of [
      ['1만원', '1,000원'],
      ['3개월', '3일'],
      ['2026년 11월 20일', '11월 20일'],
      ['11월 21일', '2026-11-20'],
      ['500Mbps', '500원'],
      ['H-306', 'H-305'],
      ['1588-1235', '1588-1234'],
      ['30', '3.0 0'],
    ] as const)
      assert.ok(!same(a, b), `${a} ≠ ${b}`);
  });

  it('of a list’s own numbers there is none', () => {
    assert.deepEqual(factsOf('1. 전원을 끕니다.'), []);
    assert.deepEqual(factsOf('② 전원을 끕니다.'), []);
  });

  it('stands in its own text, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789,.-년월일원만천 개회aM%한두번~:/'.split('')) }),
        (text) => {
          const facts = factsOf(text);
          for (const fact of facts) assert.ok(stands(fact, facts), `${text}: ${fact.text}`);
        },
      ),
    );
  });
});

describe('a product’s name', () => {
  it('is what a page’s title says and the pages beside it do not', () => {
    const pages = ['기가라이트 요금 안내', '기가슬림 요금 안내', '요금 안내'].map((title, i) => ({
      documentId: i,
      title,
      path: `plans/${i}.html`,
    }));
    assert.deepEqual(productsOf(pages), [
      { documentId: 0, name: '기가라이트' },
      { documentId: 1, name: '기가슬림' },
    ]);
    assert.deepEqual(productsOf([{ documentId: 1, title: '기가라이트', path: 'a.html' }]), []);
  });
});
