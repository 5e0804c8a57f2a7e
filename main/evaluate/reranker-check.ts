/**
 * Does a reranker help in this library? Measured before it is used, on questions whose page is known: headings held out
 * of the index (the page must be found by the text below them) and questions that people confirmed. In published tests
 * with Korean texts 11 of 25 rerankers made it worse.
 */
import { FootnoteError } from '../contract/index.ts';
import type { Analyser } from '../language/index.ts';
import type { Library, RerankerCheck } from '../library/index.ts';
import type { ModelCalls, ServingModel } from '../models/index.ts';
import { createRetriever, reranked } from '../retrieve/index.ts';

export interface KnownQuestion {
  readonly question: string;
  /** Where the answer stands; any of them. */
  readonly documentIds: readonly number[];
  /** A heading: neither the ranking nor the model may see headings and titles then. */
  readonly heldOut: boolean;
}

export interface CheckParts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly models: Pick<ModelCalls, 'rerank'>;
  /** Further questions, as of a sheet. */
  readonly questions?: readonly KnownQuestion[];
}

const wantedPairs = 200;
/** With fewer the figure says nothing. */
const fewestPairs = 20;
/** Passages read for each question. */
const depth = 20;
/** Checked again when the library has grown or shrunk by this share since. */
const staleShare = 0.5;

/** The check that holds now; undefined where there is none, or none that still holds. */
export function currentCheck(library: Library, model: ServingModel): RerankerCheck | undefined {
  const check = library.rerankerCheck(model.hash);
  const { passages } = library.size();
  return check && Math.abs(passages - check.passages) <= staleShare * check.passages ? check : undefined;
}

/**
 * Measures and stores the verdict. The caller holds the writer's lock.
 * @throws FootnoteError `cancelled`, and the model's own: nothing is stored then
 */
export async function checkReranker(
  parts: CheckParts,
  model: ServingModel,
  options: {
    readonly signal?: AbortSignal | undefined;
    /** Waited for before each question. */
    readonly gate?: { passed(signal?: AbortSignal): Promise<void> } | undefined;
    readonly progress?: ((done: number, total: number) => void) | undefined;
  } = {},
): Promise<RerankerCheck> {
  const { library } = parts;
  const { signal, gate, progress } = options;
  const questions = [...(parts.questions ?? []), ...confirmedQuestions(library), ...heldOut(parts)].slice(
    0,
    wantedPairs,
  );
  const gains: number[] = [];
  let [without, withIt] = [0, 0];
  for (const [i, question] of questions.entries()) {
    await gate?.passed(signal);
    if (signal?.aborted) throw new FootnoteError('cancelled');
    let ranks: Awaited<ReturnType<typeof ranksOf>>;
    try {
      ranks = await ranksOf(parts, model, question, signal);
    } catch (error) {
      // A model whose scores are no use is never used; one whose process ended is checked another time.
      if (!(error instanceof FootnoteError && error.code === 'model-failed')) throw error;
      gains.length = 0;
      break;
    }
    progress?.(i + 1, questions.length);
    if (!ranks) continue;
    gains.push(1 / ranks.after - 1 / ranks.before);
    without += 1 / ranks.before;
    withIt += 1 / ranks.after;
  }
  const pairs = gains.length;
  const check: RerankerCheck = {
    model: model.hash,
    name: model.name,
    checked: new Date().toISOString(),
    passages: library.size().passages,
    pairs,
    mrrWithout: pairs === 0 ? 0 : without / pairs,
    mrrWith: pairs === 0 ? 0 : withIt / pairs,
    used: pairs >= fewestPairs && isGain(gains),
  };
  library.putRerankerCheck(check);
  return check;
}

/** A mean gain above its own standard error: less may be chance. */
function isGain(gains: readonly number[]): boolean {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  return mean > 0 && mean > Math.sqrt(variance / gains.length);
}

/** The right page's rank without and with the reranker; undefined where neither the words nor it could find it. */
async function ranksOf(
  { library, analyser, models }: CheckParts,
  model: ServingModel,
  { question, documentIds, heldOut }: KnownQuestion,
  signal: AbortSignal | undefined,
): Promise<{ before: number; after: number } | undefined> {
  const retrieve = createRetriever({
    library,
    analyser,
    embedder: () => undefined,
    confirmations: false,
    parameters: heldOut ? { title: 0, headings: 0, keywords: 0, vectors: 0 } : { vectors: 0 },
  });
  const { documents } = await retrieve(question, undefined, signal);
  const rankIn = (list: readonly { readonly documentId: number }[]) =>
    list.findIndex(({ documentId }) => documentIds.includes(documentId)) + 1;
  const before = rankIn(documents);
  if (before === 0) return undefined;
  const bodyOf = (passageId: number) =>
    library
      .passage(passageId)!
      .units.map((unit) => unit.text)
      .join('\n');
  const result = await reranked(library, { name: model.name, rerank: models.rerank }, question, documents, {
    budget: Number.POSITIVE_INFINITY,
    depth,
    signal,
    ...(heldOut ? { textOf: bodyOf } : {}),
  });
  if (result.problem) throw result.problem;
  return { before, after: rankIn(result.documents) };
}

function confirmedQuestions(library: Library): KnownQuestion[] {
  return library
    .confirmedPages()
    .map(({ question, documentId }) => ({ question, documentIds: [documentId], heldOut: false }));
}

/** Headings that say something (two words or more) and stand over one section only, evenly chosen. */
function heldOut({ library, analyser }: CheckParts): KnownQuestion[] {
  const telling = library
    .ownHeadings()
    .filter(({ heading }) => analyser.terms(heading).filter(({ kind }) => kind === 'word').length >= 2);
  const count = Math.min(wantedPairs, telling.length);
  return Array.from({ length: count }, (_, i) => {
    const { heading, documentId } = telling[Math.floor((i * telling.length) / count)]!;
    return { question: heading, documentIds: [documentId], heldOut: true };
  });
}
