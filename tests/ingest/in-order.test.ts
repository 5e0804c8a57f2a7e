/** What is read in parallel is kept in the folder's order: the same folder gives the same library. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inOrder } from '../../main/ingest/in-order.ts';

const turns = async (count: number) => {
  for (let i = 0; i < count; i += 1) await setImmediate();
};

test('results are kept in the order of the items, whoever is done first', async () => {
  const kept: number[] = [];
  let atWork = 0;
  let most = 0;
  await inOrder([9, 1, 7, 2, 0, 5, 3], 3, undefined, async (item, turn) => {
    most = Math.max(most, ++atWork);
    await turns(item);
    await turn();
    kept.push(item);
    atWork -= 1;
  });
  assert.deepEqual(kept, [9, 1, 7, 2, 0, 5, 3]);
  assert.equal(most, 3);
});

test('one that takes its whole time holds up the others for two seconds, not until it ends', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const slow = Promise.withResolvers<void>();
  const kept: string[] = [];
  const all = inOrder(['slow', 'a', 'b', 'c'], 2, undefined, async (item, turn) => {
    if (item === 'slow') await slow.promise;
    await turn();
    kept.push(item);
  });
  await turns(3);
  assert.deepEqual(kept, []);
  t.mock.timers.tick(2_000);
  await turns(3);
  assert.deepEqual(kept, ['a', 'b', 'c']);
  slow.resolve();
  await all;
  assert.deepEqual(kept, ['a', 'b', 'c', 'slow']);
});

test('one that fails ends the work and keeps nobody waiting', async () => {
  const kept: string[] = [];
  await assert.rejects(
    inOrder(['bad', 'good'], 2, undefined, async (item, turn) => {
      if (item === 'bad') throw new Error('no');
      await turn();
      kept.push(item);
    }),
    /no/,
  );
  await turns(3);
  assert.deepEqual(kept, ['good']);
});
