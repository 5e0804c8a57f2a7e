/** Libraries and documents for tests, each test with a folder of its own. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { prepareDocument } from '../../main/ingest/prepare.ts';
import { emptyProfile } from '../../main/ingest/profile.ts';
import { createAnalyser } from '../../main/language/index.ts';
import {
  type Library,
  type OpenOptions,
  openLibrary,
  type PreparedDocument,
} from '../../main/library/index.ts';

const analyser = await createAnalyser();

/** A folder that goes with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function newLibrary(t: TestContext, options: OpenOptions = {}): Library {
  const library = openLibrary(path.join(temporaryFolder(t), 'manuals.footnote'), options);
  t.after(() => library.close());
  return library;
}

/** What ingest would hand over for a page with this title and this body (HTML). */
export function page(name: string, title: string, body: string): PreparedDocument {
  const bytes = Buffer.from(`<!doctype html><title>${title}</title><body>${body}</body>`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { path: name, rawPath: null, size: bytes.length, modified: 1000, hash, reading: 'test' };
  return prepareDocument(readDocument(bytes, name), file, emptyProfile, analyser);
}

export const paragraphs = (...texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');

/** Pages of different words; `size` sets how long they are. */
export function manyPages(count: number, size = 1): PreparedDocument[] {
  return Array.from({ length: count }, (_, i) => {
    const sentences = Array.from({ length: size }, (_, j) =>
      `모델 AB-${i}의 ${j}번 점검 절차를 설명합니다. `.repeat(8),
    );
    return page(`page-${i}.html`, `안내 ${i}`, `<h1>안내 ${i}</h1>${paragraphs(...sentences)}`);
  });
}
