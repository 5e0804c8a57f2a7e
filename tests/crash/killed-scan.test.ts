/** A scan of changes, killed again and again: what `footnote changes` tells in the end is as if it never was. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openLibrary } from '../../main/library/index.ts';
import { main } from '../cli/footnote.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { temporaryFolder } from '../library/made.ts';

const pages = 240;
/** Changes told when it is killed. */
const moments = [1, 80, 160, 235];

/** @param killAt killed as soon as so many changes are told */
async function ingest(home: string, library: string, killAt?: number) {
  const child = spawn(process.execPath, [main, 'ingest', 'manuals', '--library', library, '--json'], {
    cwd: home,
    stdio: 'ignore',
    env: { ...process.env, FOOTNOTE_DATA: home },
  });
  const ended = once(child, 'exit');
  if (killAt !== undefined) {
    const reading = openLibrary(library, { readOnly: true });
    while (child.exitCode === null && child.signalCode === null) {
      const [scan] = reading.scans(1);
      if (scan?.finished === null && reading.changes(scan.id, 1000).length >= killAt) child.kill('SIGKILL');
      await setTimeout(2);
    }
    reading.close();
  }
  await ended;
}

/** Every change after the first scan, by path; and whether the library is whole. */
function changesIn(file: string) {
  const library = openLibrary(file);
  try {
    const later = library.scans(100).slice(0, -1);
    const changes = later.flatMap((scan) => library.changes(scan.id, 1000));
    return {
      whole: library.integrity().whole,
      unfinished: later.filter((scan) => scan.finished === null).length,
      changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    };
  } finally {
    library.close();
  }
}

test('a scan that is killed four times loses no change, and tells none twice', async (t) => {
  const home = temporaryFolder(t);
  const folder = path.join(home, 'manuals');
  const name = (i: number) => `p${String(i).padStart(3, '0')}.html`;
  const page = (i: number, edition: number) =>
    html(`안내 ${i}`, `${i}번 절차는 ${edition}일이 걸립니다.`, `${i}번 양식은 그대로입니다.`);
  for (let i = 0; i < pages; i++) writeFiles(folder, { [name(i)]: page(i, 1) });
  const killed = path.join(home, 'killed.footnote');
  await ingest(home, killed);
  const undisturbed = path.join(home, 'undisturbed.footnote');
  cpSync(killed, undisturbed);

  for (let i = 0; i < 120; i++) writeFiles(folder, { [name(i)]: page(i, 2) });
  for (let i = 120; i < 150; i++) rmSync(path.join(folder, name(i)));
  for (let i = 150; i < 180; i++) renameSync(path.join(folder, name(i)), path.join(folder, `n${name(i)}`));
  for (let i = 0; i < 60; i++) writeFiles(folder, { [`new${i}.html`]: page(1000 + i, 1) });

  await ingest(home, undisturbed);
  const wanted = changesIn(undisturbed);
  assert.equal(wanted.changes.length, 120 + 30 + 30 + 60);

  let amid = 0;
  for (const moment of moments) {
    await ingest(home, killed, moment);
    const { whole, unfinished } = changesIn(killed);
    assert.ok(whole);
    amid += unfinished;
  }
  await ingest(home, killed);
  assert.ok(amid > 0, 'no kill came in the middle of the changes');
  t.diagnostic(`${amid} of ${moments.length} kills came in the middle of the changes`);
  assert.deepEqual(changesIn(killed), wanted);
});
