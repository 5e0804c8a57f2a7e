/** How the contract is implemented: whatever a room throws crosses the border as the contract's one defined error. */
import { implement } from '@orpc/server';
import { asFootnoteError, contract } from '../contract/index.ts';

type FootnoteFailure = (options: {
  data: { code: string; params: Record<string, string | number> };
}) => Error;

/** Any error as the contract's one defined error. */
export function crossing(thrown: unknown, failure: FootnoteFailure): Error {
  const { code, params } = asFootnoteError(thrown);
  return failure({ data: { code, params: { ...params } } });
}

/** Events and the errors between them, as they cross the border. */
export async function* crossingStream<T>(
  events: AsyncGenerator<T, void, undefined>,
  failure: FootnoteFailure,
) {
  try {
    yield* events;
  } catch (error) {
    throw crossing(error, failure);
  }
}

/** Implements the contract's routes; a stream passes its events through `crossingStream` besides. */
export function implementer() {
  return implement(contract).use(async ({ next, errors }) => {
    try {
      return await next();
    } catch (error) {
      throw crossing(error, (errors as { FOOTNOTE: FootnoteFailure }).FOOTNOTE);
    }
  });
}

export type Implementer = ReturnType<typeof implementer>;
