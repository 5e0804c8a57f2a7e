/** Hangul syllables taken apart and put together: `값` = ㄱ (0) + ㅏ (0) + ㅄ (18). */
const [first, last, vowels, tails] = [0xac00, 0xd7a3, 21, 28];

export interface Syllable {
  /** Positions in Unicode's order of leading consonants, vowels and final consonants (0: none). */
  readonly lead: number;
  readonly vowel: number;
  readonly tail: number;
}

export function takenApart(letter: string | undefined): Syllable | null {
  const code = letter?.codePointAt(0) ?? 0;
  if (code < first || code > last) return null;
  const at = code - first;
  return { lead: Math.floor(at / tails / vowels), vowel: Math.floor(at / tails) % vowels, tail: at % tails };
}

export function putTogether({ lead, vowel, tail }: Syllable): string {
  return String.fromCodePoint(first + (lead * vowels + vowel) * tails + tail);
}

export const vowel = {
  a: 0,
  ae: 1,
  ya: 2,
  eo: 4,
  e: 5,
  yeo: 6,
  ye: 7,
  o: 8,
  wa: 9,
  wae: 10,
  oe: 11,
  u: 13,
  wo: 14,
  eu: 18,
  i: 20,
} as const;

export const tail = { none: 0, n: 4, d: 7, l: 8, b: 17, s: 19, ss: 20, h: 27 } as const;
