/** What was asked is kept, and a kept answer knows whether its sources still say it. */
import assert from 'node:assert/strict';
import { unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { AnswerEvent } from '../../main/contract/index.ts';
import { otherPages } from '../answer/made-manuals.ts';
import { html } from '../ingest/manuals.ts';
import { eventsOf, failureOf, running } from './running.ts';

const pause = '일시정지는 1년에 두 번, 모두 60일까지 신청할 수 있습니다.';
const files = {
  'pause.html': html('일시정지', pause, '신청은 고객센터에서 받습니다.'),
  'fee.html': html('위약금 안내', '약정 기간 안에 해지하면 위약금을 냅니다.'),
  'visit.html':
    '<title>수리 출장</title><table><tr><th>구분<th>출장비<tr><td>평일 출장<td>22,000원<tr><td>야간 출장<td>33,000원</table>',
  ...otherPages,
};

async function asked(t: TestContext) {
  const { client, folder, library } = await running(t, files);
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  const ask = async (question: string, conversation: number | 'new') => {
    const events: AnswerEvent[] = await eventsOf(client.ask({ question, conversation }));
    const done = events.at(-1);
    assert.ok(done?.type === 'done' && done.stored, 'stored');
    return done.stored;
  };
  let hour = 1;
  /** Writes a page with another text and brings the library up to date. */
  const change = async (name: string, content: string | null) => {
    const file = path.join(folder, name);
    if (content === null) unlinkSync(file);
    else {
      writeFileSync(file, content);
      utimesSync(file, 1_800_000_000, 1_800_000_000 + 3600 * hour++);
    }
    await eventsOf(client.library.rescan({ locale: 'ko' }));
  };
  return { client, ask, change, library };
}

describe('a conversation', { concurrency: true }, () => {
  it('is kept when a question names it, in order, and not otherwise', async (t) => {
    const { client, ask } = await asked(t);
    await eventsOf(client.ask({ question: '위약금' }));
    assert.deepEqual(await client.history.list({}), []);
    const first = await ask('일시정지는 며칠까지 되나요?', 'new');
    const second = await ask('위약금은 언제 내나요?', first.conversation);
    assert.equal(second.conversation, first.conversation);
    const { conversation, turns } = await client.history.get({ id: first.conversation });
    assert.equal(conversation.title, '일시정지는 며칠까지 되나요?');
    assert.deepEqual([conversation.turns, conversation.changedTurns, conversation.pinned], [2, 0, false]);
    assert.deepEqual(
      turns.map(({ id, answer }) => [id, answer.question]),
      [
        [first.turn, '일시정지는 며칠까지 되나요?'],
        [second.turn, '위약금은 언제 내나요?'],
      ],
    );
    assert.ok(turns[0]!.answer.citations[0]!.quote.includes(pause));
    assert.equal(turns[0]!.sources[0]!.state, 'same');
  });

  it('is found by any word of its questions and answers, however it is spaced; pinned ones come first', async (t) => {
    const { client, ask } = await asked(t);
    const first = await ask('일시정지는 며칠까지 되나요?', 'new');
    const second = await ask('위약금은 언제 내나요?', 'new');
    const found = async (search: string) => (await client.history.list({ search })).map(({ id }) => id);
    assert.deepEqual(await found(''), [second.conversation, first.conversation]);
    assert.deepEqual(await found('일시 정지'), [first.conversation]);
    assert.deepEqual(await found('60일까지 며칠'), [first.conversation]);
    assert.deepEqual(await found('60일까지 위약금'), []);
    assert.deepEqual(await found('%'), []);
    await client.history.pin({ id: first.conversation, pinned: true });
    assert.deepEqual(await found(''), [first.conversation, second.conversation]);
    const renamed = await client.history.rename({ id: second.conversation, title: ' 해지 상담 ' });
    assert.equal(renamed.title, '해지 상담');
    assert.deepEqual(await found('해지상담'), [second.conversation]);
    await client.history.remove({ ids: [first.conversation] });
    assert.deepEqual(await found(''), [second.conversation]);
    const { data } = await failureOf(() => client.history.get({ id: first.conversation }));
    assert.equal(data.code, 'conversation-missing');
  });

  it('marks the turn whose source says something else today, with the difference', async (t) => {
    const { client, ask, change } = await asked(t);
    const { conversation: id } = await ask('일시정지는 며칠까지 되나요?', 'new');
    const source = async () => (await client.history.get({ id })).turns[0]!.sources[0]!;
    const changed = async () => (await client.history.get({ id })).conversation.changedTurns;

    // The same text in new markup is no change.
    await change('pause.html', files['pause.html'].replaceAll('<p>', '<p class="a">'));
    assert.deepEqual([await changed(), (await source()).state], [0, 'same']);

    // Another sentence of the page: the quoted one still stands.
    await change(
      'pause.html',
      html('일시정지', pause, '신청은 고객센터에서 받습니다.', '수수료는 없습니다.'),
    );
    const elsewhere = await source();
    assert.deepEqual([await changed(), elsewhere.state, elsewhere.quoteStands], [1, 'changed', true]);
    assert.deepEqual([elsewhere.now, elsewhere.gone, elsewhere.new], [null, [], ['수수료는 없습니다.']]);

    const later = pause.replace('60일', '90일');
    await change('pause.html', html('일시정지', later, '신청은 고객센터에서 받습니다.'));
    const { state, quoteStands, now, gone, new: added } = await source();
    assert.deepEqual([await changed(), state, quoteStands], [1, 'changed', false]);
    assert.ok(now?.includes(later), now ?? 'null');
    // What came and went meanwhile is not told.
    assert.deepEqual([gone, added], [[pause], [later]]);
  });

  it('tells the cells of a row apart in what it says today', async (t) => {
    const { client, ask, change } = await asked(t);
    const { conversation: id } = await ask('수리 출장은 얼마인가요?', 'new');
    await change('visit.html', files['visit.html'].replace('22,000', '24,000'));
    const { now, gone, new: added } = (await client.history.get({ id })).turns[0]!.sources[0]!;
    assert.deepEqual([gone, added], [['평일 출장 | 22,000원'], ['평일 출장 | 24,000원']]);
    assert.equal(now, '평일 출장 | 24,000원; 야간 출장 | 33,000원');
  });

  it('says that a source is gone, and knows it again when it comes back', async (t) => {
    const { client, ask, change } = await asked(t);
    const { conversation: id } = await ask('위약금은 언제 내나요?', 'new');
    const states = async () => (await client.history.get({ id })).turns[0]!.sources.map(({ state }) => state);
    await change('fee.html', null);
    assert.ok((await states()).includes('gone'));
    await change('fee.html', files['fee.html']);
    assert.deepEqual(new Set(await states()), new Set(['same']));
  });

  it('of an unknown number is an error before anything is asked', async (t) => {
    const { client } = await asked(t);
    const { data } = await failureOf(() => eventsOf(client.ask({ question: '위약금', conversation: 77 })));
    assert.deepEqual(data, { code: 'conversation-missing', params: { id: 77 } });
  });

  it('is not kept where the library may not be written, and the answer comes all the same', async (t) => {
    const { library } = await asked(t);
    const reader = await running(t, {}, { library, readOnly: true });
    const events = await eventsOf(
      reader.client.ask({ question: '위약금은 언제 내나요?', conversation: 'new' }),
    );
    const done = events.at(-1);
    assert.ok(done?.type === 'done');
    assert.ok(done.answer.citations.length > 0);
    assert.equal(done.notStored?.code, 'library-read-only');
  });
});

describe('an exported conversation', () => {
  it('holds every answer with its footnotes, as Markdown and as HTML, and what has changed since', async (t) => {
    const { client, ask, change } = await asked(t);
    const { conversation: id } = await ask('일시정지는 <b>며칠</b>까지 되나요?', 'new');
    await change(
      'pause.html',
      html('일시정지', pause.replace('60일', '90일'), '신청은 고객센터에서 받습니다.'),
    );
    const [markdown, page] = await Promise.all(
      (['markdown', 'html'] as const).map((format) =>
        client.history.export({ ids: [id], format, locale: 'ko' }),
      ),
    );
    assert.match(markdown!.name, /^일시정지는 b 며칠 b 까지 되나요\.md$/);
    assert.match(markdown!.text, /^# 일시정지는 \\<b\\>며칠/);
    assert.match(markdown!.text, /\[1\] 일시정지 \(pause\.html, \d{4}-\d\d-\d\d\)/);
    assert.match(markdown!.text, /> 일시정지는 1년에 두 번, 모두 60일까지/);
    assert.match(markdown!.text, /바뀌었습니다; 지금은: “[^”]*90일까지/);
    assert.equal(page!.mediaType, 'text/html');
    assert.match(page!.text, /<h2>일시정지는 &lt;b&gt;며칠&lt;\/b&gt;까지 되나요\?<\/h2>/);
    assert.match(page!.text, /class="changed">[^<]*90일까지/);
    assert.doesNotMatch(page!.text, /<b>/);
  });

  it('holds the rows of a table line by line, their cells apart', async (t) => {
    const { client, ask } = await asked(t);
    const { conversation: id } = await ask('수리 출장은 얼마인가요?', 'new');
    const texts = await Promise.all(
      (['markdown', 'html'] as const).map(
        async (format) => (await client.history.export({ ids: [id], format, locale: 'ko' })).text,
      ),
    );
    assert.match(texts[0]!, /^> 평일 출장 \\\| 22,000원 {2}\n> 야간 출장 \\\| 33,000원$/m);
    assert.match(texts[1]!, /<blockquote>평일 출장 \| 22,000원<br>야간 출장 \| 33,000원<\/blockquote>/);
  });
});
