export const imageLimits = {
  bytes: 100_000_000,
  /** Pixels; unpacked, each takes four bytes. */
  pixels: 60_000_000,
  /** A picture smaller than this on one side is an icon; nothing is looked for. */
  side: 24,
} as const;
