/** Files that are no fault of their format: huge, changing while they are read, on a drive that does not answer. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import type { FootnoteError } from '../../main/contract/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { type ReaderPool, startPool } from '../../main/ingest/pool.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';
import { html, manuals, pathsOf, problemsOf, writeFiles } from './manuals.ts';

const page = html('안내', '가입 절차를 설명합니다.');
const onWindows = process.platform === 'win32' && 'named pipes are made otherwise there';

describe('a file', { concurrency: true }, () => {
  it('of 1 GB of text is refused by its stated limit, and the others are read', async (t) => {
    const folder = manuals(t, { 'a.html': page, 'huge.txt': '처음 줄\n' });
    // Sparse: it has the size, and takes no room.
    truncateSync(path.join(folder, 'huge.txt'), 2 ** 30);
    const library = newLibrary(t);
    const { added, failed } = await ingestFolder(library, folder);
    assert.deepEqual([added, failed], [1, 1]);
    assert.deepEqual(problemsOf(library), [['huge.txt', 'too-large']]);
    assert.deepEqual(library.problems()[0]?.params, { size: 1074, limit: 50 });
  });

  it('in which one part has another encoding keeps the text of the larger part', async (t) => {
    const utf8 = html('해지 안내', '위약금은 남은 달수로 계산합니다. '.repeat(20));
    const mixed = Buffer.concat([
      Buffer.from(utf8.replace('</body>', '')),
      Buffer.from('<p>'),
      iconv.encode('옛 시스템에서 붙인 꼬리말', 'cp949'),
      Buffer.from('</p></body>'),
    ]);
    const folder = manuals(t, { 'b.html': page });
    writeFileSync(path.join(folder, 'a.html'), mixed);
    const library = newLibrary(t);
    await ingestFolder(library, folder);
    assert.deepEqual(pathsOf(library), ['a.html', 'b.html']);
    const [id] = library.documentIds(library.roots()[0]!.id);
    const said = library.passagesOf(id!).flatMap(({ units }) => units.map((unit) => unit.source));
    assert.match(said.join(' '), /위약금은 남은 달수로 계산합니다/);
  });

  it('that grows while it is read is said to have changed, and is not half in the library', async (t) => {
    const folder = temporaryFolder(t);
    const file = path.join(folder, 'log.csv');
    const rows = '상품,요금\n가,100\n'.repeat(100_000);
    writeFileSync(file, rows);
    const pool = startPool(undefined, { size: 1 });
    t.after(() => pool.close());
    let ended = false;
    const growing = (async () => {
      while (!ended) {
        appendFileSync(file, '나,200\n');
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    // On a loaded machine it may be read wholly between two lines.
    const said = new Set<string>();
    for (let times = 0; times < 20 && !said.has('file-changed'); times++) {
      // Short again: what has grown too long is refused for that.
      if (times > 0) writeFileSync(file, rows);
      const reply = await pool.read({ file, path: 'log.csv', rawPath: null, knownHash: null });
      said.add(reply.type === 'problem' ? reply.code : reply.type);
    }
    ended = true;
    await growing;
    said.delete('document');
    assert.deepEqual([...said], ['file-changed']);
  });
});

describe('a drive that does not answer', { skip: onWindows }, () => {
  // Opening a named pipe that nobody writes to waits for ever, as a stalled network drive does.
  const stalled = (folder: string, name: string): string => {
    mkdirSync(folder, { recursive: true });
    execFileSync('mkfifo', [path.join(folder, name)]);
    return path.join(folder, name);
  };

  /** The threads that wait get their answer, so that this process can end. */
  const answer = async (pool: ReaderPool, pipes: readonly string[]): Promise<void> => {
    for (const pipe of pipes) closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK));
    while (pool.stuck > 0) await new Promise((resolve) => setImmediate(resolve));
  };

  for (const isolation of ['thread', 'process'] as const) {
    it(`is given up after the time of a file, in a ${isolation}, and the next file is read`, async (t) => {
      const folder = temporaryFolder(t);
      const ending = isolation === 'thread' ? 'html' : 'csv';
      const file = stalled(folder, `stalled.${ending}`);
      writeFiles(folder, { 'a.html': html('안내', '가입 절차입니다.'), 'a.csv': '상품,요금\n가,100\n' });
      const pool = startPool(undefined, { size: 1, seconds: 5, isolation });
      t.after(() => pool.close());
      const about = { path: `stalled.${ending}`, rawPath: null, knownHash: null };
      const reply = await pool.read({ file, ...about });
      assert.equal(reply.type === 'problem' && reply.code, 'drive-stalled');
      const next = { file: path.join(folder, `a.${ending}`), path: `a.${ending}` };
      assert.equal((await pool.read({ ...about, ...next })).type, 'document');
      await answer(pool, [file]);
    });
  }

  it('leaves the engine its own files, however many pages wait for it', async (t) => {
    const folder = temporaryFolder(t);
    const pipes = Array.from({ length: 6 }, (_, i) => stalled(folder, `stalled${i}.html`));
    writeFiles(folder, { 'a.html': html('안내', '가입 절차입니다.') });
    const pool = startPool(undefined, { seconds: 5 });
    const about = { rawPath: null, knownHash: null };
    const replies = await Promise.all(
      [...pipes, path.join(folder, 'a.html')].map((file) =>
        pool.read({ file, path: path.basename(file), ...about }),
      ),
    );
    assert.deepEqual(
      replies.map((reply) => (reply.type === 'problem' ? reply.code : reply.type)),
      [...pipes.map(() => 'drive-stalled'), 'document'],
    );
    assert.match(await readFile(path.join(folder, 'a.html'), 'utf8'), /가입/);
    await pool.close();
    await answer(pool, pipes);
  });

  it('is no longer asked where no process can be started, once its pages hold three threads', async (t) => {
    const folder = temporaryFolder(t);
    const pipes = Array.from({ length: 5 }, (_, i) => stalled(folder, `stalled${i}.html`));
    const pool = startPool(undefined, { size: 1, seconds: 5, canFork: false });
    const asked = pipes.map((file) =>
      pool.read({ file, path: path.basename(file), rawPath: null, knownHash: null }).then(
        (reply) => (reply.type === 'problem' ? reply.code : reply.type),
        (error: FootnoteError) => `refused: ${error.code}`,
      ),
    );
    assert.deepEqual(await Promise.all(asked), [
      'drive-stalled',
      'drive-stalled',
      'drive-stalled',
      'refused: drive-stalled',
      'refused: drive-stalled',
    ]);
    await pool.close();
    await answer(pool, pipes);
  });
});
