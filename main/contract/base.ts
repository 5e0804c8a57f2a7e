/** What every call of the contract is made from. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * Errors cross the border as oRPC's defined error `FOOTNOTE`, whose data are the code and parameters; every client
 * turns it back into a FootnoteError.
 */
export const base = oc.errors({
  FOOTNOTE: {
    status: 500,
    data: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  },
});
