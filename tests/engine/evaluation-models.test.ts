/** An evaluation says by itself with which model and adapters it asks; what agents ask with stays as it is. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';
import { start, testModel } from '../models/subject.ts';
import { eventsOf, failureOf, running } from './running.ts';

it('a sheet is run with another model and an adapter, and the runs are told apart by both', async (t) => {
  const { client, folder, home } = await running(
    t,
    { 'pause.html': html('일시정지', '일시정지는 1년에 두 번 신청할 수 있습니다.'), ...otherPages },
    { modelStart: start },
  );
  for (const name of ['tiny-ko-copy-Q8_0', 'tiny-ko-copy-F16', 'h2-tiny-ko-Q8_0', 'tiny-ko-embed'])
    await eventsOf(client.models.import({ path: testModel(`${name}.gguf`) }));
  await client.adapters.import({ path: testModel('tiny-ko-domain-lora.gguf') });
  await client.models.use({ role: 'chat', name: 'tiny-ko-copy-Q8_0' });
  await client.models.use({ role: 'embedding', name: null });
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));

  assert.deepEqual(await client.answering({ model: 'tiny-ko-copy-F16' }), {
    model: 'tiny-ko-copy-F16',
    adapters: ['tiny-ko-domain-lora'],
  });

  const sheet = path.join(home, 'sheet.jsonl');
  const question = { id: 'q1', question: '일시정지는 몇 번 되나요?', gold_files: ['pause.html'] };
  writeFileSync(sheet, `${JSON.stringify({ ...question, gold_answer: '1년에 9번입니다.' })}\n`);
  const adapters = [{ name: 'tiny-ko-domain-lora', scale: 0.5 }];
  const asked = { sheet, keep: true, mode: 'rag', model: 'tiny-ko-copy-F16' } as const;
  await eventsOf(client.evaluate({ ...asked, adapters: [] }));
  await eventsOf(client.evaluate({ ...asked, adapters }));
  await eventsOf(client.evaluate({ ...asked, mode: 'quote' }));
  const runs = (await client.evaluations.list()).toReversed();
  assert.deepEqual(
    runs.map(({ settings: { mode, model, adapters: used } }) => [mode, model, used]),
    [
      ['rag', 'tiny-ko-copy-F16', ''],
      ['rag', 'tiny-ko-copy-F16', 'tiny-ko-domain-lora:0.5'],
      ['quote', null, ''],
    ],
  );
  const { rows } = await client.evaluations.get({ id: runs[1]!.id });
  assert.equal(rows[0]?.factsRight, false);
  const loaded = (await client.models.state()).loaded.map(({ name }) => name);
  assert.ok(loaded.includes('tiny-ko-copy-F16') && !loaded.includes('tiny-ko-copy-Q8_0'), loaded.join());
  // What agents ask with has not changed.
  assert.equal((await client.answering()).model, 'tiny-ko-copy-Q8_0');

  for (const [model, code] of [
    ['nobody', 'model-unknown'],
    ['tiny-ko-embed', 'model-role'],
  ] as const) {
    const { data } = await failureOf(() => eventsOf(client.evaluate({ ...asked, model })));
    assert.equal(data.code, code);
  }
  assert.equal((await client.evaluations.list()).length, 3);
});

it('of two runs with the same rank, a person’s scores decide, then the facts that were said', async (t) => {
  const { compared } = await import('../../main/engine/evaluations.ts');
  const row = {
    ...{ ordinal: 0, id: 'q', question: '?', category: null, style: null, unanswerable: false },
    ...{ goldFiles: [], goldAnswer: null, evidence: null, rank: 1, confidence: 'sure', refused: false },
    ...{ answer: '', citations: [], evidenceFound: null, factsRight: true, note: '' },
    ...{ accuracy: null, detail: null },
  };
  const change = (before: object, after: object) =>
    compared([{ ...row, ...before }], [{ ...row, ...after }]).rows[0]?.change;
  await t.test('facts', () => assert.equal(change({ factsRight: false }, {}), 'better'));
  await t.test('an older run, where facts were not looked at', () =>
    assert.equal(change({ factsRight: undefined }, {}), 'same'),
  );
  await t.test('scores', () => assert.equal(change({ accuracy: 2, rank: 3 }, { accuracy: 1 }), 'worse'));
  await t.test('one scored only', () => assert.equal(change({ rank: 3 }, { accuracy: 0 }), 'better'));
});
