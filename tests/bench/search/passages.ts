/** A corpus's passages for all contenders alike: the same texts, the same learned vectors, the same questions. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { embedderFromBytes, wordCounts } from '../../../main/embed/index.ts';
import { readSheet } from '../../../main/evaluate/index.ts';
import { createAnalyser } from '../../../main/language/index.ts';
import { openLibrary } from '../../../main/library/index.ts';

export interface Passage {
  readonly id: number;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly vector: readonly number[];
}

export interface Asked {
  readonly question: string;
  readonly gold: readonly string[];
  /** Null where the learned embedder knows no word of it. */
  readonly vector: readonly number[] | null;
}

/** What a contender is asked, and which page each passage is of. */
export interface Questions {
  readonly asked: readonly Asked[];
  readonly pages: readonly (readonly [number, string])[];
}

/** Writes the passages of an ingested library and the answerable questions of a sheet to two files. */
export async function writeCorpus(libraryFile: string, sheet: string, folder: string): Promise<void> {
  const library = openLibrary(libraryFile, { readOnly: true });
  const analyser = await createAnalyser();
  const stored = library.embedderInUse();
  const embedder = stored?.content ? embedderFromBytes(stored.content) : undefined;
  const isWord = library.wordFlags();
  const passages: Passage[] = [];
  for (const root of library.roots()) {
    for (const id of library.documentIds(root.id)) {
      const document = library.document(id);
      if (!document) continue;
      for (const passage of library.passagesOf(id)) {
        const [counts] = library.passageCounts([passage.id]);
        const vector = embedder && counts ? [...embedder.embed(wordCounts(counts, isWord))] : [];
        const text = passage.units.map((unit) => unit.text).join('\n');
        passages.push({ id: passage.id, path: document.path, title: document.title, text, vector });
      }
    }
  }
  const asked = readSheet(sheet)
    .filter((question) => !question.unanswerable)
    .map(({ question, gold_files }): Asked => {
      const words = analyser.queryTerms(question).terms.filter((term) => term.kind === 'word');
      const known = library.lookUpTerms(words).map(({ id }) => ({ term: id, tf: 1 }));
      const vector = embedder?.embed(known);
      return { question, gold: gold_files, vector: vector?.some((v) => v !== 0) ? [...vector] : null };
    });
  library.close();
  writeFileSync(path.join(folder, 'passages.json'), JSON.stringify(passages));
  const pages = passages.map(({ id, path }) => [id, path] as const);
  writeFileSync(path.join(folder, 'questions.json'), JSON.stringify({ asked, pages } satisfies Questions));
}

const read = (folder: string, name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
export const readPassages = (folder: string): Passage[] => read(folder, 'passages.json');
export const readQuestions = (folder: string): Questions => read(folder, 'questions.json');
