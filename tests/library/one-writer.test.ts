import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { newLibrary, page, paragraphs } from './made.ts';

const room = new URL('../../main/library/index.ts', import.meta.url).href;
const busy = (error: unknown) => error instanceof FootnoteError && error.code === 'library-busy';
const document = page('a.html', '안내', paragraphs('공유기 단추를 누릅니다.'));

/** Another process that opens the library, takes the lock, and holds it until it is killed. */
async function otherWriter(t: TestContext, file: string, then = '') {
  const script = `
    const { openLibrary } = await import(${JSON.stringify(room)});
    const library = openLibrary(${JSON.stringify(file)});
    const lock = library.lock();
    ${then}
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe("the writer's lock", { concurrency: true }, () => {
  it('lets one write at a time, in one process too', (t) => {
    const library = newLibrary(t);
    const lock = library.lock();
    assert.throws(() => library.lock(), busy);
    const second = openLibrary(library.file);
    t.after(() => second.close());
    assert.throws(() => second.lock(), busy);
    lock.release();
    second.lock().release();
  });

  it('of another process is respected, and is free at once when that one is killed', async (t) => {
    const library = newLibrary(t);
    library.write(library.addRoot('/manuals').id, document);
    const child = await otherWriter(t, library.file);
    assert.throws(() => library.lock(), busy);
    child.kill('SIGKILL');
    await once(child, 'exit');
    library.lock().release();
  });

  it('does not keep readers out, even in the middle of a transaction', async (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    library.write(root.id, document);
    const child = await otherWriter(
      t,
      library.file,
      `const { default: Database } = await import(${JSON.stringify(import.meta.resolve('better-sqlite3'))});
       const raw = new Database(${JSON.stringify(library.file)});
       raw.exec("begin immediate; update documents set title = 'half done'");`,
    );
    const reader = openLibrary(library.file, { readOnly: true });
    t.after(() => reader.close());
    assert.equal(reader.documentAt(root.id, 'a.html')?.title, '안내');
    const [term] = reader.lookUpTerms([{ text: '단추', kind: 'word' }]);
    assert.equal(reader.candidates([{ id: term!.id, weight: 1 }], 5).length, 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(reader.documentAt(root.id, 'a.html')?.title, '안내', 'what was half done never was');
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('of a library opened for reading beside the writer shows what was written since', (t) => {
    const library = newLibrary(t);
    const root = library.addRoot('/manuals');
    const reader = openLibrary(library.file, { readOnly: true });
    t.after(() => reader.close());
    assert.equal(reader.size().documents, 0);
    library.write(root.id, document);
    assert.equal(reader.size().documents, 1);
  });
});
