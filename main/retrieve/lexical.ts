/** Exact scores of the candidates, on passage and on page level. */
import { type Averages, documentFields, type Library, passageFields } from '../library/index.ts';
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

export function scoreLexically(
  library: Library,
  terms: readonly WeightedTerm[],
  candidates: readonly number[],
  averages: Averages,
  parameters: RankingParameters,
): LexicalScores {
  const shared = new Map<number, readonly Field[]>();
  const pages = new Map<number, number>();
  const passages = library.passageCounts(candidates).map(({ passageId, documentId, ...counts }) => {
    let fields = shared.get(documentId);
    if (!fields) {
      const document = library.documentCounts(documentId);
      const field = (name: (typeof documentFields)[number], weight: number): Field[] =>
        document ? [{ counts: document, field: inDocument(name), weight, averages: averages.document }] : [];
      fields = [...field('title', parameters.title), ...field('keywords', parameters.keywords)];
      shared.set(documentId, fields);
      const page = [...field('body', parameters.body), ...field('headings', parameters.headings), ...fields];
      pages.set(documentId, score(terms, page, parameters));
    }
    const own: Field[] = [
      { counts, field: inPassage('body'), weight: parameters.body, averages: averages.passage },
      { counts, field: inPassage('headings'), weight: parameters.headings, averages: averages.passage },
    ];
    return { passageId, documentId, score: score(terms, [...own, ...fields], parameters) };
  });
  return { passages, pages };
}
