/** What the library's own checks say of installed models, and what they are checked with. */
import { type CheckedModel, fewestPairs, type ModelCheckState } from '../contract/index.ts';
import { type KnownQuestion, readSheet, rightFiles } from '../evaluate/index.ts';
import type { Library, ModelCheck } from '../library/index.ts';
import { isTooSlow, passagesAt } from '../retrieve/index.ts';
import type { Rooms } from './rooms.ts';

type Parts = Pick<Rooms, 'library' | 'models'>;

/** Whether searches use a model: by its check, or because a person wants it. */
export const isUsed = (library: Library, hash: string): boolean =>
  library.usedAnyway(hash) || library.modelCheck(hash)?.used === true;

export function checkState(library: Library, hash: string): ModelCheckState {
  const check = library.modelCheck(hash);
  // A library too small for a check has nothing better.
  const serves = check?.used ?? library.embedderInUse()?.name === `model-${hash}`;
  const refused = isSlow(check) ? 'slow' : isUntold(check) ? 'few' : 'off';
  const byFigures = serves ? 'on' : check === undefined ? 'unchecked' : refused;
  return {
    state: library.usedAnyway(hash) ? 'anyway' : byFigures,
    pairs: check?.pairs ?? 0,
    mrrWithout: check?.pairs ? check.mrrWithout : null,
    mrrWith: check?.pairs ? check.mrrWith : null,
    pace: check?.pace ?? null,
    reads: typeof check?.pace === 'number' ? passagesAt(check.pace) : null,
  };
}

/**
 * Too few questions whose page is known tell nothing of a reranker: neither confirmed nor held out. One that read and
 * has no figures gave no numbers.
 */
export const isUntold = (check: ModelCheck | undefined): boolean =>
  check !== undefined && !check.used && check.pairs < fewestPairs && (check.pace === null || check.pairs > 0);

/** Of a reranker: it reads fewer passages in a search's time than are of use. */
export const isSlow = (check: ModelCheck | undefined): boolean =>
  typeof check?.pace === 'number' && isTooSlow(check.pace);

/** The model that serves a role, with its check; null where none is installed. */
export function checkedModel(
  { library, models }: Parts,
  role: 'embedding' | 'reranker',
): CheckedModel | null {
  const model = models.serving(role);
  return model ? { name: model.name, ...checkState(library(), model.hash) } : null;
}

/** The questions of sheets that were evaluated before, where their pages are in the library. */
export function sheetQuestions(library: Library): KnownQuestion[] {
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
