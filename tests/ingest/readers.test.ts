import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { describe, it } from 'node:test';
import { startPool } from '../../main/ingest/pool.ts';
import { temporaryFolder } from '../library/made.ts';
import { html, writeFiles } from './manuals.ts';

const request = (file: string) => ({ file, path: 'a.html', rawPath: null, knownHash: null });

describe('the readers', () => {
  it('give up a page that takes too long, and read the next one', async (t) => {
    const folder = temporaryFolder(t);
    writeFiles(folder, {
      'slow.html': html('느린 페이지', '가입 절차를 설명하는 문장입니다. '.repeat(900_000)),
      'a.html': html('안내', '가입 절차입니다.'),
    });
    const pool = startPool(undefined, { size: 1, seconds: 1.2 });
    t.after(() => pool.close());
    await pool.read(request(`${folder}/a.html`));
    const slow = await pool.read(request(`${folder}/slow.html`));
    assert.equal(slow.type === 'problem' && slow.code, 'too-slow');
    assert.equal((await pool.read(request(`${folder}/a.html`))).type, 'document');
  });

  it('of pages give way to whoever searches beside them', {
    skip: process.platform !== 'linux',
  }, async (t) => {
    const folder = temporaryFolder(t);
    writeFiles(folder, { 'a.html': html('안내', '가입 절차입니다.') });
    const engine = getPriority();
    const pool = startPool(undefined, { size: 1 });
    t.after(() => pool.close());
    await pool.read(request(`${folder}/a.html`));
    const threads = readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
    assert.ok(threads.some((priority) => priority >= constants.priority.PRIORITY_BELOW_NORMAL));
    assert.equal(getPriority(), engine);
  });

  it('stop at once when the ingest is cancelled, in the middle of a page', async (t) => {
    const folder = temporaryFolder(t);
    writeFiles(folder, {
      'slow.html': html('느린 페이지', '가입 절차를 설명하는 문장입니다. '.repeat(1_000_000)),
      'a.html': html('안내', '가입 절차입니다.'),
    });
    const pool = startPool(undefined, { size: 1 });
    await pool.read(request(`${folder}/a.html`));
    const read = assert.rejects(pool.read(request(`${folder}/slow.html`)), { code: 'cancelled' });
    await pool.close();
    await read;
    await assert.rejects(pool.read(request(`${folder}/a.html`)), { code: 'cancelled' });
  });

  it('that cannot start at all say so, and blame no page', async (t) => {
    const entry = new URL('./no-such-worker.ts', import.meta.url);
    const pool = startPool(undefined, { size: 2, entry });
    t.after(() => pool.close());
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        assert.rejects(pool.read(request(`/${name}.html`)), { code: 'internal' }),
      ),
    );
    await assert.rejects(pool.read(request('/later.html')), { code: 'internal' });
  });
});
