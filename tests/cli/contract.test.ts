/** What scripts rely on: the shapes of `--json`, exit codes, and nothing else on standard output. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { answerSchema, hitSchema, ingestReportSchema, problemSchema } from '../../main/contract/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { footnote, type Run } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const router = '공유기를 초기화하려면 뒷면의 단추를 10초 동안 누릅니다.';
const files = {
  '장비/공유기.html': html('공유기 초기화', router, '비밀번호는 바닥 스티커에 있습니다.'),
  '요금/위약금.html': html('위약금 안내', '약정 기간 안에 해지하면 위약금을 냅니다.'),
  '요금/청구.html': html('청구서 안내', '청구서는 매월 5일에 보냅니다.'),
  'en/moving.html': html('Moving house', 'Book the technician three days before you move house.'),
  '서식/신청서.epub': 'PK',
};
const sheet = [
  {
    id: 'q1',
    category: 'process',
    style: 'full',
    question: '공유기 초기화는 어떻게 하나요?',
    gold_files: ['장비/공유기.html'],
    evidence: router,
  },
  {
    id: 'q2',
    category: 'condition',
    style: 'keyword',
    question: '해지 위약금',
    gold_files: ['요금/위약금.html'],
  },
  {
    id: 'q3',
    category: 'condition',
    style: 'keyword',
    question: '우주여행 왕복표',
    gold_files: [],
    unanswerable: true,
  },
];

const run = (...args: string[]) => footnote(folder, args);
/** Exit code 0, one JSON value on standard output, and no error sentence. */
function done<T>(result: Run): T {
  assert.equal(result.code, 0, result.err + result.out);
  return result.json<T>();
}
function failed(result: Run, code: string): { code: string; message: string; action: string } {
  assert.equal(result.code, 1, result.out);
  const { error, ...rest } = result.json<{ error: { code: string; message: string; action: string } }>();
  assert.deepEqual(rest, {});
  assert.deepEqual(Object.keys(error), ['code', 'message', 'action']);
  assert.equal(error.code, code);
  assert.match(error.message, /^[^\n{}]+\.$/);
  assert.match(error.action, /^[^\n{}]+$/);
  return error;
}

before(async () => {
  writeFiles(path.join(folder, '매뉴얼 모음'), files);
  writeFileSync(path.join(folder, 'sheet.jsonl'), sheet.map((q) => JSON.stringify(q)).join('\n'));
  const report = done<Record<string, never>>(await run('ingest', '매뉴얼 모음', '--json'));
  ingestReportSchema.parse(report);
  assert.deepEqual(Object.keys(report), ['documents', 'passages', 'seconds', 'problems']);
  assert.deepEqual(report.documents, { added: 4, updated: 0, removed: 0, unchanged: 0, failed: 0 });
});

const hitFields = ['root', 'path', 'title', 'heading', 'text', 'score', 'locator', 'alsoAt', 'supersededBy'];
const answerFields = ['answer', 'language', 'confidence', 'refused', 'citations', 'mode', 'ms'];

function assertHit(hit: Record<string, unknown>): void {
  assert.deepEqual(Object.keys(hit).sort(), [...hitFields].sort());
  hitSchema.parse({ ...hit, documentId: 1 });
  assert.equal(hit.root, path.join(folder, '매뉴얼 모음'));
}

function assertAnswer(answer: Record<string, unknown>): void {
  for (const field of answerFields) assert.ok(field in answer, field);
  const citations = (answer.citations as Record<string, unknown>[]).map((c) => ({ ...c, documentId: 1 }));
  const nearest = (answer.nearest as Record<string, unknown>[]).map((n) => ({ ...n, documentId: 1 }));
  answerSchema.parse({ question: '', ...answer, citations, nearest });
  for (const citation of answer.citations as Record<string, unknown>[])
    for (const field of ['n', 'root', 'path', 'heading', 'quote', 'locator'])
      assert.ok(field in citation, field);
  assert.equal(answer.refused, answer.confidence === 'none');
}

