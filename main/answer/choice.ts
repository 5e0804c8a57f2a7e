/** Pages of two products that fit a question equally well: it is asked back which one is meant. */
import type { Choice } from '../contract/index.ts';
import { fold, isComparison } from '../language/index.ts';
import type { Found } from './look.ts';
import { productsOf } from './products.ts';
import { wordingIn } from './wording.ts';

/** A page whose score is at least this share of the best one's fits as well; see docs/decisions.md. */
const equalFrom = 0.97;
const mostOptions = 4;

/** Null where one page fits best, the question names a product, or it asks about several. */
export function choiceOf({ question, language, retrieval, sources, confidence }: Found): Choice | null {
  if (confidence === 'none' || isComparison(question)) return null;
  const best = retrieval.documents[0]?.score ?? 0;
  const equal = sources.filter(({ document, supersededBy }) => {
    const ranked = retrieval.documents.find((d) => d.documentId === document.id);
    return supersededBy === null && ranked !== undefined && ranked.score >= equalFrom * best;
  });
  if (equal.length < 2) return null;
  const pages = equal.slice(0, mostOptions).map(({ document }) => ({
    documentId: document.id,
    title: document.title,
    path: document.path,
  }));
  const products = productsOf(pages);
  if (products.length < pages.length) return null;
  const asked = fold(question);
  if (products.some(({ name }) => name.split(' ').some((word) => asked.includes(fold(word))))) return null;
  return {
    question: wordingIn(language).which(products.map(({ name }) => name)),
    options: products.map(({ name, documentId }) => ({ name, question: `${name} ${question}`, documentId })),
  };
}
