/** A file that a person names: a sheet, a list. Apart from the index, since the window reads no files. */
import { readFileSync } from 'node:fs';
import { FootnoteError } from './errors.ts';

/** @throws FootnoteError `file-missing`, `no-permission`, `is-a-folder`, `read-failed` */
export function readGivenFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new FootnoteError('file-missing', { path }, error);
    if (code === 'EACCES' || code === 'EPERM') throw new FootnoteError('no-permission', { path }, error);
    if (code === 'EISDIR') throw new FootnoteError('is-a-folder', { path }, error);
    throw new FootnoteError('read-failed', { reason: code }, error);
  }
}
