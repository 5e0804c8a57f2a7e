/** The highlight lands on the quoted text: every citation of the sample sheet's answers, and every format there is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Answer } from '../../main/contract/index.ts';
import { eventsOf, running } from '../engine/running.ts';
import { markedText, withoutSpace } from './showing.ts';

const samples = join(import.meta.dirname, '../../resources/sample-manuals');
const fixtures = join(import.meta.dirname, '../fixtures/formats');
type Running = Awaited<ReturnType<typeof running>>;

async function markedAt(
  { client, engine }: Running,
  documentId: number,
  position: { start: number; end: number },
): Promise<string> {
  const { url } = await client.view.open({ documentId, position });
  const { status, body } = await engine.view(url.slice('/view'.length).replace(/#.*$/, ''));
  assert.equal(status, 200);
  return markedText(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
}

test("every citation of the sample sheet's answers is highlighted where it is quoted", async (t) => {
  const house = await running(t, {}, { samples: join(samples, 'manuals') });
  await eventsOf(house.client.library.ingestSamples({ locale: 'ko' }));
  const questions = readFileSync(join(samples, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { question: string });
  const wrong: string[] = [];
  const formats = new Set<string>();
  let citations = 0;
  for (const { question } of questions) {
    let answer: Answer | undefined;
    for (const event of await eventsOf(house.client.ask({ question })))
      if (event.type === 'done') answer = event.answer;
    for (const { documentId, quote, locator, path } of answer?.citations ?? []) {
      citations += 1;
      formats.add(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
      const marked = await markedAt(house, documentId, locator.position);
      if (marked !== withoutSpace(quote)) wrong.push(`${path}: ${quote} / ${marked}`);
    }
  }
  assert.ok(citations > 150, `${citations} citations`);
  assert.ok(formats.size >= 4, [...formats].join());
  assert.deepEqual(wrong, []);
});

test('in every format, each passage of a document is highlighted as it stands', async (t) => {
  const house = await running(t);
  await eventsOf(house.client.library.ingest({ folder: fixtures, locale: 'ko' }));
  const { documents } = await house.client.documents.list({ state: 'read', limit: 500 });
  const formats = new Map<string, number>();
  const wrong: string[] = [];
  for (const { id, path, format } of documents) {
    const passages = await house.client.documents.passages({ documentId: id });
    const step = Math.max(1, Math.floor(passages.length / 4));
    for (const { position, units } of passages.filter((_, at) => at % step === 0)) {
      formats.set(format, (formats.get(format) ?? 0) + 1);
      const marked = await markedAt(house, id, position);
      const missing = units.find(({ source }) => !marked.includes(withoutSpace(source)));
      if (missing) wrong.push(`${path}: ${missing.source} / ${marked.slice(0, 80)}`);
    }
  }
  assert.ok(formats.size >= 12, [...formats.keys()].join());
  assert.deepEqual(wrong, []);
});
