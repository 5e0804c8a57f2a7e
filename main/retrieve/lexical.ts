/** Exact scores of the candidates, on passage and on page level. */
import {
  type Averages,
  type Counts,
  documentFields,
  type FoundCounts,
  type Library,
  passageFields,
} from '../library/index.ts';
import { type Field, type RankingParameters, score, type WeightedTerm } from './bm25f.ts';

export interface LexicalScores {
  readonly passages: readonly {
    readonly passageId: number;
    readonly documentId: number;
    readonly score: number;
  }[];
  /** Document → score of the page as one text. */
  readonly pages: ReadonlyMap<number, number>;
}

const inPassage = (name: (typeof passageFields)[number]) => passageFields.indexOf(name);
const inDocument = (name: (typeof documentFields)[number]) => documentFields.indexOf(name);

interface Fields {
  readonly passage: readonly Field[];
  readonly page: readonly Field[];
}

/** What of a passage and of its page is scored, with the weights. */
export function fieldsOf(
  passage: Counts,
  document: Counts | undefined,
  averages: Averages,
  parameters: RankingParameters,
): Fields {
  const field = (name: (typeof documentFields)[number], weight: number): Field[] =>
    document ? [{ counts: document, field: inDocument(name), weight, averages: averages.document }] : [];
  const shared = [...field('title', parameters.title), ...field('keywords', parameters.keywords)];
  const own: Field[] = [
    { counts: passage, field: inPassage('body'), weight: parameters.body, averages: averages.passage },
    {
      counts: passage,
      field: inPassage('headings'),
      weight: parameters.headings,
      averages: averages.passage,
    },
  ];
  return {
    passage: [...own, ...shared],
    page: [...field('body', parameters.body), ...field('headings', parameters.headings), ...shared],
  };
}

/** @param known the counts of candidates that have been read already */
export async function scoreLexically(
  library: Pick<Library, 'countsBeside'>,
  terms: readonly WeightedTerm[],
  candidates: readonly number[],
  averages: Averages,
  parameters: RankingParameters,
  known: FoundCounts,
): Promise<LexicalScores> {
  const pages = new Map<number, number>();
  const numbers = terms.map((term) => term.id);
  const have = new Set(known.passages.map(({ passageId }) => passageId));
  const rest = await library.countsBeside(
    candidates.filter((id) => !have.has(id)),
    numbers,
  );
  const documents = new Map([...known.documents, ...rest.documents]);
  const found = [...known.passages, ...rest.passages].sort((a, b) => a.passageId - b.passageId);
  const passages = found.map(({ passageId, documentId, ...counts }) => {
    const fields = fieldsOf(counts, documents.get(documentId), averages, parameters);
    if (!pages.has(documentId)) pages.set(documentId, score(terms, fields.page, parameters));
    return { passageId, documentId, score: score(terms, fields.passage, parameters) };
  });
  return { passages, pages };
}
