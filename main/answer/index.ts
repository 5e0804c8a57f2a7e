/**
 * A question → an answer with footnotes, as it comes: what was found, then sentences, each checked before it is sent.
 * Nothing is said without a source but in mode `adapter-only`, which says so. Without a model, or where one fails, the
 * best quotes are the answer.
 */
import {
  type AdapterUse,
  type Answer,
  type AnswerEvent,
  type AnswerMode,
  asFootnoteError,
  type EarlierTurn,
  type Filters,
  FootnoteError,
  type Locale,
  questionLimit,
  type WantedMode,
} from '../contract/index.ts';
import { type Analyser, answerLanguage, fold, hasWords, isComparison, isForeign } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { ModelCalls } from '../models/index.ts';
import type { Retriever } from '../retrieve/index.ts';
import { alsoSearches } from './also-search.ts';
import { choiceOf } from './choice.ts';
import { isFollowUp, standaloneOf } from './follow-up.ts';
import { type Found, lookUp } from './look.ts';
import type { Asked, Mode, ModeParts, Outcome } from './mode.ts';
import { adapterOnly } from './modes/adapter-only.ts';
import { agent } from './modes/agent.ts';
import { long } from './modes/long.ts';
import { opening, quoted } from './modes/quote.ts';
import { rag } from './modes/rag.ts';
import { reasoned } from './modes/reasoned.ts';
import { defaultQuotes, type QuoteParameters } from './quotes.ts';
import { isTiny } from './reading.ts';
import { createRecord, type Record } from './record.ts';
import { smallTalk } from './small-talk.ts';
import { wordingIn } from './wording.ts';

export { type ConfidenceFeatures, confidenceFeatures, rightPageProbability } from './confidence.ts';
export { hitOf } from './locate.ts';
export { coverage } from './look.ts';
export { chooseQuotes, defaultQuotes, type QuoteParameters } from './quotes.ts';
export { filesAround, openSource } from './source.ts';

export interface AnswererParts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly retrieve: Retriever;
  /** Undefined: no model can be installed here. */
  readonly models?: ModelCalls;
  readonly quotes?: Partial<QuoteParameters>;
  /** Lets the model write further searches; default: not, until a benchmark says that it helps. */
  readonly alsoSearch?: boolean;
}

/** How to answer; what is left out is `auto`, no adapter, no conversation. */
export interface Asking {
  readonly mode?: WantedMode | undefined;
  readonly adapters?: readonly AdapterUse[] | undefined;
  /** Earlier turns, the oldest first. */
  readonly history?: readonly EarlierTurn[] | undefined;
  /** False: no question back. */
  readonly askBack?: boolean | undefined;
  /** In which a question in neither Korean nor English is answered; default: English. */
  readonly locale?: Locale | undefined;
}

/** Answers as it goes: evidence, sentences, then the whole. */
export type Answerer = (
  question: string,
  signal?: AbortSignal,
  filters?: Filters,
  asking?: Asking,
) => AsyncGenerator<AnswerEvent, void, undefined>;

const modes: Readonly<{ [M in Exclude<AnswerMode, 'quote'>]: Mode }> = {
  rag,
  reasoned,
  long,
  agent,
  'adapter-only': adapterOnly,
};

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

/** What the mode becomes: a model's only where a chat model is installed. */
function chosenMode(wanted: WantedMode, question: string, models: ModelCalls | undefined): AnswerMode {
  if (wanted === 'quote' || !models?.serving('chat')) return 'quote';
  if (wanted !== 'auto') return wanted;
  return isComparison(question) ? 'agent' : 'rag';
}

