/** A question → what was found for it: the ranking, the pages that were opened, how sure, and the best quotes. */
import {
  type Answer,
  type Citation,
  type Confidence,
  type Filters,
  FootnoteError,
  type Locale,
} from '../contract/index.ts';
import { type Analyser, answerLanguage } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { Retrieval, Retriever } from '../retrieve/index.ts';
import { confidenceFeatures, confidenceOf } from './confidence.ts';
import { citationOf, hitOf, quoteOf } from './locate.ts';
import { nearFound } from './near.ts';
import { chooseQuotes, type Quote, type QuoteParameters } from './quotes.ts';
import { openSource, type Source } from './source.ts';

export interface Found {
  /** As it was searched for. */
  readonly question: string;
  /** What is said about it is said in this language. */
  readonly language: Locale;
  readonly retrieval: Retrieval;
  /** Of the best documents, in rank order. */
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
  readonly quotes: readonly Quote[];
  /** One for each quote that stands where it says; empty where nothing was found. */
  readonly citations: readonly Citation[];
}

export interface LookParts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly retrieve: Retriever;
  readonly quotes: QuoteParameters;
  /** The person's language: for questions in neither Korean nor English. */
  readonly locale?: Locale | undefined;
}

/** Pages named where the answer is unsure or none. */
export const nearestPages = 3;
/** Pages opened for a model, which reads more of them than are quoted. */
const pagesForModel = 6;

/** @throws FootnoteError `no-document-fits`, `cancelled` */
export async function lookUp(
  { library, analyser, retrieve, quotes: parameters, locale }: LookParts,
  question: string,
  filters: Filters | undefined,
  signal: AbortSignal,
  forModel: boolean,
): Promise<Found> {
  const retrieval = await retrieve(question, filters, signal);
  if (signal.aborted) throw new FootnoteError('cancelled');
  const pages = Math.max(parameters.pages, nearestPages, forModel ? pagesForModel : 0);
  const sources = retrieval.documents
    .slice(0, pages)
    .flatMap(({ documentId }) => openSource(library, documentId) ?? []);
  const { covered, reached } = coverage(retrieval, sources[0], analyser);
  const features = confidenceFeatures(retrieval, covered);
  const confidence = confidenceOf(retrieval, features, reached);
  const quotes =
    confidence === 'none' ? [] : chooseQuotes(retrieval, sources, analyser, question, parameters);
  const citations = quotes
    .map((quote, i) => citationOf(quote.source, quote.units, i + 1))
    .filter(verified(quotes));
  return {
    question,
    // Who typed with the keyboard in the other layout meant the other language.
    language: answerLanguage(retrieval.didYouMean ?? question, locale),
    retrieval,
    sources,
    // Nothing is said without a source: a page whose every unit is too long to quote is only named.
    confidence: citations.length > 0 ? confidence : 'none',
    quotes,
    citations,
  };
}

interface Coverage {
  /** Share of the question's words, by idf, that stand on the best page; words that stand nowhere weigh the most. */
  readonly covered: number;
  /** The same, where a word stands there too under another one that a glossary knows for it. */
  readonly reached: number;
}

export function coverage(retrieval: Retrieval, best: Source | undefined, analyser: Analyser): Coverage {
  if (!best) return { covered: 0, reached: 0 };
  const texts = [best.document.title, ...best.sections.map((s) => s.heading)];
  const ranked = retrieval.documents.find(({ documentId }) => documentId === best.document.id);
  for (const passage of best.passages.filter(nearFound(best, ranked)))
    for (const unit of passage.units) texts.push(unit.ruled ?? unit.text);
  const there = new Set(
    analyser.terms(texts.join('\n')).flatMap((term) => (term.kind === 'word' ? [term.text] : [])),
  );
  const bridged = new Set(retrieval.expanded.flatMap(({ of, text }) => (there.has(text) ? of : [])));
  const idfOf = new Map(retrieval.terms.map((term) => [term.id, term.idf]));
  const rarest = Math.max(...retrieval.terms.map((term) => term.idf), 1);
  let all = 0;
  let covered = 0;
  let reached = 0;
  for (const { text, terms } of retrieval.query.surface) {
    for (const term of terms.length > 0 ? terms : [text]) {
      const number = retrieval.known.get(`word ${term}`);
      const weight = number === undefined ? rarest : (idfOf.get(number) ?? rarest);
      all += weight;
      if (there.has(term)) covered += weight;
      if (there.has(term) || bridged.has(term)) reached += weight;
    }
  }
  // A question without a content word (only a number, one syllable) is judged by its bigrams having led somewhere.
  return all > 0 ? { covered: covered / all, reached: reached / all } : { covered: 1, reached: 1 };
}

/** A citation stands only if its quote is what the units say, and lies where the locator says. */
function verified(quotes: readonly Quote[]): (citation: Citation) => boolean {
  return (citation) => {
    const { units } = quotes[citation.n - 1]!;
    const { position, quote } = citation.locator;
    return (
      quoteOf(units) === citation.quote && quote.exact === citation.quote && position.start < position.end
    );
  };
}

/** The best pages, to look at instead. */
export function nearestOf({ retrieval, sources }: Found): Answer['nearest'] {
  return sources.slice(0, nearestPages).flatMap((source) => {
    const ranked = retrieval.documents.find((d) => d.documentId === source.document.id)!;
    const hit = hitOf(source, ranked.passages[0]!.passageId, ranked.score);
    if (!hit) return [];
    const { documentId, root, path, title, heading, locator } = hit;
    return [{ documentId, root, path, title, heading, locator }];
  });
}
