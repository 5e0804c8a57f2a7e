/** Numbers that are written as words are numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOf } from '../../main/language/facts.ts';
import { inDigits } from '../../main/language/numerals.ts';

const read = (text: string) => factsOf(text).map(({ value, unit }) => value + unit);

describe('a number in words', () => {
  it('is read in Korean, as money is spoken', () => {
    for (const [text, value] of [
      ['삼만 팔천오백 원입니다', '38500원'],
      ['이만칠천오백원', '27500원'],
      ['만 원', '10000원'],
      ['십일만 원', '110000원'],
      ['3만 8천5백 원', '38500원'],
      ['3만 8,500원', '38500원'],
      ['백오십 기가', '150g'],
      ['이십사 개월', '24개월'],
      ['삼 년 약정', '3년'],
      ['다섯 대', '5대'],
      ['열두 달', '12개월'],
      ['스무 명', '20명'],
      ['오후 여섯 시', '18시'],
    ] as const)
      assert.deepEqual(read(text), [value], text);
  });

  it('is read in English', () => {
    for (const [text, value] of [
      ['twenty-seven thousand five hundred won', '27500원'],
      ['after two months', '2개월'],
      ['a three-year contract', '3년'],
      ['18:00', '18시'],
      ['6 p.m.', '18시'],
    ] as const)
      assert.deepEqual(read(text), [value], text);
  });

  it('is nothing that only looks like one', () => {
    for (const text of [
      '만일',
      '천장',
      '백분율',
      '사원',
      '이 회사',
      '일반 고객',
      '이사 갈 때',
      'one of them',
      '구 년식',
    ])
      assert.equal(inDigits(text), text);
  });
});
