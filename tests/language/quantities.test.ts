/** A number is found in every spelling that people and manuals give it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyser } from '../../main/language/index.ts';

const analyser = await createAnalyser();
const words = (text: string) =>
  new Set(analyser.terms(text).flatMap(({ kind, text: term }) => (kind === 'word' ? [term] : [])));
const share = (term: string, ...spellings: string[]) => {
  for (const one of spellings) assert.ok(words(one).has(term), `${one}: ${[...words(one)].join(' ')}`);
};

describe('numbers with units', { concurrency: true }, () => {
  it('meet in the number, however it is written', () => {
    share('10000', '1만원', '1만 원', '10,000원', '10000 원', '１만원', '1만원을', '월 1만원 할인');
    share('35000', '3만5천원', '3만 5천원', '35,000원');
    share('23400', '2만3,400원', '2만 3,400원', '23,400원');
    share('120000000', '1억 2천만 원', '1억2천만원');
    share('15000', '1.5만원');
    share('300', '3백 명');
    share('3000', '3천 건', '3천명');
  });

  it('of data meet as well', () => {
    share('500메가', '500메가', '500M', '500MB', '500Mbps', '500메가바이트', '500메가로');
    share('1기가', '1기가', '1GB', '1Gbps', '1기가바이트');
    share('1.5기가', '1.5Gbps', '1.5기가');
    assert.ok(!words('5G 요금제').has('5기가'));
  });

  it('stay what they are where no amount is meant', () => {
    for (const [text, term] of [
      ['3만족도', '30000'],
      ['2천안', '2000'],
      ['1기가입', '1기가'],
      ['3만 5억', '35'],
    ])
      assert.ok(!words(text!).has(term!), text);
    assert.ok(words('10,000원').has('10000'));
    assert.ok(words('1.5Gbps').has('1.5gbps'));
  });

  it('keep their place in the text', () => {
    const text = '매월 1만 5천원을 냅니다';
    const term = analyser.terms(text).find((one) => one.text === '15000')!;
    assert.equal(text.slice(term.start, term.end), '1만 5천');
  });
});

describe('words and identifiers', { concurrency: true }, () => {
  it('are found as they are typed, whole or with their marks left out', () => {
    share('uhd-2', 'UHD-2');
    share('uhd2', 'UHD-2', 'uhd2');
    share('08082821​06'.replace('​', ''), '080-8282-106', '0808282106');
    share('a/s', 'A/S', 'a/s 신청');
    share('as', 'A/S');
    share('1.5gbps', '1.5Gbps');
    share('--dry-run', '--dry-run 옵션');
  });

  it('are the same without their blank', () => {
    share('해지', '인터넷해지', '인터넷 해지');
    share('인터넷', '인터넷해지', '인터넷 해지', '인터넷'.normalize('NFD'));
    share('변경', '요금제변경', '요금제 변경');
  });
});
