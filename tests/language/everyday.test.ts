/** What people say, in the words of manuals. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActiveEntry } from '../../main/contract/index.ts';
import { createAnalyser, everydayWords, inflections } from '../../main/language/index.ts';

const analyser = await createAnalyser();
const bundled = analyser.glossary(everydayWords());
const entry = (term: string, synonyms: string[], direction: ActiveEntry['direction']): ActiveEntry => ({
  term,
  synonyms,
  direction,
  origin: 'manual',
});
const meant = (question: string, glossary = bundled) =>
  glossary.expansions(analyser.queryTerms(question)).map(({ text }) => text);

describe('everyday words', { concurrency: true }, () => {
  it('lead to the words of manuals, however they are inflected', () => {
    assert.ok(meant('핸드폰이 먹통이에요').includes('모바일'));
    assert.ok(meant('글자를 고치려면').includes('수정'));
    assert.ok(meant('그래프를 지우고 싶어요').includes('차트'));
    assert.ok(meant('그래프를 지우고 싶어요').includes('삭제'));
    assert.ok(meant('선을 굵게').includes('케이블'));
    assert.ok(meant('휴대폰을 껐다 켜도').includes('재시작'));
    assert.ok(meant('how to get rid of a folder').includes('directory'));
    // Loanwords are spelled in more than one way.
    assert.ok(meant('리모콘이 고장났어요').includes('리모컨'));
    assert.ok(meant('문자 메세지').includes('메시지'));
  });

  it('lead one way only where the manual word says less', () => {
    assert.ok(!meant('수정 방법').includes('고치다'));
    assert.deepEqual(meant('인공위성'), []);
  });

  it('are lines that all can be used, each once', () => {
    const seen = new Set<string>();
    for (const { term, synonyms, direction } of everydayWords()) {
      const key = `${term} ${synonyms.join(' ')} ${direction}`;
      assert.ok(!seen.has(key), `${key} stands twice`);
      seen.add(key);
      for (const word of [term, ...synonyms]) assert.equal(word, word.trim(), key);
      assert.ok(term !== '' && synonyms.length > 0 && !synonyms.includes(term), key);
    }
  });
});

describe('a glossary', { concurrency: true }, () => {
  const entries = [
    entry('기가라이트', ['제일 싼 요금제', 'GL'], 'one-way'),
    entry('고객 댁내 장치', ['모뎀', 'CPE'], 'two-way'),
  ];
  const glossary = analyser.glossary(entries);

  it('takes phrases where their words follow one another', () => {
    assert.deepEqual(meant('제일 싼 요금제가 뭐예요', glossary), ['기가라이트']);
    assert.deepEqual(meant('제일 빠른 요금제', glossary), []);
    assert.deepEqual(meant('gl 가입', glossary), ['기가라이트']);
  });

  it('goes both ways only where an entry says so', () => {
    assert.deepEqual(meant('기가라이트', glossary), []);
    assert.deepEqual(meant('CPE 교체', glossary), ['고객 댁내 장치', '모뎀']);
    assert.deepEqual(meant('모뎀 교체', glossary), ['고객 댁내 장치', 'CPE']);
  });

  it('has what a person wrote before what is bundled', () => {
    const both = analyser.glossary([...everydayWords(), entry('모바일', ['핸드폰'], 'one-way')]);
    const found = both.expansions(analyser.queryTerms('핸드폰')).filter(({ text }) => text === '모바일');
    assert.deepEqual(
      found.map(({ origin }) => origin),
      ['manual'],
    );
  });
});

describe('forms of English words', { concurrency: true }, () => {
  it('are those of the same word', () => {
    for (const [word, form] of [
      ['deleted', 'delete'],
      ['delete', 'deleting'],
      ['files', 'file'],
      ['copy', 'copies'],
      ['copied', 'copy'],
      ['stopping', 'stop'],
      ['stop', 'stopped'],
      ['box', 'boxes'],
      ['running', 'runs'],
    ])
      assert.ok(inflections(word!).includes(form!), `${word} → ${form}: ${inflections(word!)}`);
  });

  it('leave alone what is no such word', () => {
    for (const word of ['as', 'a/s', 'uhd-2', '재시작', 'x1', 'status'])
      assert.ok(
        !inflections(word).includes('statu') && (word === 'status' || inflections(word).length === 0),
        word,
      );
  });
});
