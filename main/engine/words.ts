/** Stored problems in a person's language. */
import { type ErrorCode, errorCodes, type Locale, type Problem, wording } from '../contract/index.ts';
import type { StoredProblem } from '../library/index.ts';

export function worded(problem: StoredProblem, locale: Locale): Problem {
  // A code of a newer format is shown as it is.
  const known = (errorCodes as readonly string[]).includes(problem.code);
  const words = known
    ? wording(problem.code as ErrorCode, problem.params, locale)
    : { message: problem.code, action: '' };
  return { ...problem, params: { ...problem.params }, ...words };
}
