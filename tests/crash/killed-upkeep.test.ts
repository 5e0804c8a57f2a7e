/** The upkeep of the postings, killed again and again: no posting is lost, none stays that should be gone. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { type OpenOptions, openLibrary } from '../../main/library/index.ts';
import { contentOf } from '../library/content.ts';
import { manyPages, temporaryFolder } from '../library/made.ts';

/** Many runs, each written in many steps, so that most kills come amid one. */
const postings: NonNullable<OpenOptions['postings']> = {
  tail: 12,
  settled: 2,
  freshRuns: 3,
  merged: 64,
  rows: 2,
};
const count = 48;
const kills = 6;

/** Writes the pages that are missing, every third twice, tends after each, and settles in the end. */
function write(file: string): void {
  const library = openLibrary(file, { postings });
  const root = library.addRoot('/manuals');
  const there = new Set(library.files(root.id).map((known) => `${known.path} ${known.hash}`));
  const former = manyPages(count);
  for (const [i, page] of manyPages(count, 2).entries()) {
    if (there.has(`${page.file.path} ${page.file.hash}`)) continue;
    for (const edition of i % 3 === 0 ? [former[i]!, page] : [page]) {
      library.write(root.id, edition);
      library.tendPostings();
    }
  }
  while (library.tendPostings(true)) {
    // Until nothing is due.
  }
  library.close();
}

if (process.argv[2] === 'write') {
  write(process.argv[3]!);
} else {
  test('the upkeep of the postings that is killed six times ends as if never disturbed', async (t) => {
    const home = temporaryFolder(t);
    const undisturbed = path.join(home, 'undisturbed.footnote');
    const run = (file: string) =>
      spawn(process.execPath, [import.meta.filename, 'write', file], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    const [code] = (await once(run(undisturbed), 'exit')) as [number];
    assert.equal(code, 0);

    const killed = path.join(home, 'killed.footnote');
    openLibrary(killed).close();
    const reading = openLibrary(killed, { readOnly: true });
    let amid = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const child = run(killed);
      const ended = once(child, 'exit');
      // After so many documents more, at whatever step that is.
      const goal = reading.size().documents + count / kills / 2;
      while (child.exitCode === null && child.signalCode === null) {
        if (reading.size().documents >= goal) child.kill('SIGKILL');
        await new Promise((resolve) => setImmediate(resolve));
      }
      await ended;
      if (child.signalCode === 'SIGKILL') amid++;
      assert.deepEqual(reading.integrity().findings, [], `after kill ${kill}`);
    }
    reading.close();
    assert.ok(amid >= kills / 2, `${amid} kills`);
    await once(run(killed), 'exit');
    assert.deepEqual(contentOf(killed), contentOf(undisturbed));
  });
}
