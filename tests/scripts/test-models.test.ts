import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/places.ts';
import { temporaryFolder } from '../library/made.ts';
import { testModel } from '../models/subject.ts';

function testModels(...args: string[]) {
  // Else the inner run would take itself for a part of this one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const script = path.join(root, 'scripts', 'test-models.ts');
  return spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
}

test('npm run test:models tests a person’s own models, and measures them by mode, category and style', (t) => {
  const folder = temporaryFolder(t);
  const manuals = path.join(folder, 'manuals');
  mkdirSync(manuals);
  writeFileSync(
    path.join(manuals, 'plan.html'),
    '<!doctype html><html lang="ko"><title>우파마</title><p>우파마의 월 요금은 31,000원이다.</p></html>',
  );
  const sheet = path.join(folder, 'sheet.jsonl');
  const question = { question: '우파마 월 요금 알려 주세요.', gold_answer: '31,000원', category: 'fee' };
  writeFileSync(sheet, JSON.stringify({ ...question, style: 'polite', gold_files: ['plan.html'] }));
  const { status, stdout } = testModels(
    ...['--chat', testModel('tiny-ko-copy-F16.gguf'), '--embedding', testModel('tiny-ko-embed.gguf')],
    ...['--adapter', testModel('tiny-ko-domain-lora.gguf'), '--sheet', sheet, '--manuals', manuals],
    ...['--mode', 'quote,rag', '--only', 'chat,vectors,speed,eval'],
  );
  assert.equal(status, 0, stdout);
  // What only the tiny model promises is skipped on a file that is named.
  assert.match(stdout, /﹣ the model copies the value/);
  assert.match(stdout, /✔ a cancelled answer is silent at once/);
  assert.match(stdout, /tiny-ko-copy-F16: prompt [\d.]+ tokens\/s/);
  for (const run of ['quote', 'rag', 'rag \\+ tiny-ko-domain-lora:1'])
    for (const group of ['all', 'fee', 'polite'])
      assert.match(stdout, new RegExp(`^${run} +${group} +1  `, 'm'));
  assert.match(stdout, /\n\d+ passed, 0 failed, 1 skipped\n$/);
});

test('npm run test:models names what is wrong before it begins', () => {
  for (const [args, sentence] of [
    [['--chat', 'nowhere.gguf'], /nowhere\.gguf is not there/],
    [['--adapter', testModel('foreign-lora.gguf')], /needs the chat model/],
    [['--only', 'poetry'], /no part "poetry": chat, vectors, adapters, process, speed, eval/],
  ] as const) {
    const { status, stderr } = testModels(...args);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
  }
});
