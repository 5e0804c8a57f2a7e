/** Models that are known to serve, from native-models/catalogue.json; what is not known there is null. */
import { z } from 'zod';
import json from '../../native-models/catalogue.json' with { type: 'json' };
import { roleSchema } from './store/record.ts';

const entrySchema = z.object({
  id: z.string(),
  role: roleSchema,
  title: z.string(),
  maker: z.string(),
  /** SPDX, or the licence's own name. */
  license: z.string(),
  licenseUrl: z.string(),
  /** What a company should know of the licence beyond its name. */
  licenseNote: z.object({ ko: z.string(), en: z.string() }).nullable(),
  /** Of Korean and English, those that its documentation says it serves. */
  languages: z.array(z.string()).nullable(),
  parameters: z.number().nullable(),
  /** Tokens that it was trained for. */
  context: z.number().nullable(),
  dimensions: z.number().nullable(),
  prefixes: z.object({ query: z.string(), passage: z.string() }),
  /** The page that says all this. */
  documentation: z.string(),
  /** One GGUF file; null where its makers give none. */
  file: z
    .object({
      url: z.string(),
      bytes: z.number().nullable(),
      sha256: z.string().nullable(),
      quantisation: z.string(),
    })
    .nullable(),
  /** Parts of the name that its files carry, in small letters. */
  names: z.array(z.string()),
});
export type CatalogueEntry = z.infer<typeof entrySchema>;

export const catalogueSchema = z.object({ version: z.literal(1), models: z.array(entrySchema) });

let read: readonly CatalogueEntry[] | undefined;

export function catalogue(): readonly CatalogueEntry[] {
  read ??= catalogueSchema.parse(json).models;
  return read;
}

/** The entry of a file: by its sum, else by its name (the longest that fits, since names begin alike). */
export function recognise(file: {
  readonly sha256: string;
  readonly title: string | null;
  readonly name: string;
}): CatalogueEntry | undefined {
  const bySum = catalogue().find((entry) => entry.file?.sha256 === file.sha256);
  if (bySum) return bySum;
  const called = [file.name, file.title ?? ''].map((name) => name.toLowerCase().replace(/[\s_]+/g, '-'));
  const fitting = catalogue().flatMap((entry) =>
    entry.names.filter((name) => called.some((one) => one.includes(name))).map((name) => ({ entry, name })),
  );
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.entry;
}
