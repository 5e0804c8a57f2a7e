/**
 * @rhwp/core: the reader of HWP 5, in WebAssembly. It throws strings, and after a panic its memory is unusable; then a
 * fresh instance replaces it at the next call. A file that hangs it or exhausts the memory must be stopped from
 * outside: read untrusted files in a process that may be thrown away.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as Rhwp from '@rhwp/core';
import { FootnoteError } from '../../../contract/errors.ts';

export type RhwpDocument = Rhwp.HwpDocument;

const packages = createRequire(import.meta.url);
let current: typeof Rhwp | undefined;
let panics = 0;

async function instance(): Promise<typeof Rhwp> {
  if (current) return current;
  // A module is evaluated once for each address: another query gives another instance.
  const address = pathToFileURL(packages.resolve('@rhwp/core')).href + (panics === 0 ? '' : `?${panics}`);
  const loaded = (await import(address)) as typeof Rhwp;
  loaded.initSync({ module: readFileSync(packages.resolve('@rhwp/core/rhwp_bg.wasm')) });
  current = loaded;
  return loaded;
}

/**
 * Opens a document, hands it over, and frees it.
 * @throws FootnoteError `encrypted`; `damaged` for all else that the parser does not like
 */
export async function withRhwp<T>(
  bytes: Uint8Array,
  format: string,
  use: (document: RhwpDocument) => T,
): Promise<T> {
  const { HwpDocument } = await instance();
  let document: RhwpDocument | undefined;
  try {
    document = new HwpDocument(bytes);
    return use(document);
  } catch (thrown) {
    if (thrown instanceof FootnoteError) throw thrown;
    if (typeof thrown !== 'string') {
      current = undefined;
      document = undefined;
      panics++;
    }
    if (typeof thrown === 'string' && /암호|비밀번호|배포용|password|encrypt/i.test(thrown))
      throw new FootnoteError('encrypted', {}, thrown);
    throw new FootnoteError('damaged', { format }, thrown);
  } finally {
    document?.free();
  }
}
