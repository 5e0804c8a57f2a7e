/** Adapters among the settings: kept with their scale, and forgotten with the adapter. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { createClient, createEngine } from '../../main/engine/index.ts';
import { openSettings } from '../../main/engine/settings.ts';
import { temporaryFolder } from '../library/made.ts';
import { testModel } from '../models/made.ts';

it('an adapter keeps its scale over a restart, is offered only where it fits the model, and its setting goes with it', async (t) => {
  const folder = temporaryFolder(t);
  const options = {
    library: path.join(folder, 'a.footnote'),
    settings: path.join(folder, 'settings.json'),
    samples: folder,
    appVersion: '',
  };
  const first = await createEngine(options);
  const client = createClient(first.router);
  for await (const _ of await client.models.import({ path: testModel('tiny-ko-copy-Q8_0.gguf') }));
  for (const name of ['foreign-lora.gguf', 'tiny-ko-domain-lora.gguf'])
    await client.adapters.import({ path: testModel(name) });
  assert.deepEqual((await client.answering()).adapters, ['tiny-ko-domain-lora']);
  const adapters = [
    { name: 'foreign-lora', scale: 1, on: false },
    { name: 'tiny-ko-domain-lora', scale: 0.4, on: true },
  ];
  await client.settings.set({ adapters });
  await assert.rejects(client.settings.set({ adapters: [{ name: 'x', scale: 2.1, on: true }] }));
  await first.close();

  const second = await createEngine(options);
  const again = createClient(second.router);
  assert.deepEqual((await again.settings.get()).adapters, adapters);
  await again.adapters.remove({ name: 'tiny-ko-domain-lora' });
  assert.deepEqual((await again.settings.get()).adapters, [adapters[0]]);
  assert.deepEqual(openSettings(options.settings).get().adapters, [adapters[0]]);
  await second.close();
});
