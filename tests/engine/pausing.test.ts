/** A pause in the work behind the documents: learning, clusters, embedding by a model. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { updateVectors, type VectorOptions } from '../../main/embed/index.ts';
import { createGate } from '../../main/engine/gate.ts';
import { embeddingModel } from '../embed/fake-models.ts';
import { manyPages, newLibrary } from '../library/made.ts';

function filled(t: TestContext) {
  const library = newLibrary(t);
  const root = library.addRoot('/manuals');
  for (const document of manyPages(60)) library.write(root.id, document);
  const state = () => {
    const embedder = library.embedderInUse();
    const clusters = embedder ? library.clusters(embedder.id).length : 0;
    return { name: embedder?.name, vectors: embedder ? library.vectorsPresent(embedder.id) : 0, clusters };
  };
  return { library, state };
}

/** Shuts by itself at the n-th place where the work would wait; `shut` resolves then. */
function gateAt(n: number) {
  const gate = createGate();
  let places = 0;
  let told = () => {};
  const shut = new Promise<void>((resolve) => {
    told = resolve;
  });
  return {
    ...gate,
    shut,
    get shutFor() {
      return gate.shutFor;
    },
    passed: (signal?: AbortSignal) => {
      if (++places === n) {
        gate.pause();
        told();
      }
      return gate.passed(signal);
    },
  };
}

const kinds: Record<string, Omit<VectorOptions, 'gate'>> = {
  'learning an embedder': {},
  'learning clusters': { fewestForClusters: 20 },
  'embedding by a model': { models: embeddingModel() },
};

describe('a pause', { concurrency: true }, () => {
  for (const [name, options] of Object.entries(kinds)) {
    it(`holds ${name} wherever it comes, and the work goes on to the same end`, async (t) => {
      const undisturbed = filled(t);
      await updateVectors(undisturbed.library, options);
      let paused = 0;
      for (let n = 1; ; n += Math.max(1, Math.floor(n / 3))) {
        const { library, state } = filled(t);
        const gate = gateAt(n);
        let ended = false;
        const work = updateVectors(library, { ...options, gate }).then(() => {
          ended = true;
        });
        await Promise.race([work, gate.shut]);
        if (ended) break;
        paused++;
        const before = JSON.stringify(state());
        for (let turn = 0; turn < 50; turn++) await setImmediate();
        assert.equal(JSON.stringify(state()), before, `nothing moves at ${n}`);
        assert.equal(ended, false);
        gate.resume();
        await work;
        assert.deepEqual(state(), undisturbed.state());
        assert.deepEqual(library.integrity(), { whole: true, findings: [] });
      }
      assert.ok(paused >= 3, `${paused} pauses`);
    });
  }

  it('ends with a cancel, which says so', async (t) => {
    const { library } = filled(t);
    const gate = gateAt(2);
    const stop = new AbortController();
    const work = updateVectors(library, { gate, signal: stop.signal });
    await gate.shut;
    stop.abort();
    await assert.rejects(work, { code: 'cancelled' });
  });
});
