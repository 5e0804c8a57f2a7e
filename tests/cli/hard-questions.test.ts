import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { html, writeFiles } from '../ingest/manuals.ts';
import { footnote, type Run } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const odd = {
  quote: '"',
  'open phrase': '"공유기',
  star: '공유*',
  'lone star': '*',
  near: 'NEAR(공유기 단추, 5)',
  operators: '공유기 AND NOT 단추 OR -요금',
  hyphen: '-',
  column: 'terms:공유기',
  brackets: '((([[[',
  'one syllable': '끄',
  'one letter': 'a',
  'number only': '30',
  'stop words only': '어떻게 얼마나 왜',
  'English stop words': 'the of and to',
  control: '공유기\u0000\u0007\u001b[31m 초기화',
  emoji: '😀🎉',
  'third language': 'Wie kann ich das Gerät zurücksetzen?',
  japanese: 'ルーターの初期化',
  'lone surrogate': '공유기 \ud83d 초기화',
  'nothing known': '쿼크글루온 플라즈마',
  jamo: 'ㅋㅋㅋㅋ',
  sql: "'; drop table documents; --",
  long: '공유기 초기화 방법을 알려 주세요. '.repeat(400),
};

before(async () => {
  writeFiles(path.join(folder, 'manuals'), {
    'a.html': html(
      '공유기 초기화',
      '공유기를 초기화하려면 뒷면의 단추를 10초 누릅니다.',
      '전원을 끄고 30분 기다립니다.',
    ),
    'b.html': html('청구서 안내', '청구서는 매월 5일에 보냅니다.'),
    'c.html': html('Moving', 'Book a technician three days before you move.'),
  });
  const lines = Object.entries(odd).map(([id, question]) => JSON.stringify({ id, question }));
  writeFileSync(path.join(folder, 'odd.jsonl'), lines.join('\n'));
  assert.equal((await footnote(folder, ['ingest', 'manuals'])).code, 0);
});

interface Answer {
  readonly id: string;
  readonly answer: string;
  readonly confidence: string;
  readonly refused: boolean;
  readonly language: string;
  readonly citations: readonly { readonly quote: string }[];
}

describe('an odd question', { concurrency: true }, () => {
  it('is answered, or refused in a sentence; never with an error', async () => {
    const { code, err, lines } = await footnote(folder, ['ask', '--batch', 'odd.jsonl', '--json']);
    assert.equal(code, 0, err);
    const answers = new Map(lines<Answer>().map((answer) => [answer.id, answer]));
    assert.deepEqual([...answers.keys()], Object.keys(odd));
    for (const [id, { answer, refused, citations }] of answers) {
      assert.ok(answer.length > 0, id);
      assert.equal(refused, citations.length === 0, id);
    }
    const nothing = [
      'quote',
      'lone star',
      'hyphen',
      'brackets',
      'emoji',
      'third language',
      'japanese',
      'nothing known',
    ];
    for (const id of nothing) assert.equal(answers.get(id)?.confidence, 'none', id);
    for (const id of ['near', 'control', 'lone surrogate', 'long', 'open phrase'])
      assert.match(answers.get(id)?.citations[0]?.quote ?? '', /10초/, id);
    assert.equal(answers.get('third language')?.language, 'other');
    assert.match(answers.get('third language')!.answer, /^The question is in neither[^\n]*\nThe manuals/);
    assert.match(answers.get('emoji')!.answer, /^The question has no words to look for/);
    assert.match(answers.get('nothing known')!.answer, /^매뉴얼에서/);
  });

  it('in a third language or in none is answered in the language of the terminal', async () => {
    const lines = await Promise.all(
      [odd.emoji, odd['third language']].map((question) =>
        footnote(folder, ['ask', question], 'ko_KR.UTF-8'),
      ),
    );
    assert.deepEqual(
      lines.map(({ code, out }) => [code, out.split('\n')[0]]),
      [
        [0, '질문에 찾을 말이 없습니다. 찾을 내용을 글로 적어 주세요.'],
        [0, '한국어나 영어로 쓴 질문이 아니어서 잘 찾지 못할 수 있습니다. 한국어나 영어로 물어보세요.'],
      ],
    );
  });

  it('is searched without an error', async () => {
    const { code, err, lines } = await footnote(folder, ['search', '--batch', 'odd.jsonl', '--json']);
    assert.equal(code, 0, err);
    type Found = { id: string; hits: { path: string }[]; reason?: string };
    const hits = new Map(lines<Found>().map((line) => [line.id, line.hits]));
    for (const { id, hits, reason } of lines<Found>())
      assert.equal(reason !== undefined, hits.length === 0, `${id}: no empty list without a reason`);
    assert.equal(hits.get('number only')?.[0]?.path, 'a.html');
    assert.equal(hits.get('open phrase')?.[0]?.path, 'a.html');
    assert.deepEqual(hits.get('emoji'), []);
    const reasons = new Map(lines<Found>().map((line) => [line.id, line.reason]));
    assert.match(reasons.get('emoji')!, /no words to look for/);
    assert.match(reasons.get('third language')!, /hold none of the question/);
  });
});

