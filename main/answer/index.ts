/**
 * A question → an answer with footnotes. Without a model: quotes from the best pages. Every quote is checked against
 * what stands in the library before it is sent; nothing is said without a source.
 */
import {
  type Answer,
  type AnswerEvent,
  type Citation,
  type Confidence,
  type Filters,
  FootnoteError,
  type Hit,
  questionLimit,
} from '../contract/index.ts';
import { type Analyser, languageOf } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { Retrieval, Retriever } from '../retrieve/index.ts';
import { confidenceFeatures, confidenceOf } from './confidence.ts';
import { citationOf, hitOf, openSource, quoteOf, type Source } from './locate.ts';
import { chooseQuotes, defaultQuotes, type Quote, type QuoteParameters } from './quotes.ts';
import { wordingIn } from './wording.ts';

export { type ConfidenceFeatures, confidenceFeatures, rightPageProbability } from './confidence.ts';
export { filesAround, hitOf, openSource } from './locate.ts';
export { chooseQuotes, defaultQuotes, type QuoteParameters } from './quotes.ts';

export interface AnswererParts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly retrieve: Retriever;
  readonly quotes?: Partial<QuoteParameters>;
}

/** Pages named where the answer is unsure or none. */
const nearestPages = 3;

/** @throws FootnoteError `question-empty`, `question-too-long` */
export function checkedQuestion(question: string): string {
  // Zero-width and control characters say nothing and would hide an empty question.
  const text = question.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if (!text) throw new FootnoteError('question-empty');
  if (text.length > questionLimit) {
    throw new FootnoteError('question-too-long', { length: text.length, limit: questionLimit });
  }
  return text;
}

/** Answers as it goes: evidence, sentences, then the whole. */
export type Answerer = (
  question: string,
  signal?: AbortSignal,
  filters?: Filters,
) => AsyncGenerator<AnswerEvent, void, undefined>;

export function createAnswerer(parts: AnswererParts): Answerer {
  const { library, analyser, retrieve } = parts;
  const parameters = { ...defaultQuotes, ...parts.quotes };

  return async function* ask(asked, signal, filters) {
    const started = performance.now();
    const since = () => Math.round((performance.now() - started) * 10) / 10;
    const question = checkedQuestion(asked);
    const language = languageOf(question);
    const words = wordingIn(language);
    const retrieval = await retrieve(question, filters, signal);
    const sources = openSources(library, retrieval, Math.max(parameters.pages, nearestPages));
    const features = confidenceFeatures(retrieval, coverage(retrieval, sources[0], analyser));
    const found = confidenceOf(retrieval, features);
    const quotes = found === 'none' ? [] : chooseQuotes(retrieval, sources, analyser, question, parameters);
    const citations = quotes
      .map((quote, i) => citationOf(quote.source, quote.units, i + 1))
      .filter(verified(quotes));
    // Nothing is said without a source: a page whose every unit is too long to quote is only named.
    const confidence = citations.length > 0 ? found : 'none';
    const retrieveMs = since();
    yield { type: 'evidence', confidence, citations };
    const firstToken = since();

    const lines: string[] = [];
    for (const line of opening(confidence, retrieval, library, words)) {
      if (signal?.aborted) throw new FootnoteError('cancelled');
      lines.push(line);
      yield { type: 'sentence', text: line, citations: [] };
    }
    for (const citation of citations) {
      if (signal?.aborted) throw new FootnoteError('cancelled');
      const text = spoken(quotes[citation.n - 1]!);
      lines.push(`${text} [${citation.n}]`);
      yield { type: 'sentence', text, citations: [citation.n] };
    }
    const nearest = confidence === 'sure' ? [] : nearestOf(retrieval, sources);
    yield {
      type: 'done',
      answer: {
        question: asked,
        answer: lines.join('\n'),
        language,
        confidence,
        refused: confidence === 'none',
        citations,
        unknownWords: [...retrieval.unknownWords],
        nearest,
        mode: 'quote',
        ms: { retrieve: retrieveMs, firstToken, total: since() },
      },
    };
  };
}

/** The whole answer at once. */
export async function answerOf(answerer: Answerer, question: string, signal?: AbortSignal): Promise<Answer> {
  for await (const event of answerer(question, signal)) if (event.type === 'done') return event.answer;
  throw new FootnoteError('internal', { reason: 'the answer ended early' });
}

function openSources(library: Library, retrieval: Retrieval, pages: number): Source[] {
  return retrieval.documents
    .slice(0, pages)
    .flatMap(({ documentId }) => openSource(library, documentId) ?? []);
}

/** Share of the question's words, by idf, that stand on the best page; words that stand nowhere weigh the most. */
export function coverage(retrieval: Retrieval, best: Source | undefined, analyser: Analyser): number {
  if (!best) return 0;
  const texts = [best.document.title, ...best.sections.map((s) => s.heading)];
  for (const passage of best.passages) for (const unit of passage.units) texts.push(unit.text);
  const there = new Set(
    analyser.terms(texts.join('\n')).flatMap((term) => (term.kind === 'word' ? [term.text] : [])),
  );
  const idfOf = new Map(retrieval.terms.map((term) => [term.id, term.idf]));
  const rarest = Math.max(...retrieval.terms.map((term) => term.idf), 1);
  let all = 0;
  let covered = 0;
  for (const { text, terms } of retrieval.query.surface) {
    for (const term of terms.length > 0 ? terms : [text]) {
      const number = retrieval.known.get(`word ${term}`);
      const weight = number === undefined ? rarest : (idfOf.get(number) ?? rarest);
      all += weight;
      if (there.has(term)) covered += weight;
    }
  }
  // A question without a content word (only a number, one syllable) is judged by its bigrams having led somewhere.
  return all > 0 ? covered / all : 1;
}

function opening(
  confidence: Confidence,
  retrieval: Retrieval,
  library: Library,
  words: ReturnType<typeof wordingIn>,
): string[] {
  if (confidence === 'sure') return [];
  if (library.size().documents === 0) return [words.empty];
  const lines = [confidence === 'unsure' ? words.unsure : words.none];
  if (retrieval.unknownWords.length > 0) lines.push(words.unknown(retrieval.unknownWords.slice(0, 5)));
  return lines;
}

/** What the answer says for a quote: a row in its sentence, since its cells alone are unreadable; else the quote. */
function spoken(quote: Quote): string {
  return quote.units.map((unit) => unit.text).join(' ');
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

function nearestOf(retrieval: Retrieval, sources: readonly Source[]): Answer['nearest'] {
  return sources.slice(0, nearestPages).flatMap((source) => {
    const ranked = retrieval.documents.find((d) => d.documentId === source.document.id)!;
    const hit: Hit | undefined = hitOf(source, ranked.passages[0]!.passageId, ranked.score);
    if (!hit) return [];
    const { documentId, root, path, title, heading, locator } = hit;
    return [{ documentId, root, path, title, heading, locator }];
  });
}
