/** The passages that the terms of a question speak for most, from the postings alone. */
import type Database from 'better-sqlite3';
import { freshReads } from './fresh-blocks.ts';
import type { GonePassages } from './gone.ts';
import { fullImpact, type PassagePostings } from './impacts.ts';
import { LowestFirst } from './lowest-first.ts';
import { addImpacts } from './posting-lists.ts';
import { mergedKey, type Run, runOfMerged, runReads, runSpan } from './runs.ts';
import type { Tail } from './tail.ts';

export interface CandidateTerm {
  readonly id: number;
  /** Its share in a passage's score where it saturates wholly; above 0. */
  readonly weight: number;
}

/** A question of more terms is searched by its weightiest. */
const mostTerms = 256;
/**
 * The lightest terms, up to this share of all weight, are left out where the others find enough: over a million passages
 * they are two thirds of what is read, and of 257 questions the first page stays and .998 of the ten first.
 */
const lightShare = 0.1;
/** Scores are summed as integers below 2³¹. */
const highestScore = 2 ** 30;

export function candidateReads(db: Database.Database, tail: Tail, gone: GonePassages) {
  const runs = runReads(db);
  const merged = db
    .prepare<[number, number], [number, Uint8Array]>(
      'select key, list from postings where key between ? and ? order by key',
    )
    .raw();
  const fresh = freshReads(db);
  const owners = db
    .prepare<[], [number, number]>(
      'select first_passage, document_id from term_counts where first_passage is not null order by first_passage',
    )
    .raw();
  let scores = new Int32Array(0);
  let termWeights = new Int32Array(0);

  function addLists(terms: readonly CandidateTerm[], all: readonly Run[], scale: number): void {
    const firstOf = new Map(all.map((run) => [run.run, run.first]));
    const freshRuns = all.filter((run) => !run.merged);
    for (const { id, weight } of terms) {
      const times = Math.max(1, Math.round(weight * scale));
      for (const [key, list] of merged.iterate(mergedKey(id, 0), mergedKey(id, runSpan - 1)))
        addImpacts(list, scores.subarray(firstOf.get(runOfMerged(key))!), times);
      for (const { run, first, nextTerm } of freshRuns) {
        if (nextTerm !== null && id >= nextTerm) continue;
        const list = fresh.listOf(run, id);
        if (list) addImpacts(list, scores.subarray(first), times);
      }
    }
  }

  /** Passages of a run that is being written are here for the terms that it lacks. */
  function addTail(terms: readonly CandidateTerm[], all: readonly Run[], scale: number): void {
    if (tail.parts.length === 0) return;
    const writing = all.find((run) => run.nextTerm !== null);
    const highest = terms.reduce((most, { id }) => Math.max(most, id), 0);
    if (highest >= termWeights.length) termWeights = new Int32Array(2 * highest + 1);
    for (const { id, weight } of terms) {
      const times = Math.max(1, Math.round(weight * scale));
      tail.addListed(id, times, writing && id < writing.nextTerm! ? writing.last + 1 : 0, scores);
      termWeights[id] = times;
    }
    for (const { first, passages } of tail.unlisted) {
      const from = writing && first <= writing.last ? writing.nextTerm! : 0;
      for (let p = 0; p < passages.length; p++) scores[first + p]! += sumOf(passages[p]!, from);
    }
    for (const { id } of terms) termWeights[id] = 0;
  }

  function sumOf({ terms, impacts }: PassagePostings, from: number): number {
    let sum = 0;
    for (let i = 0; i < terms.length; i++) {
      const times = termWeights[terms[i]!];
      if (times && terms[i]! >= from) sum += times * impacts[i]!;
    }
    return sum;
  }

  /** Leaves only the scores of these documents' passages. */
  function keep(documents: ReadonlySet<number>): void {
    let from = 0;
    let keeping = false;
    for (const [firstPassage, documentId] of owners.iterate()) {
      if (!keeping) scores.fill(0, from, firstPassage);
      from = firstPassage;
      keeping = documents.has(documentId);
    }
    if (!keeping) scores.fill(0, from);
  }

  function best(limit: number): number[] {
    const heap = new LowestFirst(limit);
    let threshold = 0;
    for (let id = firstAbove(scores, 0, 0); id < scores.length; id = firstAbove(scores, id + 1, threshold)) {
      if (gone.has(id)) continue;
      heap.push(id, scores[id]!);
      if (heap.full) threshold = heap.lowest;
    }
    return heap.highestFirst().map(({ id }) => id);
  }

  function find(
    terms: readonly CandidateTerm[],
    limit: number,
    all: readonly Run[],
    allowed: ReadonlySet<number> | undefined,
  ): number[] {
    const last = Math.max(tail.parts.at(-1)?.last ?? 0, ...all.map((run) => run.last));
    if (scores.length <= last) scores = new Int32Array(Math.ceil((last + 1) * 1.1));
    else scores.fill(0);
    const sum = terms.reduce((total, { weight }) => total + weight, 0);
    // At most so that rounding up small weights cannot overflow.
    const scale = (highestScore / fullImpact - mostTerms) / sum;
    addLists(terms, all, scale);
    addTail(terms, all, scale);
    if (allowed) keep(allowed);
    return best(limit);
  }

  return db.transaction(
    (given: readonly CandidateTerm[], limit: number, allowed?: ReadonlySet<number>): number[] => {
      const terms = weightiest(given);
      if (terms.length === 0 || limit < 1) return [];
      const all = runs();
      gone.refresh();
      tail.refresh(all);
      const weighty = withoutLightest(terms);
      const found = find(weighty, limit, all, allowed);
      return found.length === limit || weighty.length === terms.length
        ? found
        : find(terms, limit, all, allowed);
    },
  );
}

const weightiest = (terms: readonly CandidateTerm[]): CandidateTerm[] =>
  terms
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTerms);

/** Those whose lists are read, as long as they find enough. */
export const weightyTerms = (terms: readonly CandidateTerm[]): readonly CandidateTerm[] =>
  withoutLightest(weightiest(terms));

/** @param terms weightiest first */
function withoutLightest(terms: readonly CandidateTerm[]): readonly CandidateTerm[] {
  let left = lightShare * terms.reduce((total, { weight }) => total + weight, 0);
  let end = terms.length;
  while (end > 1 && terms[end - 1]!.weight <= left) left -= terms[--end]!.weight;
  return terms.slice(0, end);
}

/** The first place from `from` on with a higher score: called often, it is compiled, which one loop a search never is. */
function firstAbove(scores: Int32Array, from: number, threshold: number): number {
  const least = threshold | 0;
  for (let id = from; id < scores.length; id++) if (scores[id]! > least) return id;
  return scores.length;
}