describe('a sheet with lines that cannot be asked', { concurrency: true }, () => {
  const sheet = [
    JSON.stringify({ id: 'blank', question: ' ' }),
    JSON.stringify({ id: 'invisible', question: '\u200b' }),
    JSON.stringify({ id: 'long', question: '공유기 '.repeat(12_500) }),
    '{"id": 4.5, "question": 3}',
    'no JSON',
    JSON.stringify({ id: 'right', question: '공유기 초기화' }),
  ];
  before(() => writeFileSync(path.join(folder, 'wrong.jsonl'), sheet.join('\n')));

  for (const command of ['ask', 'search'])
    it(`gets one error for each from ${command}, in its place, and the others are answered`, async () => {
      const { code, err, lines } = await footnote(folder, [command, '--batch', 'wrong.jsonl']);
      assert.deepEqual([code, err], [1, '']);
      type Line = { id: string; error?: { code: string; message: string }; ms?: unknown };
      assert.deepEqual(
        lines<Line>().map(({ id, error, ms }) => [id, error?.code ?? (ms !== undefined && 'answered')]),
        [
          ['blank', 'sheet-invalid'],
          ['invisible', 'question-empty'],
          ['long', 'question-too-long'],
          ['4.5', 'sheet-invalid'],
          ['5', 'sheet-invalid'],
          ['right', 'answered'],
        ],
      );
      assert.match(lines<Line>()[0]!.error!.message, /it has no question/);
      assert.match(lines<Line>()[4]!.error!.message, /^Line 5 of .*not JSON/);
    });
});

describe('a question', { concurrency: true }, () => {
  const error = (run: Run) => {
    assert.equal(run.code, 1);
    return run.json<{ error: { code: string; message: string } }>().error;
  };

  it('of nothing but blanks is said to be empty; one of 50,000 characters to be too long', async () => {
    const [empty, blank, long] = await Promise.all([
      footnote(folder, ['ask', '', '--json']),
      footnote(folder, ['search', ' \u200b\u3000\n', '--json'], 'ko_KR.UTF-8'),
      footnote(folder, ['ask', '공유기 '.repeat(12_500), '--json']),
    ]);
    assert.equal(error(empty).code, 'question-empty');
    assert.equal(error(blank).message, '질문이 비어 있습니다.');
    assert.equal(error(long).code, 'question-too-long');
    assert.match(error(long).message, /10000|10,000/);
  });

  it('that begins with a hyphen is asked behind --', async () => {
    const { code, out } = await footnote(folder, ['search', '--json', '--', '-5도 공유기']);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).hits[0].path, 'a.html');
  });

  it('to an empty library is told to add a folder first', async () => {
    writeFiles(path.join(folder, 'empty'), { 'style.css': '' });
    const library = ['--library', 'empty.footnote'];
    await footnote(folder, ['ingest', 'empty', ...library]);
    const { code, out } = await footnote(folder, ['ask', '공유기', ...library], 'ko_KR.UTF-8');
    assert.deepEqual([code, out], [0, '등록된 매뉴얼이 없습니다. 먼저 폴더를 등록하세요.\n']);
  });
});
