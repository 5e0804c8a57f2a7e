/** Local models and adapters by the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { Adapter, DoctorReport, Model } from '../../main/contract/index.ts';
import { html } from '../ingest/manuals.ts';
import { testModel } from '../models/made.ts';
import { footnote } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => footnote(folder, args);
type List = { models: Model[]; catalogue: { id: string }[] };
const served = ({ models }: List) => models.filter(({ serving }) => serving).map(({ name }) => name);

describe('footnote models', () => {
  it('imports, lists, chooses and removes models; the first of a role serves until one is chosen', async () => {
    const none = await run('models', 'list');
    assert.match(none.out, /No model is installed/);
    const added = (await run('models', 'import', testModel('tiny-ko-embed.gguf'), '--json')).json<Model>();
    assert.deepEqual(
      [added.role, added.serving, added.dimensions, added.englishOnly],
      ['embedding', true, 64, false],
    );
    assert.match(added.sha256, /^[0-9a-f]{64}$/);
    for (const name of ['h2-tiny-ko-Q8_0.gguf', 'tiny-ko-copy-Q8_0.gguf'])
      assert.equal((await run('models', 'import', testModel(name))).code, 0);
    assert.deepEqual(served((await run('models', 'list', '--json')).json<List>()), [
      'h2-tiny-ko-Q8_0',
      'tiny-ko-embed',
    ]);
    const used = (await run('models', 'use', 'tiny-ko-copy-Q8_0', '--json')).json<List>();
    assert.deepEqual(served(used), ['tiny-ko-copy-Q8_0', 'tiny-ko-embed']);
    const off = (await run('models', 'use', 'none', '--role', 'chat', '--json')).json<List>();
    assert.deepEqual(served(off), ['tiny-ko-embed']);
    await run('models', 'use', 'auto', '--role', 'chat');
    assert.match((await run('models', 'remove', 'h2-tiny-ko-Q8_0')).out, /was removed/);
    assert.deepEqual(served((await run('models', 'list', '--json')).json<List>()), [
      'tiny-ko-copy-Q8_0',
      'tiny-ko-embed',
    ]);
  });

  it('says in the list where a model’s file is gone', async () => {
    const { path: file } = (await run('models', 'list', '--json'))
      .json<List>()
      .models.find(({ name }) => name === 'tiny-ko-copy-Q8_0')!;
    renameSync(file, `${file}.away`);
    assert.match((await run('models', 'list')).out, /The file of the model tiny-ko-copy-Q8_0 is gone/);
    renameSync(`${file}.away`, file);
    assert.doesNotMatch((await run('models', 'list')).out, /is gone/);
  });

  it('uses a model whatever the check says, until it is chosen otherwise', async () => {
    mkdirSync(path.join(folder, 'manuals'));
    writeFileSync(path.join(folder, 'manuals', 'a.html'), html('셋톱박스 안내', '셋톱박스를 다시 켭니다.'));
    assert.equal((await run('ingest', 'manuals')).code, 0);
    const states = async (...args: string[]) =>
      (await run('models', ...args, '--json'))
        .json<List>()
        .models.map(({ name, check }) => `${name} ${check?.state}`);
    // A library of one page asks nothing of it: there is nothing better.
    const embedder = (state: string) => ['tiny-ko-copy-Q8_0 undefined', `tiny-ko-embed ${state}`];
    assert.deepEqual(await states('list'), embedder('on'));
    assert.deepEqual(await states('use', 'tiny-ko-embed', '--anyway'), embedder('anyway'));
    assert.match((await run('models', 'list')).out, /tiny-ko-embed: on, whatever the check says/);
    assert.deepEqual(await states('use', 'tiny-ko-embed'), embedder('on'));
  });

  it('searches by words where the embedder fails, and says why', async () => {
    const file = path.join(folder, 'data', 'models', 'tiny-ko-embed.gguf');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes, Buffer.from([0])]));
    type Found = { hits: unknown[]; problems?: { code: string; message: string }[] };
    const { hits, problems } = (await run('search', '셋톱박스', '--json')).json<Found>();
    assert.equal(hits.length, 1);
    assert.match(problems?.[0]?.code ?? '', /^model-/);
    assert.ok((await run('search', '셋톱박스')).err.includes(problems![0]!.message));
    writeFileSync(file, bytes);
  });

  it('says in the doctor which models serve and on which device', async () => {
    const { models } = (await run('doctor', '--json')).json<DoctorReport>();
    assert.equal(models.chat, 'tiny-ko-copy-Q8_0');
    assert.equal(models.reranker, null);
    assert.equal(models.state.process, 'running');
    assert.ok(models.state.device !== null && models.state.threads >= 1);
    // A driver's library alone, without a graphics processor behind it, is no device.
    const { device, deviceNames, vram } = models.state;
    assert.deepEqual(
      [device === 'cpu', vram === null],
      deviceNames.length > 0 ? [false, false] : [true, true],
    );
    assert.equal(models.state.steppedDown, false);
    writeFileSync(
      path.join(folder, 'data', 'models', 'gpu-attempt.json'),
      JSON.stringify({ trying: null, steps: { device: 2 } }),
    );
    assert.match((await run('doctor')).out, /retry-gpu/);
    assert.match((await run('models', 'retry-gpu')).out, /as if for the first time/);
    assert.doesNotMatch((await run('doctor')).out, /retry-gpu/);
  });

  it('answers wrong use by one sentence', async () => {
    const cases: [readonly string[], number, RegExp][] = [
      [['models'], 2, /followed by one of: list, import, use/],
      [['models', 'import', 'x.gguf', '--role', 'poet'], 2, /--role is chat, embedding or reranker/],
      [['models', 'import', 'none.gguf'], 1, /none\.gguf/],
      [['models', 'use', 'nobody'], 1, /no model nobody/],
      [['models', 'use', 'none'], 1, /needs a role/],
      [['models', 'use', 'tiny-ko-embed', '--role', 'chat'], 1, /was made as the embedding model/],
      [['models', 'import', testModel('truncated.gguf')], 1, /incomplete/],
      [['models', 'download', 'nothing'], 1, /names no file for nothing/],
      [['adapters', 'remove', 'nothing'], 1, /no adapter nothing/],
    ];
    for (const [args, code, message] of cases) {
      const result = await run(...args);
      assert.equal(result.code, code, args.join(' '));
      assert.match(result.err, message);
      assert.equal(result.err.trim().split('\n').length, 2, result.err);
    }
  });
});

describe('footnote adapters', () => {
  it('imports and lists adapters, and says which do not fit the model in use', async () => {
    for (const name of ['foreign-lora.gguf', 'tiny-ko-domain-lora.gguf'])
      assert.equal((await run('adapters', 'import', testModel(name))).code, 0);
    const { adapters } = (await run('adapters', 'list', '--json')).json<{ adapters: Adapter[] }>();
    assert.deepEqual(
      adapters.map(({ name, fits, misfit }) => [name, fits, misfit]),
      [
        ['foreign-lora', false, 'gemma3 ≠ qwen3'],
        ['tiny-ko-domain-lora', true, null],
      ],
    );
    assert.match((await run('adapters', 'list')).out, /does not fit the model in use: gemma3/);
  });
});
