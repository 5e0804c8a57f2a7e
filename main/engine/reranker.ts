/** The installed reranker: used where the library's own check says that it helps. */
import type { RerankerState } from '../contract/index.ts';
import { checkReranker, currentCheck, type KnownQuestion, readSheet, rightFiles } from '../evaluate/index.ts';
import type { Library } from '../library/index.ts';
import type { Reranker } from '../retrieve/index.ts';
import type { Gate } from './gate.ts';
import type { Rooms } from './rooms.ts';

type Parts = Pick<Rooms, 'library' | 'models' | 'analyser'>;

/** Undefined where none is installed, none was checked yet, or it made this library's answers worse. */
export function rerankerInUse({ library, models }: Pick<Parts, 'library' | 'models'>): Reranker | undefined {
  const model = models.serving('reranker');
  if (!model || library().rerankerCheck(model.hash)?.used !== true) return undefined;
  return { name: model.name, rerank: models.rerank };
}

export function rerankerState({ library, models }: Pick<Parts, 'library' | 'models'>): RerankerState | null {
  const model = models.serving('reranker');
  if (!model) return null;
  const check = library().rerankerCheck(model.hash);
  return {
    name: model.name,
    state: check === undefined ? 'unchecked' : check.used ? 'on' : 'off',
    pairs: check?.pairs ?? 0,
    mrrWithout: check?.mrrWithout ?? null,
    mrrWith: check?.mrrWith ?? null,
  };
}

/**
 * Checks a reranker that was not checked in this library yet, or in a much smaller one. The caller holds the writer's
 * lock. Sheets that were evaluated before take part where their pages are in the library.
 * @throws FootnoteError of the model, `cancelled`
 */
export async function bringRerankerUpToDate(
  parts: Parts,
  { signal, gate }: { readonly signal: AbortSignal; readonly gate?: Gate | undefined },
  progress: (done: number, total: number) => void,
): Promise<void> {
  const model = parts.models.serving('reranker');
  const library = parts.library();
  if (!model || library.size().passages === 0 || currentCheck(library, model)) return;
  await checkReranker(
    { library, analyser: parts.analyser, models: parts.models, questions: sheetQuestions(library) },
    model,
    { signal, gate, progress },
  );
}

function sheetQuestions(library: Library): KnownQuestion[] {
  const sheets = new Set(library.evaluations().map((run) => run.sheet));
  return [...sheets].flatMap((sheet) => {
    try {
      return readSheet(sheet).flatMap((question) => {
        const documentIds = [...rightFiles(question)].flatMap(
          (path) => library.documentNamed(path)?.documentId ?? [],
        );
        return documentIds.length > 0 ? [{ question: question.question, documentIds, heldOut: false }] : [];
      });
    } catch {
      // A sheet that is gone or was changed for the worse takes no part; evaluating it says why.
      return [];
    }
  });
}
