/** Tables' rows in the words of the chat model: switched on for a library, asked for behind everything else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAsks } from '../../main/engine/asks.ts';
import type { ChatRequest, LaunchModels } from '../../main/models/index.ts';
import type { ModelsCall } from '../../main/models/messages.ts';
import { testModel } from '../models/made.ts';
import { eventsOf, failureOf, running } from './running.ts';

const prices =
  '<!doctype html><meta charset="utf-8"><title>요금 안내</title><p>인터넷 요금 안내입니다.</p><table><tr><th>상품</th><th>월 요금</th></tr><tr><td>기가라이트</td><td>33,000원</td></tr><tr><td>기가슬림</td><td>27,500원</td></tr></table>';
const told = '기가라이트를 쓰시면 월 요금은 33,000원입니다.';
const locale = 'ko' as const;

/** A models' process that says of each row what it is told to, and counts what it is asked. */
function scripted(says: (request: ChatRequest) => string) {
  const asked: string[] = [];
  const launch: LaunchModels = () => {
    let hear: Parameters<ReturnType<LaunchModels>['onMessage']>[0] = () => {};
    const answer = (id: number, call: ModelsCall) => {
      if (call.type === 'countTokens') return hear({ type: 'result', id, value: call.text.length });
      if (call.type !== 'chat') return hear({ type: 'error', id, code: 'model-failed', params: {} });
      asked.push(call.request.messages.at(-1)!.text);
      hear({ type: 'event', id, event: { type: 'text', text: says(call.request) } });
      hear({ type: 'result', id, value: null });
    };
    return {
      post: (message) => {
        if (message.type === 'call') queueMicrotask(() => answer(message.id, message.call));
      },
      onMessage: (listen) => {
        hear = listen;
      },
      onExit: () => {},
      kill: () => {},
    };
  };
  return { launch, asked };
}

const saysRows = ({ messages }: ChatRequest) =>
  JSON.stringify({ sentence: messages.at(-1)!.text.includes('기가라이트') ? told : '기가슬림은 쌉니다.' });

test('rows are said in the sentences that pass, quoted as they stand, and by rule again when it is switched off', async (t) => {
  const { launch, asked } = scripted(saysRows);
  const { client, folder } = await running(t, { 'a.html': prices }, { launchModels: launch });
  await client.models.import({ path: testModel('tiny-ko-copy-Q8_0.gguf'), role: 'chat' }).then(eventsOf);
  const events = await eventsOf(client.library.ingest({ folder, locale, tableProse: 'model' }));
  assert.ok(events.some((event) => event.type === 'progress' && event.stage === 'telling'));
  const done = events.at(-1)!;
  assert.deepEqual(done.type === 'done' && done.report.tableProse, { kept: 1, refused: 1 });
  assert.deepEqual((await client.library.state()).tableProse, { by: 'model', sentences: 1, refused: 1 });

  const { documentId } = (await client.documents.list({})).documents.map(({ id }) => ({
    documentId: id,
  }))[0]!;
  const rows = async () =>
    (await client.documents.passages({ documentId }))
      .flatMap(({ units }) => units)
      .filter(({ kind }) => kind === 'row')
      .map(({ text, source, byModel }) => ({ text, source, byModel }));
  const [lite, slim] = await rows();
  assert.deepEqual(lite, { text: told, source: '기가라이트 33,000원', byModel: true });
  assert.equal(slim!.byModel, false);
  const [table] = await client.tables.ofDocument({ documentId });
  assert.deepEqual(
    table!.records.map(({ byModel }) => byModel),
    [told, undefined],
  );
  const answer = (
    await eventsOf(client.ask({ question: '기가라이트 월 요금은 얼마입니까?', mode: 'quote' }))
  ).at(-1)!;
  assert.ok(answer.type === 'done' && answer.answer.answer.includes(told), JSON.stringify(answer));
  assert.ok(answer.answer.citations.every(({ quote }) => !quote.includes(told)));

  // Nothing is asked for twice.
  await eventsOf(client.library.rescan({ locale }));
  assert.equal(asked.length, 2);

  await client.library.sayTables({ by: 'rule' });
  assert.ok((await rows()).every(({ byModel }) => !byModel));
  await client.library.sayTables({ by: 'model' });
  assert.equal((await rows())[0]!.text, told);
});

test('without a chat model it is a problem in the report, and the sentences that are there go on serving', async (t) => {
  const { launch } = scripted(saysRows);
  const { client, folder } = await running(t, { 'a.html': prices }, { launchModels: launch });
  await client.models.import({ path: testModel('tiny-ko-copy-Q8_0.gguf'), role: 'chat' }).then(eventsOf);
  await eventsOf(client.library.ingest({ folder, locale, tableProse: 'model' }));
  await client.models.remove({ name: 'tiny-ko-copy-Q8_0' });
  const done = (await eventsOf(client.library.rescan({ locale }))).at(-1)!;
  assert.deepEqual(done.type === 'done' && done.report.problems.map(({ code }) => code), ['model-missing']);
  assert.equal((await client.library.state()).tableProse.sentences, 1);
  const [document] = (await client.documents.list({})).documents;
  const passages = await client.documents.passages({ documentId: document!.id });
  assert.ok(passages.some(({ units }) => units.some(({ byModel }) => byModel)));
});

test('a tiny model that knows only how to copy values tells nothing: every row keeps the sentence made by rule', async (t) => {
  const { client, folder } = await running(t, { 'a.html': prices });
  await client.models.import({ path: testModel('tiny-ko-copy-Q8_0.gguf'), role: 'chat' }).then(eventsOf);
  const done = (await eventsOf(client.library.ingest({ folder, locale, tableProse: 'model' }))).at(-1)!;
  assert.deepEqual(done.type === 'done' && done.report.tableProse, { kept: 0, refused: 2 });
});

test('it is refused where there is no library yet', async (t) => {
  const { client } = await running(t);
  assert.equal(
    (await failureOf(() => client.library.sayTables({ by: 'model' }))).data.code,
    'library-missing',
  );
});

test('work that gives way to questions waits until the last one is answered, and hears when the next begins', async () => {
  const asks = createAsks();
  await asks.quiet();
  const next = asks.next();
  let end = () => {};
  const answering = asks.during(
    (async function* () {
      yield 'evidence';
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    })(),
  );
  await answering.next();
  assert.ok(next.aborted);
  let isQuiet = false;
  const quiet = asks.quiet().then(() => {
    isQuiet = true;
  });
  const last = answering.next();
  await Promise.resolve();
  assert.equal(isQuiet, false);
  end();
  await last;
  await quiet;
  assert.ok(!asks.next().aborted);
});