describe('footnote ingest --json', { concurrency: true }, () => {
  it('lists the problems with path, code and message, and says that nothing changed', async () => {
    const [json, told] = await Promise.all([
      run('ingest', path.join(folder, '매뉴얼 모음/'), '--json', '--library', 'second.footnote'),
      run('ingest', '매뉴얼 모음'),
    ]);
    const { problems } = done<{ problems: Record<string, unknown>[] }>(json);
    assert.equal(problems.length, 1);
    problemSchema.parse(problems[0]);
    assert.equal(problems[0]?.path, '서식/신청서.epub');
    assert.equal(problems[0]?.code, 'unreadable-yet');
    assert.equal(told.code, 0);
    assert.match(told.out, /^Nothing has changed: 4 documents, \d+ passages\.\n/);
  });

  it('of an empty folder is a sentence and done; of a missing one, or a file, an error', async () => {
    mkdirSync(path.join(folder, 'empty'));
    const library = ['--library', path.join(folder, 'none.footnote')];
    const [empty, missing, file, spoken] = await Promise.all([
      run('ingest', 'empty', '--library', 'empty.footnote'),
      run('ingest', 'no such folder', '--json', ...library),
      run('ingest', 'sheet.jsonl', '--json', ...library),
      run('ingest', 'no such folder', ...library),
    ]);
    assert.deepEqual([empty.code, empty.out], [0, 'The folder holds no manuals that can be read.\n']);
    failed(missing, 'folder-missing');
    failed(file, 'not-a-folder');
    assert.deepEqual([spoken.code, spoken.out], [1, '']);
    assert.match(spoken.err, /^The folder .*no such folder does not exist\.\nCheck the path/);
    failed(await run('search', '요금', '--json', ...library), 'library-missing');
  });

  it('takes folders by names with blanks and Hangul, NFC and NFD', async () => {
    const nfd = '매뉴얼 모음 둘'.normalize('NFD');
    writeFiles(path.join(folder, nfd), { ['안내 하나.html'.normalize('NFD')]: files['요금/청구.html'] });
    const report = done<{ documents: { added: number } }>(
      await run('ingest', nfd, '--json', '--library', '내 자료/라이브러리.footnote'),
    );
    assert.equal(report.documents.added, 1);
    const { hits } = done<{ hits: { path: string }[] }>(
      await run('search', '청구서', '--json', '--library', '내 자료/라이브러리.footnote'),
    );
    assert.equal(hits[0]?.path, '안내 하나.html');
  });
});

describe('footnote search --json', { concurrency: true }, () => {
  it('gives hits, best first, one a document; with --passages every passage', async () => {
    const [one, two, all] = await Promise.all([
      run('search', '공유기 초기화', '--json'),
      run('search', '공유기 초기화 요금 청구서 위약금 안내', '-k', '2', '--json'),
      run('search', '청구서 안내', '-k', '100', '--passages', '--json'),
    ]);
    const { hits, ms, ...rest } = done<{ hits: Record<string, unknown>[]; ms: number }>(one);
    assert.deepEqual(rest, {});
    assert.equal(typeof ms, 'number');
    assert.equal(hits[0]?.path, '장비/공유기.html');
    hits.forEach(assertHit);
    const scores = hits.map((hit) => hit.score as number);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.equal(done<{ hits: unknown[] }>(two).hits.length, 2);
    done<{ hits: Record<string, unknown>[] }>(all).hits.forEach(assertHit);
  });

  it('--batch writes one line a question, with its id', async () => {
    const result = await run('search', '--batch', 'sheet.jsonl', '-k', '3', '--json');
    assert.equal(result.code, 0, result.err);
    const lines = result.lines<{ id: string; hits: Record<string, unknown>[]; ms: number }>();
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['q1', 'q2', 'q3'],
    );
    for (const { id: _, hits, ms, ...rest } of lines) {
      // Where nothing was found, the reason stands beside the empty list.
      assert.deepEqual(Object.keys(rest), hits.length === 0 ? ['reason'] : []);
      assert.equal(typeof ms, 'number');
      hits.forEach(assertHit);
    }
    assert.equal(lines[0]?.hits[0]?.path, '장비/공유기.html');
  });
});

describe('footnote ask', { concurrency: true }, () => {
  it('--json gives the answer with its citations', async () => {
    const answer = done<Record<string, unknown>>(
      await run('ask', '공유기 초기화는 어떻게 하나요?', '--json'),
    );
    assertAnswer(answer);
    const [citation] = answer.citations as { quote: string; path: string; n: number }[];
    assert.equal(citation?.path, '장비/공유기.html');
    assert.equal(citation.n, 1);
    assert.ok(citation.quote.includes(router));
    assert.equal(answer.language, 'ko');
    assert.equal(answer.mode, 'quote');
  });

  it('--batch gives one answer a line, with its id', async () => {
    const result = await run('ask', '--batch', 'sheet.jsonl', '--json');
    const lines = result.lines<{ id: string; confidence: string; citations: unknown[] }>();
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['q1', 'q2', 'q3'],
    );
    for (const { id: _, ...answer } of lines) assertAnswer(answer);
    assert.deepEqual([lines[2]?.confidence, lines[2]?.citations], ['none', []]);
  });

  it('prints the answer with numbers, and the footnotes under it', async () => {
    const { code, out, err } = await run('ask', '공유기 초기화는 어떻게 하나요?');
    assert.equal(code, 0, err);
    assert.match(out, /10초 동안 누릅니다\..* \[1\]\n/);
    assert.match(out, /\n\n\[1\] 공유기 초기화 \(장비\/공유기\.html, \d{4}-\d\d-\d\d\)\n {4}“/);
    assert.equal(err, '');
  });

  it('never lets a manual steer the terminal', async () => {
    const hostile = path.join(folder, 'hostile');
    const sentence =
      '점검 코드는 &#27;[2J&#27;]0;제목&#7; &#x9b;31m 1234번이며 &#x202e;뒤집힌 글자가 있습니다.';
    writeFiles(hostile, { 'a.html': html('점검 코드 &#27;[31m', sentence) });
    const library = ['--library', 'hostile.footnote'];
    const runs = [
      await run('ingest', 'hostile', ...library),
      ...(await Promise.all([run('ask', '점검 코드', ...library), run('search', '점검 코드', ...library)])),
    ];
    for (const { code, out, err } of runs) {
      assert.equal(code, 0);
      assert.doesNotMatch(out + err, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    }
    assert.match(runs[1]!.out, /1234/);
  });
});

