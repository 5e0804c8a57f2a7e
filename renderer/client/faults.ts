/** Whatever a call threw, on any transport, as the one error type. */
import { asFootnoteError, type ErrorCode, errorCodes, FootnoteError } from '../../main/contract/errors.ts';

/**
 * The transports differ in how they report an abort (DOMException, AbortError, a plain reason), so the caller's own
 * signal decides: a call that it aborted ended because of that. Defined errors become what they were in the engine.
 */
export function asFault(thrown: unknown, signal?: AbortSignal): FootnoteError {
  if (signal?.aborted) return new FootnoteError('cancelled', {}, thrown);
  if (thrown instanceof FootnoteError) return thrown;
  const { code, data } = (thrown ?? {}) as { code?: unknown; data?: unknown };
  if (code === 'FOOTNOTE' && data !== null && typeof data === 'object') {
    const inner = data as { code?: unknown; params?: unknown };
    if (typeof inner.code === 'string' && errorCodes.includes(inner.code as ErrorCode)) {
      return new FootnoteError(
        inner.code as ErrorCode,
        (inner.params ?? {}) as Record<string, string>,
        thrown,
      );
    }
  }
  return asFootnoteError(thrown);
}
