/**
 * Where a piece of text stands in a document, as selectors of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors), so that any viewer can find it again.
 */
import { z } from 'zod';

/**
 * All offsets are UTF-16 code units into the document's text (`Document.text`): the text of the content as the
 * reader of its format gives it, without navigation and hidden parts.
 */
export const locatorSchema = z.object({
  /** TextQuoteSelector: the exact text with single blanks for white space, and up to 32 characters on each side. */
  quote: z.object({
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    /**
     * Where a table's row or a heading stands there: the prefix in lines, a row as its cells, other text as one cell;
     * joined by blanks they are the prefix. The first cell may be cut off at its beginning.
     */
    rowsBefore: z.array(z.array(z.string())).optional(),
    /** The suffix likewise; its last cell may be cut off. */
    rowsAfter: z.array(z.array(z.string())).optional(),
  }),
  /** TextPositionSelector: `start` inclusive, `end` exclusive. */
  position: z.object({ start: z.number().int().min(0), end: z.number().int().min(0) }),
  /** FragmentSelector: the nearest anchor at or before the place, without `#`. */
  fragment: z.string().optional(),
  /** In a file with pages: the page from 1 and the box on it in points from its top left: x, y, width, height. */
  page: z
    .object({
      number: z.number().int().min(1),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
    })
    .optional(),
  /** In a spreadsheet: the sheet and the cells (`B3:D3`). */
  sheet: z.object({ name: z.string(), range: z.string() }).optional(),
  /** In a presentation, from 1. */
  slide: z.number().int().min(1).optional(),
  /** For a table record: the table's number in the document and the grid row, both from 0. */
  record: z.object({ table: z.number().int().min(0), row: z.number().int().min(0) }).optional(),
});

export type Locator = z.infer<typeof locatorSchema>;
