/** Vectors compared one by one, of eight bits: what the search for the nearest does most of its time, in any thread. */
import type Database from 'better-sqlite3';
import { likenessTo } from './likeness.ts';
import { LowestFirst } from './lowest-first.ts';
import { chunksOf } from './vector-tables.ts';

export interface Neighbour {
  readonly passageId: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

export interface Comparison {
  readonly embedderId: number;
  readonly vector: Int8Array;
  /** How many are wanted. */
  readonly k: number;
  /** Clusters to look into; undefined: everywhere. */
  readonly clusters: readonly number[] | undefined;
  /** Only these passages. */
  readonly only: ReadonlySet<number> | undefined;
}

/** The nearest by eight bits, nearest first. */
export function compared(
  db: Database.Database,
  { embedderId, vector, k, clusters, only }: Comparison,
): Neighbour[] {
  const best = new LowestFirst(k);
  const likeness = likenessTo(vector);
  for (const { vectors, rows, passageAt } of chunksOf(db, embedderId, vector.length, clusters)) {
    const likenesses = likeness(vectors);
    for (let row = 0; row < rows; row++) {
      if (!best.takes(likenesses[row]!)) continue;
      const passageId = passageAt(row);
      if (passageId === 0 || only?.has(passageId) === false) continue;
      best.push(passageId, likenesses[row]!);
    }
  }
  return best.highestFirst().map(({ id, score }) => ({ passageId: id, similarity: score }));
}
