/** What crosses the border about the program itself: where things lie, what left the machine, safe copies. */
import { z } from 'zod';

export const placesSchema = z.object({
  /** All absolute. */
  library: z.string(),
  settings: z.string(),
  data: z.string(),
  models: z.string(),
  /** The log of what left this machine. */
  departures: z.string(),
});
export type Places = z.infer<typeof placesSchema>;

/**
 * Something that this program sent or fetched over a network. Only a person's own wish makes one: a model that was
 * asked for.
 */
export const departureSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** `download`: a file was asked of `host`. */
  kind: z.enum(['download']),
  host: z.string(),
  /** What was asked for. */
  what: z.string(),
});
export type Departure = z.infer<typeof departureSchema>;

export const backupReportSchema = z.object({
  path: z.string(),
  /** Bytes. */
  bytes: z.number(),
  documents: z.number().int(),
});
export type BackupReport = z.infer<typeof backupReportSchema>;

/** For whoever helps: versions, counts and findings; no path, no name, no text, no question. */
export const diagnosticsSchema = z.object({
  made: z.string(),
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  sqlite: z.string(),
  sqliteVec: z.string(),
  cores: z.number().int(),
  /** Bytes of the machine's memory, and of this process. */
  memory: z.number(),
  resident: z.number(),
  library: z
    .object({
      documents: z.number().int(),
      passages: z.number().int(),
      vectors: z.number().int(),
      embedder: z.string().nullable(),
      bytes: z.number(),
      folders: z.number().int(),
      foldersAbsent: z.number().int(),
      /** How many documents of each format, how many problems of each code. */
      formats: z.record(z.string(), z.number()),
      problems: z.record(z.string(), z.number()),
      whole: z.boolean(),
      findings: z.array(z.string()),
    })
    .nullable(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  departures: z.number().int(),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
