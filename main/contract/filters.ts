/** Where a question is asked: all documents, or only some. */
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Each that is given must hold. */
export const filtersSchema = z.object({
  /** An ingested folder or one below it: absolute, or relative to any root. */
  folder: z.string().optional(),
  /** Words that must all stand in the document's title or path; case and blanks do not matter. */
  product: z.string().optional(),
  /** Any of these formats, as `Document.format` names them. */
  formats: z.array(z.string()).optional(),
  /** Modified on this day or later, on this day or earlier: `2026-11-01`, in this machine's time zone. */
  since: day.optional(),
  until: day.optional(),
  /** A question inside one document: its number, or its path (absolute, or relative to its root). */
  document: z.union([z.number().int(), z.string()]).optional(),
});
export type Filters = z.infer<typeof filtersSchema>;

/** What there is to filter by. */
export const facetsSchema = z.object({
  /** Folders of the first two levels below each root, the roots themselves first; by path. */
  folders: z.array(
    z.object({
      /** Absolute, with the system's separator: `Filters.folder` takes it as it is. */
      folder: z.string(),
      /** Relative to the root, with `/`; empty for the root itself. */
      path: z.string(),
      documents: z.number().int(),
    }),
  ),
  formats: z.array(z.object({ format: z.string(), documents: z.number().int() })),
  /** Days of the oldest and the newest file; null in an empty library. */
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
});
export type Facets = z.infer<typeof facetsSchema>;
