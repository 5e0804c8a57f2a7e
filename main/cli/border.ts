/** Errors as they come over the contract's border, in our one type again. */
import { ORPCError } from '@orpc/client';
import { asFootnoteError, type ErrorCode, type ErrorParams, FootnoteError } from '../contract/index.ts';

export function fromBorder(thrown: unknown): FootnoteError {
  if (thrown instanceof ORPCError && thrown.code === 'FOOTNOTE') {
    const { code, params } = thrown.data as { code: ErrorCode; params: ErrorParams };
    return new FootnoteError(code, params, thrown);
  }
  return asFootnoteError(thrown);
}