describe('footnote eval --json', { concurrency: true }, () => {
  it('gives every figure that the command promises', async () => {
    const evaluation = done<Record<string, Record<string, never>>>(
      await run('eval', 'sheet.jsonl', '--json'),
    );
    const { retrieval, answers, byCategory, byStyle, byCategoryAndStyle } = evaluation;
    assert.deepEqual(Object.keys(retrieval!), ['n', 'hit1', 'hit3', 'hit5', 'hit10', 'mrr', 'ndcg10']);
    for (const field of [
      'citationPrecision',
      'evidenceRecall',
      'quotedCharacters',
      'refusal',
      'languageKept',
    ])
      assert.ok(field in answers!, field);
    for (const field of ['precision', 'recall', 'falseRefusals'])
      assert.ok(field in answers!.refusal!, field);
    assert.deepEqual(Object.keys(byCategory!).sort(), ['condition', 'process']);
    assert.deepEqual(Object.keys(byStyle!).sort(), ['full', 'keyword']);
    assert.deepEqual(Object.keys(byCategoryAndStyle!).sort(), ['condition × keyword', 'process × full']);
    assert.deepEqual([retrieval!.n, retrieval!.hit1, answers!.evidenceRecall], [2, 1, 1]);
    assert.equal((answers!.refusal as unknown as { recall: number }).recall, 1);
  });

  it('keeps the run where it is told to, and names the right files that the library lacks', async () => {
    const lacking = [...sheet, { id: 'q4', question: '이전 설치', gold_files: ['없음.html'] }];
    writeFileSync(path.join(folder, 'lacking.jsonl'), lacking.map((one) => JSON.stringify(one)).join('\n'));
    const first = await run('eval', 'lacking.jsonl', '--keep', '--json');
    assert.match(first.err, /없음\.html/);
    const kept = done<{ run: number; missingFiles: string[] }>(first);
    assert.deepEqual([kept.run > 0, kept.missingFiles], [true, ['없음.html']]);
    assert.equal('run' in done<object>(await run('eval', 'sheet.jsonl', '--json')), false);
  });

  it('names the line of the sheet that is wrong', async () => {
    writeFileSync(path.join(folder, 'bad.jsonl'), `${JSON.stringify(sheet[0])}\n\n{"question": 3}\n`);
    const [bad, missing, isFolder] = await Promise.all([
      run('eval', 'bad.jsonl', '--json'),
      run('eval', 'none.jsonl', '--json'),
      run('ask', '--batch', '.', '--json'),
    ]);
    assert.match(failed(bad, 'sheet-invalid').message, /^Line 3 of /);
    failed(missing, 'file-missing');
    failed(isFolder, 'is-a-folder');
  });
});

describe('footnote doctor', { concurrency: true }, () => {
  it('says whether the library is whole, and where things are kept', async () => {
    const [json, told, none] = await Promise.all([
      run('doctor', '--json'),
      run('doctor'),
      run('doctor', '--json', '--library', 'nowhere.footnote'),
    ]);
    const report = done<{ library: string; integrity: unknown; version: string }>(json);
    assert.deepEqual(report.integrity, { whole: true, findings: [] });
    assert.equal(report.library, path.join(folder, 'data', 'manuals.footnote'));
    assert.ok(told.out.includes(report.library));
    assert.equal(done<{ integrity: unknown }>(none).integrity, null);
  });

  it('says of a folder that was moved or taken away that it is not there', async () => {
    writeFiles(path.join(folder, 'short-lived'), { 'a.html': html('공유기', router) });
    const library = ['--library', path.join(folder, 'elsewhere.footnote')];
    done(await run('ingest', 'short-lived', '--json', ...library));
    rmSync(path.join(folder, 'short-lived'), { recursive: true });
    assert.match((await run('doctor', ...library)).out, /short-lived \(1; the folder is not there\)/);
  });

  it('of a damaged library fails with one JSON value', async () => {
    const { default: Database } = await import('better-sqlite3');
    const file = path.join(folder, 'damaged.footnote');
    writeFileSync(file, readFileSync(path.join(folder, 'data', 'manuals.footnote')));
    const db = new Database(file);
    db.exec("update meta set value = value + 1 where key = 'passages'");
    db.close();
    const result = await run('doctor', '--json', '--library', file);
    assert.equal(result.code, 1);
    const { error, integrity } = result.json<{ error: { code: string }; integrity: { whole: boolean } }>();
    assert.deepEqual([error.code, integrity.whole], ['library-damaged', false]);
  });
});
