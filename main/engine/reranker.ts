/** The installed reranker: used where the library's own check says that it helps and is fast enough. */
import { fewestPairs } from '../contract/index.ts';
import { checkReranker, currentCheck } from '../evaluate/index.ts';
import type { Library, ModelCheck, StoredProblem } from '../library/index.ts';
import type { ServingModel } from '../models/index.ts';
import { createPace, fewestRead, type Pace, passagesAt, type Reranker } from '../retrieve/index.ts';
import type { WorkGate } from './gate.ts';
import { isSlow, isUntold, isUsed, sheetQuestions } from './model-checks.ts';
import type { Rooms } from './rooms.ts';

type Parts = Pick<Rooms, 'library' | 'models' | 'analyser'>;

/** With two there is an order to be changed. A person who wants a slow one gets no more than the time of a search. */
const fewestAnyway = 2;
/**
 * Milliseconds after which a refusal for slowness is looked at again, and one for want of questions: the machine may have
 * been busy, or be another; people confirm pages.
 */
const day = 24 * 60 * 60 * 1000;

/**
 * Gives undefined where none is installed, none was checked yet, or the check refused it. How fast each reads is kept
 * as long as the engine lives.
 */
export function rerankerInUse({
  library,
  models,
}: Pick<Parts, 'library' | 'models'>): () => Reranker | undefined {
  const paces = new Map<string, Pace>();
  return () => {
    const model = models.serving('reranker');
    if (!model || !isUsed(library(), model.hash)) return undefined;
    const { name, hash } = model;
    const pace = paces.get(hash) ?? createPace(library().modelCheck(hash)?.pace ?? undefined);
    paces.set(hash, pace);
    const fewest = library().usedAnyway(hash) ? fewestAnyway : fewestRead;
    return { name, rerank: models.rerank, ready: models.readyToRerank, pace, fewest };
  };
}

/**
 * Checks a reranker that was not checked in this library yet, or in a much smaller one. The caller holds the writer's
 * lock. Sheets that were evaluated before take part where their pages are in the library. Gives the sentence that says
 * why it is refused, where it was checked now.
 * @throws FootnoteError of the model, `cancelled`
 */
export async function bringRerankerUpToDate(
  parts: Parts,
  { signal, gate }: { readonly signal: AbortSignal; readonly gate?: WorkGate | undefined },
  progress: (done: number, total: number) => void,
): Promise<StoredProblem[]> {
  const model = parts.models.serving('reranker');
  const library = parts.library();
  if (!model || library.size().passages === 0 || isChecked(library, model)) return [];
  const check = await checkReranker(
    { library, analyser: parts.analyser, models: parts.models, questions: sheetQuestions(library) },
    model,
    { signal, gate, progress },
  );
  return check.used ? [] : refusal(check);
}

function isChecked(library: Library, model: ServingModel): boolean {
  const check = currentCheck(library, model);
  const mayChange = isSlow(check) || isUntold(check);
  return check !== undefined && !(mayChange && Date.now() - Date.parse(check.checked) > day);
}

function refusal(check: ModelCheck): StoredProblem[] {
  const { name, pace, pairs, mrrWithout, mrrWith } = check;
  if (pace !== null && isSlow(check)) {
    const params = { name, pace: Math.round(pace), reads: passagesAt(pace), least: fewestRead };
    return [{ root: '', path: '', code: 'reranker-slow', params }];
  }
  if (pairs < fewestPairs) return [];
  const params = { name, before: mrrWithout.toFixed(3), after: mrrWith.toFixed(3) };
  return [{ root: '', path: '', code: 'reranker-worse', params }];
}
