/** What is kept beside an imported file: `<name>.json`, so that a list needs no model opened. */
import { z } from 'zod';

export const roleSchema = z.enum(['chat', 'embedding', 'reranker']);

export const recordSchema = z.object({
  version: z.literal(1),
  role: roleSchema,
  /** Of the whole file, hex; pinned when it was imported. */
  sha256: z.string(),
  /** Bytes, and the time of the last change (milliseconds): whether the file is still the one that was imported. */
  bytes: z.number(),
  changed: z.number(),
  imported: z.string(),
  /** Where it came from, as a person gave it. */
  source: z.string(),
  title: z.string().nullable(),
  architecture: z.string(),
  quantisation: z.string(),
  parameters: z.number(),
  context: z.number().nullable(),
  dimensions: z.number().nullable(),
  license: z.string().nullable(),
  profile: z.string(),
  prefixes: z.object({ query: z.string(), passage: z.string() }),
  /** Bytes with 4,096 and with 16,384 tokens. */
  memory4k: z.number(),
  memory16k: z.number(),
  /** Its tokenizer maps different Korean words to the same tokens; null where it was not checked. */
  englishOnly: z.boolean().nullable(),
  /** The entry of the catalogue that has this file's sum; null for others. */
  catalogueId: z.string().nullable(),
});
export type ModelRecord = z.infer<typeof recordSchema>;

export interface StoredModel extends ModelRecord {
  /** The file's name without its extension. */
  readonly name: string;
  readonly path: string;
  /** It lies beside the program: it cannot be removed from here. */
  readonly bundled: boolean;
}
