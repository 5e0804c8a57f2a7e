import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sentences } from '../../main/language/index.ts';

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));
const together = (text: string) => assert.deepEqual(split(text), [text]);

describe('a sentence ends', () => {
  it('after a Korean ending, a question and an exclamation', () => {
    assert.deepEqual(split('전원을 끕니다. 다시 켰나요? 됩니다! 끝.'), [
      '전원을 끕니다.',
      '다시 켰나요?',
      '됩니다!',
      '끝.',
    ]);
  });

  it('after an English stop', () => {
    assert.deepEqual(split('Turn it off. Wait ten seconds! Is it on? Good.'), [
      'Turn it off.',
      'Wait ten seconds!',
      'Is it on?',
      'Good.',
    ]);
  });

  it('after the quote or bracket that closes behind its stop', () => {
    assert.deepEqual(split('"전원을 끄세요." 그다음 켭니다.'), ['"전원을 끄세요."', '그다음 켭니다.']);
    assert.deepEqual(split('켭니다. (다음 그림을 보세요.) 끝입니다.'), [
      '켭니다.',
      '(다음 그림을 보세요.)',
      '끝입니다.',
    ]);
  });

  it('where the next one follows without a blank', () => {
    assert.deepEqual(split('전원을 끕니다.다시 켭니다.'), ['전원을 끕니다.', '다시 켭니다.']);
  });

  it('at a line break', () => {
    assert.deepEqual(split('첫째 줄\n둘째 줄'), ['첫째 줄', '둘째 줄']);
  });
});

describe('a sentence does not end', () => {
  it('in a decimal, a version, an address or a file name', () => {
    together('버전 7.4.2에서 값 3.5를 www.example.com/a.html의 a.txt에 씁니다.');
  });

  it('after an abbreviation', () => {
    together('Use a plug, e.g. No. 3 in Fig. 2, approx. 5 m from Mr. Kim etc. or so.');
    together('J. Smith wrote the U.S. manual of it.');
  });

  it('after an abbreviation that may be last, unless a new sentence begins', () => {
    assert.deepEqual(split('It works in the U.S. etc. The rest follows.'), [
      'It works in the U.S. etc.',
      'The rest follows.',
    ]);
  });

  it('after the number or letter of a step', () => {
    assert.deepEqual(split('1. 메뉴를 엽니다. 2. 확인을 누릅니다. 가. 항목입니다. a. Press it.'), [
      '1. 메뉴를 엽니다.',
      '2. 확인을 누릅니다.',
      '가. 항목입니다.',
      'a. Press it.',
    ]);
  });

  it('in a date', () => {
    together('이 요금은 2026. 3. 5. 이후 가입자에게 적용됩니다.');
  });

  it('inside brackets', () => {
    together('옵션을 켭니다(끄면 안 됩니다. 주의하세요! 정말요) 그리고 저장합니다.');
  });

  it('inside a quote that the sentence goes on with', () => {
    together('"저장할까요?"라고 묻습니다.');
    together('"저장할까요?" 라는 메시지가 나옵니다.');
    together('The message "Are you sure?" appears.');
  });

  it('at the dots of a menu name', () => {
    together('도구 - 옵션... 메뉴를 고릅니다.');
    together('Choose Open... and press Enter.');
    together('잠시만… 기다리세요.');
  });

  it('because a bracket is never closed', () => {
    assert.deepEqual(split('옵션(을 켭니다. 저장합니다.'), ['옵션(을 켭니다.', '저장합니다.']);
  });
});

it('every character but white space is in exactly one sentence, whatever the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'가다요aB1.?!…()"\'\n 。[]'), maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (input) => {
      let last = 0;
      let outside = '';
      for (const { start, end } of sentences(input)) {
        assert.ok(last <= start && start < end && end <= input.length);
        const sentence = input.slice(start, end);
        assert.equal(sentence, sentence.trim());
        outside += input.slice(last, start);
        last = end;
      }
      assert.equal((outside + input.slice(last)).trim(), '');
    }),
    { numRuns: 1000 },
  );
});

it('50,000 characters of stops and brackets are split in bounded time', { timeout: 5_000 }, () => {
  for (const unit of ['.', '. ', '(', '()', '((.))', '"', '가다. ', '1. ', 'a.']) {
    assert.ok(sentences(unit.repeat(50_000 / unit.length)).length > 0);
  }
});
