import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';
import { html, ingested, manuals, pathsOf, problemsOf } from './manuals.ts';

const page = html('안내', '가입 절차입니다.');
const room = (name: string) => new URL(`../../main/${name}/index.ts`, import.meta.url).href;

/** Ingests in a process of its own; gives its peak memory in MiB and its problems. */
async function measured(folder: string, library: string) {
  const script = path.join(path.dirname(library), 'measure.mjs');
  const source = `
    const { openLibrary } = await import(${JSON.stringify(room('library'))});
    const { ingestFolder } = await import(${JSON.stringify(room('ingest'))});
    const library = openLibrary(${JSON.stringify(library)});
    await ingestFolder(library, ${JSON.stringify(folder)});
    console.log(JSON.stringify({
      peak: process.resourceUsage().maxRSS / 1024,
      problems: library.problems(),
    }));`;
  writeFileSync(script, source);
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(out) as { peak: number; problems: { code: string; params: Record<string, number> }[] };
}

describe('a page of 200 MB', { concurrency: true }, () => {
  it('is refused by its stated limit without being read', async (t) => {
    const small = manuals(t, { 'a.html': page });
    const large = manuals(t, { 'a.html': page, 'large.html': page });
    truncateSync(path.join(large, 'large.html'), 200_000_000);
    const [without, beside] = await Promise.all([
      measured(small, path.join(temporaryFolder(t), 'l.footnote')),
      measured(large, path.join(temporaryFolder(t), 'l.footnote')),
    ]);
    assert.deepEqual(
      beside.problems.map(({ code, params }) => ({ code, params })),
      [{ code: 'too-large', params: { size: 200, limit: 50 } }],
    );
    const more = beside.peak - without.peak;
    assert.ok(more < 60, `${more.toFixed(0)} MiB more than without it`);
  });
});

describe('a file that is named like a page', { concurrency: true }, () => {
  it('but holds something else is a problem with a clear sentence, and the others are read', async (t) => {
    const deep = `<title>깊은 페이지</title>${'<div>'.repeat(100_000)}끝`;
    const { library, first } = await ingested(t, {
      'a.html': page,
      'deep.html': deep,
      'empty.html': '',
      'picture.html': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'noise.html': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
      'binary.txt': Buffer.alloc(3000),
    });
    assert.equal(first.added, 1);
    assert.equal(first.failed, 5);
    assert.deepEqual(pathsOf(library), ['a.html']);
    const codes = Object.fromEntries(problemsOf(library));
    assert.deepEqual(codes, {
      'deep.html': 'too-deep',
      'empty.html': 'no-text',
      'picture.html': 'not-html',
      'noise.html': 'not-html',
      'binary.txt': 'not-text',
    });
    for (const { code, params } of library.problems()) {
      for (const locale of ['ko', 'en'] as const) {
        const { message } = new FootnoteError(code as 'too-deep', params).words(locale);
        assert.match(message, /^[^{}\n]+\.$/);
      }
    }
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});

describe('a folder', { concurrency: true }, () => {
  it('that is not there, or is a file, is said before anything is changed', async (t) => {
    const library = newLibrary(t);
    const folder = temporaryFolder(t);
    const file = path.join(folder, 'a.html');
    writeFileSync(file, page);
    await assert.rejects(ingestFolder(library, path.join(folder, 'none')), { code: 'folder-missing' });
    await assert.rejects(ingestFolder(library, file), { code: 'not-a-folder' });
    await assert.rejects(ingestFolder(library, path.join(file, 'below')), { code: 'folder-missing' });
    assert.deepEqual(library.roots(), []);
  });

  it('that is empty is no error', async (t) => {
    const { library, first } = await ingested(t, {});
    assert.deepEqual(first, { added: 0, updated: 0, removed: 0, unchanged: 0, failed: 0 });
    assert.equal(library.roots().length, 1);
    assert.deepEqual(library.problems(), []);
  });
});
