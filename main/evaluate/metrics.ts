/** Scores of rankings and answers against a question sheet. All are shares between 0 and 1 unless said otherwise. */
import type { Answer, AnswerScores, RetrievalScores } from '../contract/index.ts';
import { askedIn, factsOf, fold, languageOf, stands } from '../language/index.ts';
import type { SheetQuestion } from './sheet.ts';

/** Paths of a sheet and of the library, comparable: NFC, `/`. */
export const samePath = (path: string) => path.normalize('NFC').replaceAll('\\', '/');

export function rightFiles(question: SheetQuestion): ReadonlySet<string> {
  return new Set([...question.gold_files, ...(question.also_accept ?? [])].map(samePath));
}

/**
 * The rank (from 1) of the first right document, or Infinity. Of equal scores the worse rank is taken: every
 * document with the same score counts as standing before it.
 */
export function rankOf(
  question: SheetQuestion,
  hits: readonly { readonly path: string; readonly score: number }[],
): number {
  const right = rightFiles(question);
  const at = hits.findIndex((hit) => right.has(samePath(hit.path)));
  if (at < 0) return Number.POSITIVE_INFINITY;
  const { score } = hits[at]!;
  const better = hits.filter((hit) => hit.score > score).length;
  const tiedWrong = hits.filter((hit) => hit.score === score && !right.has(samePath(hit.path))).length;
  return better + tiedWrong + 1;
}

export function retrievalScores(ranks: readonly number[]): RetrievalScores {
  const share = (k: number) => mean(ranks.map((rank) => (rank <= k ? 1 : 0)));
  return {
    n: ranks.length,
    hit1: share(1),
    hit3: share(3),
    hit5: share(5),
    hit10: share(10),
    mrr: mean(ranks.map((rank) => 1 / rank)),
    // One right document a question counts: the ideal is 1, at rank 1.
    ndcg10: mean(ranks.map((rank) => (rank <= 10 ? 1 / Math.log2(rank + 1) : 0))),
  };
}

/** A run this long that stands in both texts is no accident. */
const run = 8;

/** At least 80 % of the segment's characters, after NFKC and without white space, stand in the quote, in runs of 8. */
export function covered(segment: string, quote: string): boolean {
  const wanted = fold(segment);
  const given = fold(quote);
  if (!wanted) return false;
  if (given.includes(wanted)) return true;
  const there = new Uint8Array(wanted.length);
  for (let i = 0; i + run <= wanted.length; i++) {
    if (given.includes(wanted.slice(i, i + run))) there.fill(1, i, i + run);
  }
  return there.reduce((sum, one) => sum + one, 0) >= 0.8 * wanted.length;
}

export function segmentsOf(question: SheetQuestion): string[] {
  return (question.evidence ?? '')
    .split(' || ')
    .map((s) => s.trim())
    .filter(Boolean);
}

export interface Answered {
  readonly question: SheetQuestion;
  readonly answer: Answer;
}

export function answerScores(answered: readonly Answered[]): AnswerScores {
  const answerable = answered.filter(({ question }) => !question.unanswerable);
  const unanswerable = answered.filter(({ question }) => question.unanswerable);
  const citations = answerable.flatMap(({ question, answer }) =>
    answer.citations.map((c) => rightFiles(question).has(samePath(c.path))),
  );
  const withCitations = answerable.filter(({ answer }) => answer.citations.length > 0);
  const firstRight = ({ question, answer }: Answered) =>
    rightFiles(question).has(samePath(answer.citations[0]?.path ?? ''));
  const segments = answerable.flatMap(({ question, answer }) =>
    segmentsOf(question).map((segment) => answer.citations.some((c) => covered(segment, c.quote))),
  );
  const refused = answered.filter(({ answer }) => answer.refused);
  const sure = answered.filter(({ answer }) => answer.confidence === 'sure');
  const share = <T>(items: readonly T[], test: (item: T) => boolean) =>
    mean(items.map((item) => (test(item) ? 1 : 0)));
  const cautious = ({ answer }: Answered) => answer.confidence !== 'sure';
  return {
    citationPrecision: share(citations, (right) => right),
    firstCitationRight: share(withCitations, firstRight),
    evidenceRecall: share(segments, (found) => found),
    quotedCharacters: mean(
      answered.map(({ answer }) => answer.citations.reduce((n, c) => n + c.quote.length, 0)),
    ),
    refusal: {
      precision: share(refused, ({ question }) => question.unanswerable),
      recall: share(unanswerable, ({ answer }) => answer.refused),
      falseRefusals: share(answerable, ({ answer }) => answer.refused),
      cautious: share(unanswerable, cautious),
      cautiousAnswerable: share(answerable, cautious),
    },
    sureRight: share(sure, firstRight),
    sure: share(answered, ({ answer }) => answer.confidence === 'sure'),
    languageKept: share(answered, keptLanguage),
    ...factsRight(answerable),
    leftOut: mean(answered.map(({ answer }) => answer.leftOut ?? 0)),
    fellBack: share(answered, ({ answer }) => Boolean(answer.fellBack)),
  };
}

/**
 * A figure for what is said, whoever says it, a model's sentence or a quote: all numbers, dates and codes of the
 * expected answer are there; null where it has none.
 */
export function factsSaid({ question, answer }: Answered): boolean | null {
  const expected = factsOf(question.gold_answer ?? '');
  if (expected.length === 0) return null;
  const said = factsOf(answer.answer.replace(/\s*\[\d+\]/g, ''));
  return expected.every((fact) => stands(fact, said));
}

function factsRight(answerable: readonly Answered[]): { factsRight: number; factsAsked: number } {
  const judged = answerable.map(factsSaid).filter((said) => said !== null);
  return { factsRight: mean(judged.map(Number)), factsAsked: judged.length };
}

/** What the answer says of its own must be in the question's language; quotes stay as they stand. */
function keptLanguage({ question, answer }: Answered): boolean {
  const asked = askedIn(question.question);
  const own = answer.answer
    .split('\n')
    .filter((line) => !/\[\d+\]$/.test(line))
    .join(' ');
  return answer.language === asked && (own === '' || languageOf(own) === (asked === 'ko' ? 'ko' : 'en'));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
