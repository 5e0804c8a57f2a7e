/** What a question finds. */
import type { FootnoteError } from '../contract/index.ts';
import type { QueryTerms } from '../language/index.ts';
import type { WeightedTerm } from './bm25f.ts';
import type { Compared } from './comparison.ts';
import type { Confirmation } from './confirmed.ts';
import type { ExpandedTerm } from './expand.ts';
import type { RankedDocument } from './ranked.ts';
import type { Reranking } from './rerank.ts';

export interface Retrieval {
  readonly query: QueryTerms;
  /** The question's terms that the library knows. */
  readonly terms: readonly WeightedTerm[];
  /** `kind text` of a known term → its number. */
  readonly known: ReadonlyMap<string, number>;
  /** Words that the question was widened by; they are among `terms`. */
  readonly expanded: readonly ExpandedTerm[];
  /** Best first. */
  readonly documents: readonly RankedDocument[];
  /** Content words of the question that stand nowhere in the library. */
  readonly unknownWords: readonly string[];
  /** Those of them that stand there under no other word either. */
  readonly strangeWords: readonly string[];
  /** Those of them that are nouns and stand nowhere inside another word, nor under another word either. */
  readonly lostNouns: readonly string[];
  /** The question as it would read with the keyboard in the other language, where the manuals know that only. */
  readonly didYouMean: string | null;
  /** What an installed model could not do for this question; the ranking then goes without it. */
  readonly problems: readonly FootnoteError[];
  /** How many documents a filter left; null where none was given. */
  readonly allowed: number | null;
  /** Document → the confirmed question that lifted it. */
  readonly confirmed: ReadonlyMap<number, Confirmation>;
  /** A page that went up because it is newer → the page that it passed. */
  readonly passed: ReadonlyMap<number, number>;
  /** In a comparison, the best page of each name; empty where not two are named that have pages of their own. */
  readonly compared: ReadonlyMap<number, Compared>;
  /** What the reranker did; null where none is in use, or there was nothing to order. */
  readonly reranking: Reranking | null;
  /** An installed model's vectors took part: they may know what no word says. */
  readonly byModel: boolean;
}
