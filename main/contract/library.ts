/** What crosses the border about the library and its upkeep. */
import { z } from 'zod';
import { modelCheckSchema, modelsStateSchema } from './models.ts';
import type { StillToRead } from './upkeep.ts';

export const problemSchema = z.object({
  /** The ingested folder, absolute. */
  root: z.string(),
  /** The file or folder, relative to the root, with `/`, NFC. */
  path: z.string(),
  /** A code of the catalogue in errors.ts, with its parameters. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In the asker's language. */
  message: z.string(),
  action: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export const folderSchema = z.object({
  id: z.number().int(),
  /** Absolute path of the root. */
  path: z.string(),
  documents: z.number().int(),
  problems: z.number().int(),
  /** ISO 8601; null before the first complete scan. */
  scanned: z.string().nullable(),
  /** False where the folder cannot be reached now (a drive that is not connected). */
  present: z.boolean(),
});
export type Folder = z.infer<typeof folderSchema>;

/** An installed model that takes part in searches, and what the library's own check says of it. */
export const checkedModelSchema = modelCheckSchema.extend({ name: z.string() });
export type CheckedModel = z.infer<typeof checkedModelSchema>;

/** Whose sentences tables' rows are read and said in; they are always quoted as they stand. */
export const tableProseSchema = z.object({
  /** `model`: a chat model's, where one has passed its check; else, and for `rule`, the rule's. */
  by: z.enum(['rule', 'model']),
  /** Rows that have a model's sentence, and rows whose last one was refused. */
  sentences: z.number().int(),
  refused: z.number().int(),
});

export const libraryStateSchema = z.object({
  /** The library file, absolute. */
  path: z.string(),
  documents: z.number().int(),
  passages: z.number().int(),
  /** Passages whose vector is there and of the embedder in use. */
  vectors: z.number().int(),
  /** The embedder in use; null before the first was learned. */
  embedder: z.string().nullable(),
  /** Null where none is installed. */
  reranker: checkedModelSchema.nullable(),
  /** The installed embedding model, whether its vectors serve or the learned ones; null where none is installed. */
  embeddingModel: checkedModelSchema.nullable(),
  tableProse: tableProseSchema,
  /** Bytes of the library file. */
  bytes: z.number(),
  folders: z.array(folderSchema),
  /** True while an ingest runs in this engine. */
  ingesting: z.boolean(),
  /** True while that ingest waits for `library.resume`. */
  paused: z.boolean(),
});
export type LibraryState = z.infer<typeof libraryStateSchema>;

export const changeCountsSchema = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  removed: z.number().int(),
  renamed: z.number().int(),
  /** Read before, and cannot be read any more. */
  unreadable: z.number().int(),
});

/** A scan that changed something. */
export const scanSchema = z.object({
  id: z.number().int(),
  /** The ingested folder, absolute. */
  root: z.string(),
  /** ISO 8601. */
  started: z.string(),
  /** ISO 8601; null where it was interrupted (the next scan of the folder goes on with it) or still runs. */
  finished: z.string().nullable(),
  counts: changeCountsSchema,
});
export type ScanReport = z.infer<typeof scanSchema>;

export const changeSchema = z.object({
  /** Relative to the root, with `/`, NFC; where it is now (for `removed`: where it was). */
  path: z.string(),
  kind: z.enum(['added', 'updated', 'removed', 'renamed', 'unreadable']),
  /** For `renamed`: where it was. */
  formerPath: z.string().nullable(),
  title: z.string(),
  /**
   * For `updated`: sentences and table rows as they stood and as they stand in the file; at most 200 of each, at most
   * 300 characters of each.
   */
  gone: z.array(z.string()),
  new: z.array(z.string()),
  /** How many there are in all. */
  goneCount: z.number().int(),
  newCount: z.number().int(),
});
export type Change = z.infer<typeof changeSchema>;

/** What a scan changed, by path; `scan` is null where no scan has changed anything yet. */
export const changesSchema = z.object({ scan: scanSchema.nullable(), changes: z.array(changeSchema) });
export type Changes = z.infer<typeof changesSchema>;

/** Tables of different documents that give another value for the same field of the same thing. */
export const contradictionSchema = z.object({
  /** As it stands in the first table: a product, and what is said of it (header path). */
  subject: z.string(),
  field: z.string(),
  /** At least two, not all of the same value. */
  statements: z.array(
    z.object({
      documentId: z.number().int(),
      root: z.string(),
      path: z.string(),
      title: z.string(),
      /** The cell as it is read. */
      value: z.string(),
      /** The file's modification time, ISO 8601. */
      modified: z.string(),
    }),
  ),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

export const ingestReportSchema = z.object({
  documents: z.object({
    added: z.number().int(),
    /** Renamed ones too. */
    updated: z.number().int(),
    removed: z.number().int(),
    unchanged: z.number().int(),
    failed: z.number().int(),
  }),
  /** In the library now. */
  passages: z.number().int(),
  seconds: z.number(),
  /** Rows that a chat model was asked to say, where that is switched on. */
  tableProse: z.object({ kept: z.number().int(), refused: z.number().int() }).optional(),
  problems: z.array(problemSchema),
});
export type IngestReport = z.infer<typeof ingestReportSchema>;

/** Conflated by the engine to at most ten a second; the last one before `done` is always sent. */
export type IngestEvent =
  | {
      readonly type: 'progress';
      readonly stage:
        | 'scanning'
        | 'reading'
        | 'learning'
        | 'embedding'
        | 'checking'
        | 'telling'
        | 'compacting';
      /** Files (passages for `embedding`, questions for `checking`, tables' rows for `telling`) done, and in all; `total` is 0 while unknown. */
      readonly done: number;
      readonly total: number;
      /** Seconds that are left, estimated; null while unknown. */
      readonly eta: number | null;
      /** The file at hand, relative to its root; empty between files. */
      readonly path: string;
      /** While `reading`: bytes of the files done, and of all; what each part of the reading has left. */
      readonly bytes?: { readonly done: number; readonly total: number };
      readonly left?: StillToRead;
      /** It waits for `library.resume`. */
      readonly paused?: boolean;
    }
  | { readonly type: 'done'; readonly report: IngestReport };

export const doctorReportSchema = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  sqlite: z.string(),
  sqliteVec: z.string(),
  /** Electron's runtime on disk, its version; null where absent. */
  electron: z.string().nullable(),
  /** Where things are kept. */
  library: z.string(),
  settings: z.string(),
  /** Null where the library does not exist yet. */
  integrity: z.object({ whole: z.boolean(), findings: z.array(z.string()) }).nullable(),
  state: libraryStateSchema.nullable(),
  cores: z.number().int(),
  memory: z.number(),
  /** The models that serve, and what the models' process says of the device. */
  models: z.object({
    chat: z.string().nullable(),
    embedding: z.string().nullable(),
    reranker: z.string().nullable(),
    state: modelsStateSchema,
  }),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;