export function createAnswerer(parts: AnswererParts): Answerer {
  const look = { ...parts, quotes: { ...defaultQuotes, ...parts.quotes } };
  const memory: ModeParts['memory'] = { passages: [] };

  return async function* ask(given, outer, filters, asking = {}) {
    const signal = outer ?? new AbortController().signal;
    const question = checkedQuestion(given);
    const record = createRecord(given, question, parts.models, asking.adapters ?? []);
    // Every event goes through the record, which becomes the answer.
    for await (const event of answering(question, record, signal, filters, asking)) {
      record.add(event);
      yield event;
    }
    yield { type: 'done', answer: record.answer() };
  };

  async function* answering(
    question: string,
    record: Record,
    signal: AbortSignal,
    filters: Filters | undefined,
    { mode: wanted = 'auto', adapters = [], history = [], askBack = true, locale }: Asking,
  ): AsyncGenerator<AnswerEvent, void, undefined> {
    const here = { ...look, locale };
    const find = (searched: string, forModel: boolean) => lookUp(here, searched, filters, signal, forModel);
    const modeParts = (models: ModelCalls): ModeParts => ({
      ...here,
      models,
      memory,
      look: (searched) => find(searched, true),
    });
    const words = wordingIn(answerLanguage(question, locale));
    const talk = smallTalk(question);
    if (talk) {
      record.set({ kind: 'small-talk' });
      yield { type: 'evidence', confidence: 'none', citations: [] };
      yield { type: 'sentence', text: words[talk], citations: [] };
      return;
    }
    if (!hasWords(question)) {
      yield { type: 'evidence', confidence: 'none', citations: [] };
      yield { type: 'sentence', text: words.noWords, citations: [] };
      return;
    }
    const mode = chosenMode(wanted, question, parts.models);
    if (mode === 'adapter-only') {
      record.set({ kind: 'unsourced' });
      yield { type: 'evidence', confidence: 'none', citations: [] };
      const asked: Asked = { question, said: question, language: answerLanguage(question, locale) };
      record.used((yield* adapterOnly(asked, modeParts(parts.models!), { adapters, history }, signal)).mode);
      return;
    }
    const standalone = yield* completed(question, history, adapters, mode !== 'quote', find, signal);
    const complete = standalone ?? question;
    const found = await find(complete, mode !== 'quote');
    const choice = askBack ? choiceOf(found) : null;
    // A model is not asked what the question has nothing to do with; vectors of a model may know better than words.
    const hopeless = found.confidence === 'none' && !found.retrieval.byModel;
    const asksModel = mode !== 'quote' && !hopeless && choice === null;
    record.found(found);
    yield {
      type: 'evidence',
      confidence: found.confidence,
      citations: found.citations,
      ...(asksModel ? { provisional: true } : {}),
    };
    if (isForeign(question)) yield { type: 'sentence', text: words.foreign, citations: [], note: 'foreign' };
    if (choice) {
      record.set({ kind: 'choice', choice });
      yield { type: 'choice', choice };
    }
    if (!asksModel) {
      if (wanted !== 'auto' && wanted !== mode)
        yield* fallenBack({ code: 'model-missing', params: { role: 'chat' } }, found, record);
      yield* quoted(found, parts.library, signal);
      return;
    }

    const asked: Asked = {
      question: complete,
      said: [question, ...history.map((turn) => turn.question)].join('\n'),
      language: found.language,
      found,
      also: yield* alsoFound(complete, found, find, signal),
    };
    record.used(mode);
    let outcome: Outcome | undefined;
    try {
      outcome = yield* modes[mode](asked, modeParts(parts.models!), { adapters, history }, signal);
    } catch (error) {
      const failure = asFootnoteError(error);
      if (signal.aborted || failure.code === 'cancelled') throw new FootnoteError('cancelled', {}, error);
      // What was shown is checked and stands; else the quotes do.
      if (record.saidSentences > 0) {
        yield* fallenBack(failure, found, record, false);
        return;
      }
      yield* insteadOfModel(found, failure, record, signal);
      return;
    }
    record.used(outcome.mode);
    if (outcome.composed.said > 0) {
      record.set({ confidence: found.confidence === 'none' ? 'unsure' : found.confidence });
    } else if (outcome.fellBack) {
      yield* insteadOfModel(found, outcome.fellBack, record, signal);
    } else {
      // It read the passages and says that they do not answer.
      record.found({ ...found, confidence: 'none', citations: [] });
      yield { type: 'evidence', confidence: 'none', citations: [] };
      for (const text of opening({ ...found, confidence: 'none' }, parts.library))
        yield { type: 'sentence', text, citations: [] };
    }
    // Where nothing passed, that was said instead of the answer.
    if (outcome.composed.leftOut > 0 && outcome.fellBack?.code !== 'answer-unchecked') {
      const text = words.leftOut(outcome.composed.leftOut);
      yield { type: 'sentence', text, citations: [], note: 'left-out' };
    }
  }

  /**
   * The follow-up as a question of its own, or null. While the model words it, what the rule's wording finds is shown:
   * nobody waits for the model to see the evidence.
   */
  async function* completed(
    question: string,
    history: readonly EarlierTurn[],
    adapters: readonly AdapterUse[],
    byModel: boolean,
    find: (question: string, forModel: boolean) => Promise<Found>,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent, string | null, undefined> {
    const chat = parts.models?.serving('chat');
    const followUp = {
      analyser: parts.analyser,
      models: byModel && chat && !isTiny(chat) ? parts.models : undefined,
      titlesOf: async (word: string) => {
        const { sources } = await find(word, false);
        const titles = sources.map(({ document }) => document.title);
        return titles.filter((title) => fold(title).startsWith(fold(word)));
      },
    };
    const byRule = { ...followUp, models: undefined };
    const rewriting = standaloneOf(question, history, followUp, adapters, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return standaloneOf(question, history, byRule, adapters, signal);
    });
    if (followUp.models && history.length > 0 && isFollowUp(question, parts.analyser)) {
      // Whoever leaves meanwhile does not wait for it; it ends with the signal.
      rewriting.catch(() => {});
      const ruled = await standaloneOf(question, history, byRule, adapters, signal);
      const { confidence, citations } = await find(ruled ?? question, false);
      yield { type: 'evidence', confidence, citations, provisional: true };
    }
    const standalone = await rewriting;
    if (standalone !== null) yield { type: 'rewritten', question: standalone };
    return standalone;
  }

  async function* alsoFound(
    question: string,
    found: Found,
    find: (question: string, forModel: boolean) => Promise<Found>,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent, Found[], undefined> {
    const chat = parts.models?.serving('chat');
    if (!parts.alsoSearch || !chat || isTiny(chat)) return [];
    const questions = await alsoSearches(question, parts.models!, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return [];
    });
    if (questions.length === 0) return [];
    yield { type: 'also-searched', questions };
    const all = await Promise.all(questions.map((one) => find(one, true)));
    return all.filter(({ retrieval }) => retrieval !== found.retrieval);
  }

  function* insteadOfModel(
    found: Found,
    reason: Pick<FootnoteError, 'code' | 'params'>,
    record: Record,
    signal: AbortSignal,
  ): Generator<AnswerEvent, void, undefined> {
    record.used('quote');
    yield { type: 'evidence', confidence: found.confidence, citations: found.citations };
    yield* fallenBack(reason, found, record);
    yield* quoted(found, parts.library, signal);
  }
}

function* fallenBack(
  { code, params }: Pick<FootnoteError, 'code' | 'params'>,
  { language, citations }: Found,
  record: Record,
  quotesFollow = citations.length > 0,
): Generator<AnswerEvent, void, undefined> {
  record.set({ fellBack: { code, params: { ...params } } });
  const { message } = new FootnoteError(code, params).words(language);
  const text = quotesFollow ? wordingIn(language).fellBack(message) : message;
  yield { type: 'sentence', text, citations: [], note: 'fell-back' };
}

/** The whole answer at once. */
export async function answerOf(
  answerer: Answerer,
  question: string,
  signal?: AbortSignal,
  asking?: Asking,
): Promise<Answer> {
  for await (const event of answerer(question, signal, undefined, asking))
    if (event.type === 'done') return event.answer;
  throw new FootnoteError('internal', { reason: 'the answer ended early' });
}
