/** Steering an ingest that runs: it belongs to the engine, so whoever started it may leave and come back. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base } from './base.ts';
import { type IngestEvent, libraryStateSchema, tableProseSchema } from './library.ts';

/** Files that each part of the reading has left; `scans` are pictures and pages whose text is recognised, last. */
export interface StillToRead {
  readonly pages: number;
  readonly documents: number;
  /** Grows when the pages that link to pictures have been read. */
  readonly scans: number;
}

const locale = z.enum(['ko', 'en']);

export const upkeepContract = {
  /** The ingest that runs, from now on; ends at once where none does. Leaving it stops nothing. */
  follow: base.input(z.object({ locale })).output(eventIterator(z.custom<IngestEvent>())),
  /** Files that are being read are finished; a search goes on. Gives whether an ingest is paused now. */
  pause: base.output(z.object({ paused: z.boolean() })),
  resume: base.output(z.object({ paused: z.boolean() })),
  /** Ends the ingest; who follows it hears `cancelled`. What was finished is kept, and the next scan goes on. */
  cancel: base.output(z.object({ cancelled: z.boolean() })),
  /**
   * Says the rows of tables by the rule, or in the words of the chat model that serves: it is asked for them in the
   * background, seconds a row, with the next scan.
   */
  sayTables: base.input(tableProseSchema.pick({ by: true })).output(libraryStateSchema),
};
