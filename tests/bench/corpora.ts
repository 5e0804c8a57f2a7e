/** Corpora with their question sheets, ingested into libraries of their own, for comparing parameters. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { updateVectors } from '../../main/embed/index.ts';
import { queryEmbedder } from '../../main/engine/query-embedder.ts';
import { readSheet, type SheetQuestion } from '../../main/evaluate/index.ts';
import { type IngestOptions, ingestFolder } from '../../main/ingest/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { type Library, openLibrary } from '../../main/library/index.ts';
import type { QueryEmbedder } from '../../main/retrieve/index.ts';

export interface Corpus {
  readonly name: string;
  readonly library: Library;
  readonly embedder: QueryEmbedder;
  /** Answerable ones. */
  readonly questions: readonly SheetQuestion[];
  /** A document's path below its root. */
  pathOf(documentId: number): string;
}

/** Words are analysed once: many parameters are compared over the same texts. */
export async function rememberingAnalyser() {
  const analyser = await createAnalyser();
  const known = new Map<string, ReturnType<typeof analyser.terms>>();
  const terms = (text: string) => {
    const found = known.get(text) ?? analyser.terms(text);
    known.set(text, found);
    return found;
  };
  return { ...analyser, terms };
}

/** @param options.keep a folder where the libraries stay, so that a long run that was cut off goes on */
export async function withCorpora(
  pairs: readonly { folder: string; sheet: string }[],
  use: (corpora: readonly Corpus[]) => Promise<void>,
  { keep, ...options }: IngestOptions & { readonly keep?: string | undefined } = {},
): Promise<void> {
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  mkdirSync(folder, { recursive: true });
  const corpora: Corpus[] = [];
  try {
    for (const [i, pair] of pairs.entries())
      corpora.push(await openCorpus(path.join(folder, `${i}.footnote`), pair, options));
    await use(corpora);
  } finally {
    for (const { library } of corpora) library.close();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function openCorpus(
  file: string,
  { folder, sheet }: { folder: string; sheet: string },
  options: IngestOptions,
): Promise<Corpus> {
  const library = openLibrary(file);
  await ingestFolder(library, folder, options);
  await updateVectors(library);
  const paths = new Map<number, string>();
  return {
    name: path.basename(sheet),
    library,
    embedder: queryEmbedder(library)()!,
    questions: readSheet(sheet).filter((question) => !question.unanswerable),
    pathOf: (id) => {
      const known = paths.get(id) ?? library.document(id)!.path;
      paths.set(id, known);
      return known;
    },
  };
}
