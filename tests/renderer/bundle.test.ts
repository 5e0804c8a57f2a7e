/** What is shipped: how much of it, and that it asks nobody else for anything. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildRenderer } from './built.ts';

describe('the built interface', () => {
  let built: Awaited<ReturnType<typeof buildRenderer>>;
  before(async () => {
    built = await buildRenderer();
  });
  after(() => built.remove());

  const read = (name: string) => readFileSync(join(built.folder, name), 'utf8');
  const files = (pattern: string) => globSync(pattern, { cwd: built.folder });

  test('starts with at most 250 KB of compressed script', () => {
    const scripts = [...read('index.html').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
      (match) => match[1] ?? '',
    );
    assert.ok(scripts.length > 0);
    const size = scripts.reduce((sum, script) => sum + gzipSync(read(script)).length, 0);
    assert.ok(size <= 250_000, `${size} bytes`);
  });

  test('names no other machine in its page and styles', () => {
    for (const name of files('**/*.{html,css}')) {
      const named = [...read(name).matchAll(/(?:https?:)?\/\/[\w.-]+\.\w+[^\s"')]*/g)].map(([url]) => url);
      // The font's copyright note names its home; nothing fetches it.
      assert.deepEqual(
        named.filter((url) => !/orioncactus\/pretendard|scripts\.sil\.org/.test(url)),
        [],
        name,
      );
      assert.doesNotMatch(read(name), /url\(\s*["']?(?:https?:)?\/\//, name);
    }
  });

  test('has nothing inline that a strict policy would refuse', () => {
    const page = read('index.html');
    assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)/);
    assert.doesNotMatch(page, /\son\w+=/);
    assert.doesNotMatch(page, /(?:src|href)="\//, 'addresses are relative');
    for (const name of files('**/*.css')) assert.doesNotMatch(read(name), /url\(\s*["']?data:font/, name);
  });

  test('brings its font along, with the licence', () => {
    assert.ok(files('assets/*.woff2').length > 80);
    assert.match(read('licences/pretendard.txt'), /SIL OPEN FONT LICENSE/i);
  });

  test("leaves the engine's schemas and the tests' engine out", () => {
    for (const name of files('assets/*.js')) assert.doesNotMatch(read(name), /ZodObject|와이파이_끊김/, name);
  });
});
