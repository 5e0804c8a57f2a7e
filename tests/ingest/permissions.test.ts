import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { temporaryFolder } from '../library/made.ts';
import { html, writeFiles } from './manuals.ts';

/** Root may read everything, so as root the steps run as nobody. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const who = asRoot ? { uid: nobody, gid: nobody } : {};
const room = (name: string) => new URL(`../../main/${name}/index.ts`, import.meta.url).href;

function reason(): string | false {
  if (process.platform === 'win32') return 'Windows has no such permissions';
  const { status } = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(room('library'))})`], {
    ...who,
    stdio: 'ignore',
  });
  return status === 0 ? false : 'an unprivileged user cannot reach this clone or its Node';
}
const skip = reason();

interface Step {
  readonly counts: Readonly<Record<string, number>> | null;
  readonly error: string | null;
  readonly documents: string[];
  readonly problems: [string, string][];
  readonly whole: boolean;
}

/** A person without rights, who ingests the folder with `mode` set on some paths before each step. */
async function steps(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  modes: readonly Readonly<Record<string, number>>[],
): Promise<Step[]> {
  const home = temporaryFolder(t);
  const folder = path.join(home, 'manuals');
  writeFiles(folder, files);
  const script = path.join(home, 'steps.mjs');
  writeFileSync(
    script,
    `
    import { chmodSync } from 'node:fs';
    import path from 'node:path';
    const { openLibrary } = await import(${JSON.stringify(room('library'))});
    const { ingestFolder } = await import(${JSON.stringify(room('ingest'))});
    const folder = ${JSON.stringify(folder)};
    const library = openLibrary(${JSON.stringify(path.join(home, 'l.footnote'))});
    const steps = [];
    const setModes = (modes) => {
      for (const [name, mode] of Object.entries(modes)) chmodSync(path.resolve(folder, name), mode);
    };
    for (const modes of ${JSON.stringify(modes)}) {
      setModes(modes);
      let counts = null, error = null;
      try { counts = await ingestFolder(library, folder); } catch (e) { error = e.code; }
      steps.push({
        counts, error,
        documents: library.roots().flatMap((r) => library.files(r.id)).filter((f) => f.state === 'read').map((f) => f.path).sort(),
        problems: library.problems().map((p) => [p.path, p.code]),
        whole: library.integrity().whole,
      });
    }
    setModes(${JSON.stringify(Object.fromEntries(Object.keys(modes[0]!).map((name) => [name, 0o755])))});
    console.log(JSON.stringify(steps));`,
  );
  if (asRoot) {
    spawnSync('chown', ['-R', String(nobody), home]);
    chownSync(home, nobody, nobody);
  }
  const child = spawn(process.execPath, [script], { ...who, stdio: ['ignore', 'pipe', 'inherit'] });
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(out) as Step[];
}

const files = { 'a.html': html('가입', '가입 절차입니다.'), 'in/b.html': html('해지', '해지 절차입니다.') };

describe('what may not be read', { skip, concurrency: true }, () => {
  it('a folder that becomes unreadable keeps its documents, and says so until it can be read', async (t) => {
    const [first, hidden, shown] = await steps(t, files, [{ in: 0o755 }, { in: 0o000 }, { in: 0o755 }]);
    assert.deepEqual(first?.documents, ['a.html', 'in/b.html']);
    assert.deepEqual(hidden?.documents, ['a.html', 'in/b.html']);
    assert.equal(hidden?.counts?.removed, 0);
    assert.deepEqual(hidden?.problems, [['in', 'no-permission']]);
    assert.deepEqual(shown?.problems, []);
    assert.deepEqual(shown?.counts, { added: 0, updated: 0, removed: 0, unchanged: 2, failed: 0 });
  });

  it('a folder that may be listed but not entered keeps its documents', async (t) => {
    const [, hidden] = await steps(t, files, [{ in: 0o755 }, { in: 0o444 }]);
    assert.deepEqual(hidden?.documents, ['a.html', 'in/b.html']);
    assert.deepEqual(hidden?.problems, [['in/b.html', 'no-permission']]);
  });

  it('the folder itself is an error, and nothing is forgotten', async (t) => {
    const [, hidden, entered, shown] = await steps(t, files, [
      { '.': 0o755 },
      { '.': 0o000 },
      { '.': 0o444 },
      { '.': 0o755 },
    ]);
    for (const step of [hidden, entered]) assert.equal(step?.documents.length, 2);
    assert.equal(hidden?.error, 'no-permission');
    assert.equal(shown?.counts?.unchanged, 2);
    assert.equal(shown?.whole, true);
  });

  it('a file is a problem; once it may be read it is, though nothing else has changed', async (t) => {
    const [first, hidden, shown] = await steps(t, files, [
      { 'a.html': 0o000 },
      { 'a.html': 0o000 },
      { 'a.html': 0o644 },
    ]);
    for (const step of [first, hidden]) {
      assert.deepEqual(step?.problems, [['a.html', 'no-permission']]);
      assert.equal(step?.counts?.failed, 1);
    }
    assert.deepEqual(shown?.problems, []);
    assert.deepEqual(shown?.documents, ['a.html', 'in/b.html']);
  });
});
