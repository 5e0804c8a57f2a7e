/** The installed embedder: its vectors serve where the library's own check says that they find no less. */
import { checkVectors, learnedFrom, wordCounts } from '../embed/index.ts';
import { bodyOf, type Contestant, checkEmbedder, currentCheck } from '../evaluate/index.ts';
import type { Library, ModelCheck, StoredProblem } from '../library/index.ts';
import type { ModelCalls, ServingModel } from '../models/index.ts';
import type { WorkGate } from './gate.ts';
import { sheetQuestions } from './model-checks.ts';
import { askedVector } from './query-embedder.ts';
import type { Rooms } from './rooms.ts';

interface Watched {
  readonly signal: AbortSignal;
  readonly gate?: WorkGate | undefined;
  readonly progress: (done: number, total: number) => void;
  /** Told where the check was made now and the model is refused. */
  readonly refused: (problem: StoredProblem) => void;
}

/**
 * Whether a model may embed this library. One that was not checked in it yet, or in a much smaller one, is checked now.
 * The caller holds the writer's lock.
 * @throws FootnoteError of the model, `cancelled`
 */
export async function mayServe(
  { library, models, analyser }: Pick<Rooms, 'library' | 'models' | 'analyser'>,
  model: ServingModel,
  { signal, gate, progress, refused }: Watched,
): Promise<boolean> {
  const open = library();
  if (open.usedAnyway(model.hash)) return true;
  const known = currentCheck(open, model);
  if (known) return known.used;
  const check = await checkEmbedder(
    {
      library: open,
      analyser,
      questions: sheetQuestions(open),
      learned: await byWords(open, { signal, gate }),
      model: byModel(open, models, model),
    },
    model,
    { signal, gate, progress },
  );
  if (!check.used) refused(refusal(check));
  return check.used;
}

const refusal = ({ name, mrrWithout, mrrWith }: ModelCheck): StoredProblem => ({
  root: '',
  path: '',
  code: 'embedder-worse',
  params: { name, before: mrrWithout.toFixed(3), after: mrrWith.toFixed(3) },
});

/** The learned embedder, reading the passages without their headings. */
async function byWords(
  library: Library,
  pace: { readonly signal: AbortSignal; readonly gate?: WorkGate | undefined },
): Promise<Contestant | undefined> {
  const learned = await learnedFrom(library, pace);
  if (!learned) return undefined;
  const isWord = library.wordFlags();
  return {
    kind: 'learned',
    embed: ({ terms }) => askedVector(learned, terms),
    vectorsOf: async (passageIds) => {
      const counts = new Map(library.passageCounts(passageIds).map((one) => [one.passageId, one]));
      return passageIds.map((id) => {
        const own = counts.get(id);
        if (!own) return undefined;
        const [body, headings] = own.fields;
        const words = wordCounts({ ...own, fields: [body!, headings!.map(() => 0)] }, isWord);
        return askedVector(learned, words) ?? undefined;
      });
    },
  };
}

function byModel(library: Library, models: Pick<ModelCalls, 'embed'>, model: ServingModel): Contestant {
  const embed = async (texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal) => {
    const vectors = await models.embed(texts, kind, signal);
    checkVectors(vectors, texts.length, model.dimensions ?? vectors[0]?.length ?? 0, model);
    return vectors;
  };
  return {
    kind: 'model',
    embed: async ({ question }, signal) => (await embed([question], 'query', signal))[0]!,
    vectorsOf: (passageIds, signal) =>
      embed(
        passageIds.map((id) => bodyOf(library, id)),
        'passage',
        signal,
      ),
  };
}
