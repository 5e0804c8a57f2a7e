/** Errors of the file system in our words. */
import { asFootnoteError, FootnoteError } from '../contract/index.ts';

export function fileProblem(error: unknown, path: string): FootnoteError {
  if (error instanceof FootnoteError) return error;
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === 'EACCES' || code === 'EPERM') return new FootnoteError('no-permission', { path }, error);
  if (code === 'ENOENT' || code === 'ESTALE') return new FootnoteError('file-changed', {}, error);
  if (/^E[A-Z]+$/.test(code)) return new FootnoteError('read-failed', { reason: code }, error);
  return asFootnoteError(error);
}
