/** Runs of a question sheet that are kept: compared question by question, scored by people, handed on. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { readRows } from '../../main/ingest/index.ts';
import { otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';
import { eventsOf, failureOf, running } from './running.ts';

const pause = '일시정지는 1년에 두 번, 모두 60일까지 신청할 수 있습니다.';
const sheet = [
  'id,질문,정답 파일,근거,unanswerable',
  `q1,일시정지는 며칠까지 되나요?,pause.html,"${pause}",`,
  'q2,위약금은 언제 내나요?,fee.html,,',
  'q3,우주여행 왕복표는 얼마인가요?,,,yes',
].join('\n');

async function measured(t: TestContext) {
  const { client, folder, home } = await running(t, {
    'pause.html': html('일시정지', pause),
    'fee.html': html('위약금 안내', '약정 기간 안에 해지하면 위약금을 냅니다.'),
    ...otherPages,
  });
  const file = path.join(home, 'sheet.csv');
  writeFileSync(file, sheet);
  const ingest = () => eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  const run = async () => {
    const done = (await eventsOf(client.evaluate({ sheet: file, keep: true }))).at(-1);
    assert.ok(done?.type === 'done' && done.run !== undefined);
    return done.run;
  };
  await ingest();
  return { client, folder, file, ingest, run };
}

describe('a kept run', { concurrency: true }, () => {
  it('has every question with what was expected and what came; a run that is not kept leaves nothing', async (t) => {
    const { client, file, run } = await measured(t);
    const done = (await eventsOf(client.evaluate({ sheet: file }))).at(-1);
    assert.ok(done?.type === 'done' && done.run === undefined);
    assert.deepEqual(await client.evaluations.list(), []);
    const id = await run();
    const { run: kept, rows, byCategory } = await client.evaluations.get({ id });
    assert.deepEqual([kept.sheet, kept.questions, kept.scores.retrieval.hit1], [file, 3, 1]);
    assert.deepEqual(Object.keys(byCategory), ['-']);
    assert.deepEqual(
      rows.map(({ id: question, rank, refused, unanswerable }) => [question, rank, refused, unanswerable]),
      [
        ['q1', 1, false, false],
        ['q2', 1, false, false],
        ['q3', null, true, true],
      ],
    );
    assert.deepEqual([rows[0]?.evidenceFound, rows[1]?.evidenceFound], [1, null]);
    assert.equal(rows[0]?.citations[0]?.right, true);
  });

  it('is compared with another question by question', async (t) => {
    const { client, folder, ingest, run } = await measured(t);
    const before = await run();
    // A page that takes the first place of the second question.
    writeFileSync(
      path.join(folder, 'better.html'),
      html('위약금은 언제 내나요', '위약금은 언제 내나요? 위약금 위약금 언제 내나요.'),
    );
    await ingest();
    const after = await run();
    const { rows, onlyBefore, onlyAfter } = await client.evaluations.compare({ before, after });
    assert.deepEqual(
      rows.map(({ id, change }) => [id, change]),
      [
        ['q1', 'same'],
        ['q2', 'worse'],
        ['q3', 'same'],
      ],
    );
    assert.deepEqual([onlyBefore, onlyAfter], [0, 0]);
    const back = await client.evaluations.compare({ before: after, after: before });
    assert.equal(back.rows[1]?.change, 'better');
  });

  it('takes a person’s scores, means over what was scored, and keeps them', async (t) => {
    const { client, run } = await measured(t);
    const id = await run();
    await client.evaluations.score({ id, ordinal: 0, accuracy: 2, detail: 1 });
    await client.evaluations.score({ id, ordinal: 1, accuracy: 1, detail: 1, note: '날짜가 빠짐' });
    const row = await client.evaluations.score({ id, ordinal: 1, detail: 2 });
    assert.deepEqual([row.accuracy, row.detail, row.note], [1, 2, '날짜가 빠짐']);
    const [kept] = await client.evaluations.list();
    assert.deepEqual(kept?.scored, { questions: 2, accuracy: 1.5, detail: 1.5 });
    await client.evaluations.score({ id, ordinal: 0, accuracy: null });
    assert.equal((await client.evaluations.list())[0]?.scored.questions, 1);
    const wrong = await failureOf(() => client.evaluations.score({ id, ordinal: 9, accuracy: 1 }));
    assert.equal(wrong.data.code, 'evaluation-missing');
  });

  it('goes out as XLSX and as JSON lines, and can be deleted', async (t) => {
    const { client, run } = await measured(t);
    const id = await run();
    await client.evaluations.score({ id, ordinal: 0, accuracy: 2, detail: 2 });
    const [book, lines] = await Promise.all([
      client.evaluations.export({ id, format: 'xlsx' }),
      client.evaluations.export({ id, format: 'jsonl' }),
    ]);
    assert.match(book.name, /^sheet \d{4}-\d\d-\d\d\.xlsx$/);
    const rows = await readRows(Buffer.from(book.bytes, 'base64'), 'sheet.xlsx');
    const column = (name: string) => rows[0]!.indexOf(name);
    assert.equal(rows.length, 4);
    assert.equal(rows[1]![column('question')], '일시정지는 며칠까지 되나요?');
    assert.deepEqual([rows[1]![column('rank')], rows[1]![column('accuracy')]], ['1', '2']);
    const parsed = Buffer.from(lines.bytes, 'base64').toString().trimEnd().split('\n');
    assert.equal(JSON.parse(parsed[0]!).accuracy, 2);
    await client.evaluations.remove({ ids: [id] });
    assert.deepEqual(await client.evaluations.list(), []);
    const { data } = await failureOf(() => client.evaluations.get({ id }));
    assert.equal(data.code, 'evaluation-missing');
  });

  it('of a sheet without a column for questions is one clear error', async (t) => {
    const { client, file } = await measured(t);
    writeFileSync(file, 'a,b\n1,2\n');
    const { data } = await failureOf(() => eventsOf(client.evaluate({ sheet: file })));
    assert.deepEqual([data.code, data.params.line], ['sheet-invalid', 1]);
  });

  it('of a sheet without a question, or whose right files are all elsewhere, is one clear error', async (t) => {
    const { client, file } = await measured(t);
    for (const empty of ['', '\n\n', 'question,files\n', 'question,files\n,\n']) {
      writeFileSync(file, empty);
      const { data } = await failureOf(() => eventsOf(client.evaluate({ sheet: file })));
      assert.equal(data.code, 'sheet-empty', JSON.stringify(empty));
    }
    writeFileSync(file, Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'.repeat(99), 'latin1'));
    const old = await failureOf(() => eventsOf(client.evaluate({ sheet: file })));
    assert.deepEqual([old.data.code, old.data.params.name], ['not-a-list', 'sheet.csv']);
    writeFileSync(file, '질문,정답 파일\n일시정지는 며칠까지?,manuals/pause.html\n우주여행은?,\n');
    const { data } = await failureOf(() => eventsOf(client.evaluate({ sheet: file })));
    assert.deepEqual(
      [data.code, data.params.file, data.params.known],
      ['sheet-foreign', 'manuals/pause.html', 'pause.html'],
    );
  });

  it('names the right files that the library lacks, and measures the others', async (t) => {
    const { client, file } = await measured(t);
    writeFileSync(file, `${sheet}\nq4,이전은 어떻게 하나요?,moved.html,,\n`);
    const done = (await eventsOf(client.evaluate({ sheet: file }))).at(-1);
    assert.ok(done?.type === 'done');
    assert.deepEqual(done.missingFiles, ['moved.html']);
    const kept = (await eventsOf(client.evaluate({ sheet: file, keep: true }))).at(-1);
    assert.ok(kept?.type === 'done' && kept.run !== undefined);
    assert.deepEqual((await client.evaluations.get({ id: kept.run })).missingFiles, ['moved.html']);
    assert.equal(done.evaluation.retrieval.n, 3);
  });
});
