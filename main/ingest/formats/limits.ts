/** What a file may be at most before it is refused with a stated limit. */
export const limits = {
  /** Bytes of an HTML or text file; larger ones throw `too-large`. */
  bytes: 50_000_000,
  /**
   * Tags of a page; more throw `too-many-elements`. A page of 4.8 million tags (50 MB) took 29 s and 3.7 GB; most large
   * pages are large by embedded pictures, which cost nothing.
   */
  tags: 1_000_000,
  /** Open elements at one place of a page; deeper ones throw `too-deep`. Chromium itself flattens here. */
  depth: 512,
  /**
   * Unclosed formatting elements (`<b>`, `<font>` …) that are carried on; HTML opens all of them again in every
   * following block, so without a bound a page with thousands of them takes quadratic time and memory.
   */
  formatting: 12,
} as const;
