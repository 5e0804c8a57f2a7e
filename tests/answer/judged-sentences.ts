/**
 * Sentences that a model might write from the sample manuals, each with its quotes and whether it may be shown:
 * `tests/bench/sheets/sentences.jsonl`. Wrong ones change one thing (a number in words, a unit, a date, a product, a
 * negation, a condition, a comparison, or what two quotes say); right ones say the same in other words.
 */
import { readFileSync } from 'node:fs';
import { type Check, checkSentence, type PromptPassage } from '../../main/answer/check.ts';
import { productsOf } from '../../main/answer/products.ts';
import { openSource } from '../../main/answer/source.ts';
import { answerLanguage, fold } from '../../main/language/index.ts';
import type { Library } from '../../main/library/index.ts';

export interface Judged {
  readonly right: boolean;
  /** What was changed, or kept in other words. */
  readonly kind: string;
  /** Written after the check, which was not changed by it. */
  readonly unseen?: boolean;
  /** What was asked; else a question that says nothing of the answer. */
  readonly question?: string;
  readonly sentence: string;
  /** As they stand in the manuals, one of each passage. */
  readonly quotes: readonly string[];
}

export const judgedSentences = (): Judged[] =>
  readFileSync(new URL('../bench/sheets/sentences.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Judged);

/** @param before the answer's sentences that were shown before */
export type Judge = (judged: Judged, before?: string) => Check;

/** @param library the ingested sample manuals */
export function judge(library: Library): Judge {
  const pages = library
    .roots()
    .flatMap(({ id }) => library.documentIds(id))
    .flatMap((id) => openSource(library, id) ?? []);
  const bare = (text: string) => fold(text).replace(/\s/g, '');
  const passages = pages.flatMap((source) =>
    source.passages.map((passage) => ({
      source,
      units: passage.units,
      bare: passage.units.map((unit) => bare(unit.source)).join(''),
    })),
  );
  const products = productsOf(
    pages.map(({ document }) => ({ documentId: document.id, title: document.title, path: document.path })),
  ).map(({ name }) => fold(name));
  return ({ question, sentence, quotes }, before = '') => {
    const read = quotes.map((quote, i): PromptPassage => {
      const found = passages.find((one) => one.bare.includes(bare(quote)));
      if (!found) throw new Error(`no passage holds: ${quote}`);
      return { n: i + 1, source: found.source, units: found.units };
    });
    const language = answerLanguage(question ?? sentence);
    return checkSentence(
      { text: sentence, quotes: quotes.map((quote, i) => ({ passage: i + 1, quote })) },
      { passages: read, question: question ?? '', language, products, before },
    );
  };
}
