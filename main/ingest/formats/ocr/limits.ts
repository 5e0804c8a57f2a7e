export const recognitionLimits = {
  /** Pixels of a picture; a larger one is made smaller first. A page at 300 dpi has 8.7 million. */
  pixels: 12_000_000,
  /** Milliseconds a picture; then it counts as failed. */
  time: 60_000,
  /**
   * A line whose words are less certain than this on average (0 to 100, by characters) is left out, not passed off as
   * text. A line is kept or left out whole but for its worst words: a sentence with a hole may say the contrary.
   */
  lineConfidence: 60,
  wordConfidence: 30,
  /** A page on which less than this share of the characters is certain is left out whole. */
  certainShare: 0.5,
  /** Parts of a page that are looked at a second time. */
  secondLooks: 10,
} as const;
