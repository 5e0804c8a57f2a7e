import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { openLibrary } from '../../main/library/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { temporaryFolder } from '../library/made.ts';
import { compileCache, footnote, main } from './footnote.ts';

const pages = Object.fromEntries(
  Array.from({ length: 150 }, (_, i) => [
    `${i}.html`,
    html(`안내 ${i}`, `모델 AB-${i} 점검 절차입니다.`.repeat(40)),
  ]),
);

/** An ingest in a process of its own, and when its work begins: the lock is taken then. */
function beginIngest(t: TestContext, home: string, library: string) {
  const watcher = watch(home);
  t.after(() => watcher.close());
  const begun = new Promise<void>((resolve) => {
    watcher.on('change', (_, name) => {
      if (name === 'l.footnote.lock') resolve();
    });
  });
  const child = spawn(
    process.execPath,
    [main, 'ingest', path.join(home, 'manuals'), '--library', library, '--json'],
    {
      env: {
        ...process.env,
        LANG: 'ko_KR.UTF-8',
        LC_ALL: '',
        LC_MESSAGES: '',
        NODE_COMPILE_CACHE: compileCache,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { child, begun };
}

describe('footnote ingest', { concurrency: true }, () => {
  it('stopped with Ctrl+C says so, keeps what it has read, and goes on the next time', async (t) => {
    const home = temporaryFolder(t);
    writeFiles(path.join(home, 'manuals'), pages);
    const library = path.join(home, 'l.footnote');
    const { child, begun } = beginIngest(t, home, library);
    const output = text(child.stdout);
    await begun;
    child.kill('SIGINT');
    await once(child, 'exit');
    assert.equal(child.exitCode, 1);
    const { error } = JSON.parse(await output);
    assert.deepEqual([error.code, error.message], ['cancelled', '취소했습니다.']);

    const opened = openLibrary(library);
    opened.lock().release();
    assert.deepEqual(opened.integrity(), { whole: true, findings: [] });
    opened.close();
    const rest = await footnote(home, ['ingest', 'manuals', '--library', library, '--json']);
    const { added, unchanged } = rest.json<{ documents: Record<string, number> }>().documents;
    assert.equal(added! + unchanged!, 150);
  });

  it('gives way to whoever searches meanwhile', async (t) => {
    const home = temporaryFolder(t);
    writeFiles(path.join(home, 'manuals'), pages);
    const { child, begun } = beginIngest(t, home, path.join(home, 'l.footnote'));
    const ended = once(child, 'exit');
    child.stdout.resume();
    await begun;
    assert.ok(getPriority(child.pid!) >= constants.priority.PRIORITY_BELOW_NORMAL);
    child.kill('SIGINT');
    await ended;
  });

  it('beside another writer ends with one sentence; searching goes on', async (t) => {
    const home = temporaryFolder(t);
    writeFiles(path.join(home, 'manuals'), { 'a.html': html('안내', '위약금을 설명합니다.') });
    const library = path.join(home, 'data', 'manuals.footnote');
    assert.equal((await footnote(home, ['ingest', 'manuals'])).code, 0);
    const writer = openLibrary(library);
    t.after(() => writer.close());
    const lock = writer.lock();
    const [second, search] = await Promise.all([
      footnote(home, ['ingest', 'manuals', '--json']),
      footnote(home, ['search', '위약금', '--json']),
    ]);
    assert.equal(second.code, 1);
    assert.equal(second.json<{ error: { code: string } }>().error.code, 'library-busy');
    assert.equal(search.json<{ hits: { path: string }[] }>().hits[0]?.path, 'a.html');
    lock.release();
    assert.equal((await footnote(home, ['ingest', 'manuals'])).code, 0);
  });
});
