/**
 * The language room: text → terms, and the small questions about text that every other room asks (its language,
 * its sentences, is this quote that text, which facts it states). Imports the contract and packages only; works in a worker thread.
 */
export { type Analyser, createAnalyser, type Term } from './analyser.ts';
export { isByline } from './byline.ts';
export { isComparison, namesCompared, partsOfComparison } from './comparison.ts';
export {
  type Edition,
  editionOf,
  fileSeries,
  folderSeries,
  isOlder,
  mentions,
  titleSeries,
  titleWithoutMonth,
} from './edition.ts';
export { everydayWords } from './everyday/index.ts';
export type { Expansion, Glossary } from './expansion.ts';
export { type Fact, factsOf, readFacts, stands } from './facts.ts';
export { inflections } from './inflection.ts';
export { nameSearch } from './initials.ts';
export { asHangul, asLatin } from './keyboard.ts';
export { answerLanguage, askedIn, hasWords, inLanguage, isForeign } from './language-kept.ts';
export { languageOf } from './language-of.ts';
export { turnedLimit } from './limits.ts';
export { collapse, fold } from './normalise.ts';
export { dateStated } from './page-date.ts';
export { withParticle } from './particles.ts';
export { opposite } from './polarity.ts';
export type { QueryTerm, QueryTerms, QueryWord } from './query.ts';
export { type SentenceSpan, sentences } from './sentences.ts';
export { spoken } from './spoken.ts';
export { stemsOf } from './stems.ts';
