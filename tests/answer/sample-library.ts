/** The bundled sample manuals, ingested once for a test file, with the rooms that answer over them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Answerer, createAnswerer } from '../../main/answer/index.ts';
import { updateVectors } from '../../main/embed/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { type Analyser, createAnalyser } from '../../main/language/index.ts';
import { type Library, openLibrary } from '../../main/library/index.ts';
import { createRetriever, type Retriever } from '../../main/retrieve/index.ts';

const samples = fileURLToPath(new URL('../../resources/sample-manuals/', import.meta.url));
export const sampleManuals = path.join(samples, 'manuals');
export const sampleSheet = path.join(samples, 'questions.jsonl');

export interface Answering {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly retrieve: Retriever;
  readonly ask: Answerer;
}

/** @param vectors learns the embedder too */
export async function answering(folder: string, vectors = false): Promise<Answering> {
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-'));
  const library = openLibrary(path.join(home, 'manuals.footnote'));
  after(() => {
    library.close();
    rmSync(home, { recursive: true, force: true });
  });
  await ingestFolder(library, folder);
  if (vectors) await updateVectors(library);
  const analyser = await createAnalyser();
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
  return { library, analyser, retrieve, ask: createAnswerer({ library, analyser, retrieve }) };
}
