/** Pages of a PDF, a scan or a picture as they look, to be turned beside an answer. */
import { z } from 'zod';
import { base } from './base.ts';

const locale = z.enum(['ko', 'en']);
const position = z.object({ start: z.number().int(), end: z.number().int() }).optional();

/**
 * `url`: what comes once its page is drawn, or cannot be. `meanwhile`: its text alone, at once; null for formats whose
 * pages are not drawn.
 */
export const viewAddresses = { url: z.string(), meanwhile: z.string().nullable() };

export const viewPages = {
  /**
   * How many pages can be looked at, and the one that the position begins on, from 1. Null where the format has none,
   * and where the file cannot be drawn: changed since it was read, not there, damaged.
   */
  pages: base
    .input(z.object({ documentId: z.number().int(), position }))
    .output(z.object({ count: z.number().int(), cited: z.number().int() }).nullable()),
  /** Where the frame finds one page, as it looks and with the text that was read on it; otherwise as `open`. */
  page: base
    .input(
      z.object({
        documentId: z.number().int(),
        page: z.number().int().positive(),
        position,
        theme: z.enum(['light', 'dark']).optional(),
        locale: locale.optional(),
      }),
    )
    .output(z.object(viewAddresses)),
};
