/** A sheet small enough to be reckoned by hand. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type Answer, type Citation, FootnoteError } from '../../main/contract/index.ts';
import {
  covered,
  evaluateSheet,
  rankOf,
  readSheet,
  type SheetQuestion,
  segmentsOf,
} from '../../main/evaluate/index.ts';
import { temporaryFolder } from '../library/made.ts';

const question = (more: Partial<SheetQuestion>): SheetQuestion => ({
  id: 'q',
  question: '무엇인가요?',
  gold_files: ['right.html'],
  unanswerable: false,
  ...more,
});
const hits = (...list: [string, number][]) => list.map(([name, score]) => ({ path: name, score }));

function sheetOf(t: TestContext, ...lines: (object | string)[]): string {
  const file = path.join(temporaryFolder(t), 'sheet.jsonl');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
}

function answer(
  confidence: Answer['confidence'],
  quotes: [string, string][],
  text = '',
  language: Answer['language'] = 'ko',
) {
  const citations = quotes.map(([name, quote], i) => ({ n: i + 1, path: name, quote }) as Citation);
  return {
    answer: text,
    language,
    confidence,
    refused: confidence === 'none',
    citations,
  } as unknown as Answer;
}

describe('the rank of the right page', () => {
  it('is the worse one where scores are equal', () => {
    assert.equal(rankOf(question({}), hits(['right.html', 2], ['b', 1])), 1);
    assert.equal(rankOf(question({}), hits(['right.html', 2], ['b', 2], ['c', 2], ['d', 1])), 3);
    assert.equal(rankOf(question({}), hits(['a', 3], ['right.html', 2], ['b', 2])), 3);
    assert.equal(rankOf(question({}), hits(['a', 3])), Number.POSITIVE_INFINITY);
    assert.equal(rankOf(question({}), []), Number.POSITIVE_INFINITY);
  });

  it('counts any page that is accepted too, and right pages do not push each other down', () => {
    const both = question({ also_accept: ['also.html'] });
    assert.equal(rankOf(both, hits(['also.html', 2], ['right.html', 1])), 1);
    assert.equal(rankOf(both, hits(['also.html', 2], ['right.html', 2], ['b', 2])), 2);
  });

  it('knows a file by its name in NFC, NFD and with backslashes', () => {
    const hangul = question({ gold_files: ['요금\\월 요금.html'.normalize('NFD')] });
    assert.equal(rankOf(hangul, hits(['요금/월 요금.html', 1])), 1);
  });
});

describe('a segment of evidence', () => {
  const segment = '단추를 10초 동안 누르면 초기 비밀번호로 돌아갑니다.';

  it('is found where 80 % of its characters stand in one quote, white space and width aside', () => {
    assert.ok(covered(segment, `앞 문장. ${segment} 뒤 문장.`));
    assert.ok(covered(segment, segment.replaceAll(' ', '\n')));
    assert.ok(covered('PAIR 단추', 'ＰＡＩＲ단추를'));
    assert.ok(covered(segment, segment.slice(0, Math.ceil(segment.length * 0.85))));
    assert.ok(!covered(segment, segment.slice(0, Math.floor(segment.length * 0.7))));
    assert.ok(!covered(segment, [...segment].reverse().join('')));
    assert.ok(!covered('', segment));
  });

  it('is one of those between ||', () => {
    assert.deepEqual(segmentsOf(question({ evidence: '하나 || 둘 || ' })), ['하나', '둘']);
    assert.deepEqual(segmentsOf(question({ evidence: null })), []);
  });
});

describe('a question sheet', () => {
  it('is read line by line; empty lines and a byte order mark do not count as questions', (t) => {
    const file = sheetOf(t, `\uFEFF${JSON.stringify({ question: '하나' })}`, '', '  ', {
      id: 7,
      question: '둘',
      note: 'more',
    });
    assert.deepEqual(
      readSheet(file).map(({ id, question: text }) => [id, text]),
      [
        ['1', '하나'],
        ['7', '둘'],
      ],
    );
  });

  it('says which line is wrong, and how', (t) => {
    const wrong: [string | object, RegExp][] = [
      ['{"question": "x"', /not JSON/],
      [{ question: '' }, /question/],
      [{ question: '  ' }, /question/],
      [{ text: 'x' }, /question/],
      [{ question: 'x', gold_files: 3 }, /gold_files/],
      ['"x"', /\S/],
      ['null', /\S/],
    ];
    for (const [line, reason] of wrong) {
      const file = sheetOf(t, { question: '하나' }, '', line);
      assert.throws(
        () => readSheet(file),
        (error: { code?: string; params?: { line: number; reason: string } }) =>
          error.code === 'sheet-invalid' &&
          error.params?.line === 3 &&
          reason.test(error.params.reason) &&
          // In Korean every reason is Korean.
          /\(?[가-힣]/.test(
            new FootnoteError('sheet-invalid', error.params).words('ko').message.split(': ').at(-1)!,
          ),
        String(line),
      );
    }
    assert.throws(() => readSheet('/no/such/sheet.jsonl'), { code: 'file-missing' });
  });
});

describe('the figures of an evaluation', () => {
  it('are those reckoned by hand', async (t) => {
    const first = '첫째 증거 문장은 이렇게 적혀 있습니다.';
    const second = '둘째 증거 문장은 저렇게 적혀 있습니다.';
    const file = sheetOf(
      t,
      {
        id: 'a',
        category: 'x',
        style: 'full',
        question: '가는 무엇인가요?',
        gold_files: ['a'],
        evidence: `${first} || ${second}`,
      },
      {
        id: 'b',
        category: 'x',
        style: 'keyword',
        question: '나는 무엇인가요?',
        gold_files: ['b'],
        evidence: first,
      },
      { id: 'c', category: 'y', style: 'full', question: '다는 무엇인가요?', gold_files: ['c'] },
      { id: 'd', category: 'y', style: 'full', question: '라는 무엇인가요?', gold_files: ['d'] },
      { id: 'e', category: 'y', style: 'full', question: '마는 무엇인가요?', unanswerable: true },
      { id: 'f', category: 'y', style: 'full', question: '바는 무엇인가요?', unanswerable: true },
    );
    const found: Record<string, [string, number][]> = {
      가: [['a', 1]],
      나: [
        ['z', 3],
        ['b', 2],
        ['y', 2],
      ],
      다: [['z', 1]],
      라: Array.from({ length: 20 }, (_, i): [string, number] => [i === 11 ? 'd' : `z${i}`, 20 - i]),
    };
    const answers: Record<string, Answer> = {
      가: answer(
        'sure',
        [
          ['a', first],
          ['z', '1234567890'],
        ],
        `${first} [1]`,
      ),
      나: answer(
        'unsure',
        [
          ['z', first],
          ['b', 'x'],
        ],
        '가장 가까운 내용입니다.',
      ),
      다: answer('none', [], '매뉴얼에서 답을 찾지 못했습니다.'),
      라: answer('sure', [['z', 'x']], 'x [1]', 'en'),
      마: answer('none', [], 'The manuals do not seem to answer this.'),
      바: answer('sure', [['z', 'xx']], 'xx [1]'),
    };
    const asked: string[] = [];
    const {
      retrieval,
      answers: scores,
      byCategory,
      byStyle,
      questions,
    } = await evaluateSheet(file, {
      search: async (text) => {
        asked.push(text[0]!);
        return hits(...(found[text[0]!] ?? []));
      },
      ask: async (text) => answers[text[0]!]!,
    });
    assert.deepEqual(asked, ['가', '나', '다', '라'], 'what has no answer has no rank');
    assert.deepEqual(
      questions.map(({ id, rank }) => [id, rank]),
      [
        ['a', 1],
        ['b', 3],
        ['c', null],
        ['d', 12],
        ['e', null],
        ['f', null],
      ],
    );
    const close = (given: number, wanted: number) =>
      assert.ok(Math.abs(given - wanted) < 1e-9, `${given} ≠ ${wanted}`);
    assert.equal(retrieval.n, 4);
    close(retrieval.hit1, 1 / 4);
    close(retrieval.hit3, 2 / 4);
    close(retrieval.hit10, 2 / 4);
    close(retrieval.mrr, (1 + 1 / 3 + 0 + 1 / 12) / 4);
    close(retrieval.ndcg10, (1 + 1 / Math.log2(4)) / 4);
    // Citations of answerable questions: a right, z, z, b right, z.
    close(scores.citationPrecision, 2 / 5);
    close(scores.firstCitationRight, 1 / 3);
    // Segments: a's first is quoted, its second is not; b's stands in the first quote.
    close(scores.evidenceRecall, 2 / 3);
    close(scores.quotedCharacters, (first.length + 10 + first.length + 1 + 1 + 2) / 6);
    // Refused: c (answerable) and e (not).
    close(scores.refusal.precision, 1 / 2);
    close(scores.refusal.recall, 1 / 2);
    close(scores.refusal.falseRefusals, 1 / 4);
    close(scores.refusal.cautious, 1 / 2);
    close(scores.refusal.cautiousAnswerable, 2 / 4);
    close(scores.sure, 3 / 6);
    close(scores.sureRight, 1 / 3);
    // d says another language, e is worded in another.
    close(scores.languageKept, 4 / 6);
    assert.deepEqual(Object.keys(byCategory), ['x', 'y']);
    assert.equal(byCategory.x?.retrieval.n, 2);
    close(byCategory.x.retrieval.mrr, (1 + 1 / 3) / 2);
    assert.equal(byStyle.keyword?.retrieval.n, 1);
  });

  it('of an empty group are 0, never NaN', async (t) => {
    const file = sheetOf(t, { question: '마는 무엇인가요?', unanswerable: true });
    const evaluation = await evaluateSheet(file, {
      search: async () => [],
      ask: async () => answer('none', []),
    });
    assert.doesNotMatch(JSON.stringify([evaluation.retrieval, evaluation.answers]), /null/);
    assert.equal(evaluation.retrieval.n, 0);
  });

  it('stop when the evaluation is cancelled', async (t) => {
    const file = sheetOf(t, { question: '하나' }, { question: '둘' });
    const stop = new AbortController();
    let asked = 0;
    const run = evaluateSheet(
      file,
      {
        search: async () => [],
        ask: async () => {
          asked++;
          stop.abort();
          return answer('none', []);
        },
      },
      undefined,
      stop.signal,
    );
    await assert.rejects(run);
    assert.equal(asked, 1);
  });
});
