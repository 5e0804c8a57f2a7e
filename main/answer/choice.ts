/** Pages of two products that fit a question equally well: it is asked back which one is meant. */
import path from 'node:path';
import type { Choice } from '../contract/index.ts';
import { fold, isComparison } from '../language/index.ts';
import type { Found } from './look.ts';
import { productsOf, wordsOf } from './products.ts';
import { wordingIn } from './wording.ts';

/** A page whose score is at least this share of the best one's fits as well; see docs/decisions.md. */
const equalFrom = 0.97;
/**
 * Pages that are made alike, 기가라이트 상품 안내 and 기가슬림 상품 안내 in one folder, answer the same questions differently:
 * they need not be as close.
 */
const twinFrom = 0.93;
const mostOptions = 4;
/** 기가맥스 2.5 */
const wordsInName = 2;

/** Null where one page fits best, the question names a product, or it asks about several. */
export function choiceOf({ question, language, retrieval, sources, confidence }: Found): Choice | null {
  if (confidence === 'none' || isComparison(question)) return null;
  const first = retrieval.documents[0];
  const shareOf = ({ document }: Found['sources'][number]) =>
    (retrieval.documents.find((d) => d.documentId === document.id)?.score ?? 0) / (first?.score ?? 1);
  const best = sources.find(({ document }) => document.id === first?.documentId);
  const current = sources.filter(({ supersededBy }) => supersededBy === null);
  const twins = current.filter(
    (one) => one === best || (best && shareOf(one) >= twinFrom && isTwin(one.document, best.document)),
  );
  // What names one of them, a product's leaflet beside its page, is not a third.
  const names = twins.length > 1 ? productsOf(twins.map(pageOf)).map(({ name }) => fold(name)) : [];
  const isOneOfThem = ({ document }: Found['sources'][number]) =>
    names.some((name) => fold(document.title).includes(name));
  const equal = current.filter(
    (one) => twins.includes(one) || (shareOf(one) >= equalFrom && !isOneOfThem(one)),
  );
  if (equal.length < 2) return null;
  const pages = equal.slice(0, mostOptions).map(pageOf);
  const products = productsOf(pages);
  // Titles that share no word, or differ in many, are two subjects or chapters, not two products.
  const isName = ({ name, documentId }: (typeof products)[number]) =>
    name.split(' ').length <= wordsInName &&
    fold(pages.find((page) => page.documentId === documentId)!.title) !== fold(name);
  if (products.length < pages.length || !products.every(isName)) return null;
  const frames = new Set(pages.map((page, at) => frameOf(page.title, products[at]!.name)));
  if (frames.size > 1) return null;
  const asked = fold(question);
  if (products.some(({ name }) => name.split(' ').some((word) => asked.includes(fold(word))))) return null;
  return {
    question: wordingIn(language).which(products.map(({ name }) => name)),
    options: products.map(({ name, documentId }) => ({ name, question: `${name} ${question}`, documentId })),
  };
}

const pageOf = ({ document }: Found['sources'][number]) => ({
  documentId: document.id,
  title: document.title,
  path: document.path,
});

/** 기가라이트 요금 안내 and 기가슬림 요금 안내 are one frame; 온가족결합 할인 and 할인 중복 적용표 share a word and are two. */
function frameOf(title: string, name: string): string {
  const own = new Set(name.split(' ').map(fold));
  const words = wordsOf(title).map(fold);
  return words
    .map((word) => (own.has(word) ? '' : word))
    .join(' ')
    .replace(/\s+/g, ' ');
}

type Page = Found['sources'][number]['document'];

/** In one folder, with titles of the same number of words, of which the first alone differs. */
function isTwin(a: Page, b: Page): boolean {
  const [one, other] = [a, b].map(({ title }) => title.split(/\s+/));
  const folder = ({ path: name }: Page) => path.posix.dirname(name);
  return (
    a.id !== b.id &&
    folder(a) === folder(b) &&
    one!.length > 1 &&
    one!.length === other!.length &&
    one![0] !== other![0] &&
    one!.slice(1).join(' ') === other!.slice(1).join(' ')
  );
}
