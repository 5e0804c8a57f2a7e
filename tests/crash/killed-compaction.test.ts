/** A library that is being compacted, killed again and again: it is the former one or the new one, never half of each. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openLibrary } from '../../main/library/index.ts';
import { contentOf } from '../library/content.ts';
import { manyPages, page, paragraphs, temporaryFolder } from '../library/made.ts';

/** Bytes of one document: most of its pages are in the journal before the last one is. */
const large = 48_000_000;

/** Compacts until it is killed: page by page, so that most kills come amid it. */
async function compact(file: string): Promise<void> {
  const library = openLibrary(file, { compaction: { from: 1, pages: 1 } });
  const lock = library.lock();
  const { type } = await library.compact();
  lock.release();
  library.close();
  if (type !== 'compacted') process.exit(1);
}

if (process.argv[2] === 'compact') {
  await compact(process.argv[3]!);
} else {
  test('a library that is killed while it is compacted is whole, and is compacted later', async (t) => {
    const home = temporaryFolder(t);
    const made = path.join(home, 'made.footnote');
    const library = openLibrary(made);
    const { id } = library.addRoot('/manuals');
    for (const document of manyPages(24, 6)) library.write(id, document);
    library.write(id, { ...page('large.html', '설명서', paragraphs('긴 글')), content: randomBytes(large) });
    for (const document of manyPages(24, 7)) library.write(id, document);
    library.close();
    const { totals: _, ...wanted } = contentOf(made);

    const killed = path.join(home, 'killed.footnote');
    copyFileSync(made, killed);
    const sizeOf = (end: string) => statSync(killed + end, { throwIfNoEntry: false })?.size ?? 0;
    const moments: readonly (() => boolean)[] = [
      () => sizeOf('.compacting') > large / 2,
      ...[0.1, 0.4, 0.7].map((share) => () => sizeOf('-wal') > share * large),
    ];
    let amid = 0;
    for (const [kill, moment] of moments.entries()) {
      const child = spawn(process.execPath, [import.meta.filename, 'compact', killed], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = once(child, 'exit');
      while (child.exitCode === null && child.signalCode === null) {
        if (moment()) child.kill('SIGKILL');
        await new Promise((resolve) => setImmediate(resolve));
      }
      await ended;
      if (child.signalCode === 'SIGKILL') amid++;
      const after = openLibrary(killed);
      assert.deepEqual(after.integrity().findings, [], `after kill ${kill}`);
      after.lock().release();
      after.close();
      const { totals: __, ...found } = contentOf(killed);
      assert.deepEqual(found, wanted, `after kill ${kill}`);
    }
    assert.ok(amid >= moments.length / 2, `${amid} kills`);
    await compact(killed);
    const last = openLibrary(killed, { compaction: { from: 1 } });
    t.after(() => last.close());
    assert.equal(last.compactionDue(), false);
    assert.equal(existsSync(`${killed}.compacting`), false, 'nothing is left of those that were killed');
  });
}
