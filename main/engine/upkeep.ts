/** Bringing folders up to date: the writer's lock, the files, then the vectors; progress and a report. */
import { FootnoteError, type IngestEvent, type Locale } from '../contract/index.ts';
import { updateVectors } from '../embed/index.ts';
import type { StoredProblem } from '../library/index.ts';
import type { Rooms } from './rooms.ts';
import { streamOf } from './stream.ts';
import { worded } from './words.ts';

/**
 * @param folders absolute or relative paths; one that cannot be reached ends the run with its error
 * @throws FootnoteError `library-busy`, `folder-missing`, `not-a-folder`, `no-permission`, `disk-full`, `cancelled`
 */
export function bringUpToDate(
  rooms: Pick<Rooms, 'library' | 'models'>,
  folders: readonly string[],
  locale: Locale,
  signal?: AbortSignal,
): AsyncGenerator<IngestEvent, void, undefined> {
  return streamOf<IngestEvent>(
    async (push, stop) => {
      const started = performance.now();
      const library = rooms.library();
      // Loaded with the first ingest: the readers and their parsers are not needed to answer.
      const { ingestFolder } = await import('../ingest/index.ts');
      const lock = library.lock();
      try {
        const documents = { added: 0, updated: 0, removed: 0, unchanged: 0, failed: 0 };
        for (const folder of folders) {
          const counts = await ingestFolder(library, folder, { signal: stop, progress: push });
          for (const key of Object.keys(documents) as (keyof typeof documents)[])
            documents[key] += counts[key];
        }
        const failed = await updateVectors(library, {
          signal: stop,
          models: rooms.models,
          progress: (p) => push({ type: 'progress', path: '', ...p }),
        }).then(() => [], ofModel);
        const { added, updated, removed } = documents;
        if (added + updated + removed > 0) {
          const { suggestWords } = await import('./suggest-words.ts');
          await suggestWords(library, stop);
        }
        push({
          type: 'done',
          report: {
            documents,
            passages: library.size().passages,
            seconds: Math.round((performance.now() - started) / 10) / 100,
            problems: [...failed, ...library.problems()].map((problem) => worded(problem, locale)),
          },
        });
      } finally {
        lock.release();
      }
    },
    (event) => event.type === 'progress',
    signal,
  );
}

/** A model that fails leaves the documents in the library and the former vectors serving: a problem, not the end. */
function ofModel(error: unknown): StoredProblem[] {
  if (!(error instanceof FootnoteError && error.code.startsWith('model-'))) throw error;
  return [{ root: '', path: '', code: error.code, params: error.params }];
}
