/** How fast a reranker reads, from one search to the next: whether enough passages fit into a search's time. */

/** Milliseconds that a search gives a reranker: the evidence is on screen within a second, the search before it included. */
export const rerankBudget = 800;
/**
 * Passages that must fit into them, else it is not worth its time: about the pages that a person sees first. Fewer
 * candidates are all read.
 */
export const fewestRead = 10;
/** Passages read at most. The right page is among the first 40 passages' pages nearly as often as among the first 100 (.98 of the dev sheet). */
export const rerankDepth = 40;

/** Whether a reranker of so many milliseconds a passage reads too little in a search. */
export const isTooSlow = (pace: number): boolean => passagesAt(pace) < fewestRead;

/** Passages that a search reads at a pace, in milliseconds a passage. */
export const passagesAt = (pace: number): number => Math.min(rerankDepth, Math.floor(rerankBudget / pace));

/** Of the next measurement, what the pace takes over: two slow pieces show, one hiccup does not stop it. */
const share = 0.3;
/** After so many milliseconds a slow one is tried again: what kept the machine busy may be over. */
const patience = 60_000;

export interface Pace {
  /** Milliseconds a passage, an exponential average; undefined before the first. */
  readonly ms: number | undefined;
  /** A piece was read in so many milliseconds a passage. */
  took(ms: number): void;
  /** A piece was given up after so many milliseconds a passage: it takes as long at least. */
  tookLonger(ms: number): void;
  /** Whether a slow one should be tried again. */
  due(): boolean;
}

/** @param measured what the library's check found; searches change it */
export function createPace(measured?: number, now: () => number = () => performance.now()): Pace {
  let ms = measured;
  let told = now();
  const took = (one: number) => {
    ms = ms === undefined ? one : ms + share * (one - ms);
    told = now();
  };
  return {
    get ms() {
      return ms;
    },
    took,
    tookLonger: (least) => took(Math.max(least, ms ?? 0)),
    due: () => now() - told >= patience,
  };
}
