/** The installed reranker: used where the library's own check says that it helps. */
import { checkReranker, currentCheck } from '../evaluate/index.ts';
import type { Reranker } from '../retrieve/index.ts';
import type { WorkGate } from './gate.ts';
import { isUsed, sheetQuestions } from './model-checks.ts';
import type { Rooms } from './rooms.ts';

type Parts = Pick<Rooms, 'library' | 'models' | 'analyser'>;

/** Undefined where none is installed, none was checked yet, or it made this library's answers worse. */
export function rerankerInUse({ library, models }: Pick<Parts, 'library' | 'models'>): Reranker | undefined {
  const model = models.serving('reranker');
  if (!model || !isUsed(library(), model.hash)) return undefined;
  return { name: model.name, rerank: models.rerank };
}

/**
 * Checks a reranker that was not checked in this library yet, or in a much smaller one. The caller holds the writer's
 * lock. Sheets that were evaluated before take part where their pages are in the library.
 * @throws FootnoteError of the model, `cancelled`
 */
export async function bringRerankerUpToDate(
  parts: Parts,
  { signal, gate }: { readonly signal: AbortSignal; readonly gate?: WorkGate | undefined },
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
