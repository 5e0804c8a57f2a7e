/**
 * Unicode: one spelling for one text. NFKC makes full-width letters, ligatures and decomposed Hangul (as macOS
 * writes file names) equal to what people type; invisible characters go.
 */

/** Soft hyphen, zero-width blanks and joiners, word joiner, byte order mark. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const invisibles = new RegExp(invisible, 'g');

/** White space runs to single blanks, trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For comparing quotes with evidence: NFKC, lower case, without white space and invisible characters. */
export function fold(text: string): string {
  // Twice, because lower case can leave NFKC (İ → i + dot) and because folding must be idempotent.
  const once = text.replace(invisibles, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return once.replace(/\s+/g, '').replace(invisibles, '');
}

/** Hyphens that typesetting puts for the one on the keyboard, and the minus sign; NFKC leaves them. */
const dashes = /[\u2010-\u2013\u2212]/g;

/** A normalised text whose every code unit knows the place in the input that it came from. */
export interface Normalised {
  readonly text: string;
  /** Input offset at which the code unit `i` of `text` begins. */
  start(i: number): number;
  /** Input offset at which the code unit `i` of `text` ends (exclusive). */
  end(i: number): number;
}

/**
 * NFKC, lower case, one kind of hyphen and no invisible characters, with offsets into the input. Compatibility jamo (ㅋ) stay as they
 * are typed: NFKC would turn them into conjoining jamo that nothing else knows.
 */
export function normalise(input: string): Normalised {
  const lower = input.toLowerCase();
  if (lower.length === input.length && !invisible.test(input) && lower.normalize('NFKC') === lower) {
    return { text: lower.replace(dashes, '-'), start: (i) => i, end: (i) => i + 1 };
  }
  return mapped(input);
}

/**
 * First what NFKC leaves alone (ASCII, Hangul syllables), unless a mark follows that may join it; else one base
 * with its marks, or a leading jamo with its vowel and final, which compose to one syllable.
 */
const pieces =
  /[\t\n\r -~가-힣]+(?![\p{M}\u1160-\u11ff\uff9e\uff9f])|[^\u1160-\u11ff\p{M}]?[\u1160-\u11ff\p{M}\uff9e\uff9f]*/gu;
const stable = /^[\t\n\r -~가-힣]+$/;
const compatibilityJamo = /^[\u3130-\u318f]+$/;

function mapped(input: string): Normalised {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const match of input.matchAll(pieces)) {
    const piece = match[0];
    if (piece === '') continue;
    const from = match.index;
    if (stable.test(piece)) {
      const lower = piece.toLowerCase();
      for (let i = 0; i < lower.length; i++) {
        starts.push(from + i);
        ends.push(from + i + 1);
      }
      text += lower;
      continue;
    }
    const visible = piece.replace(invisibles, '');
    const plain = compatibilityJamo.test(visible) ? visible : visible.normalize('NFKC');
    const lower = plain.toLowerCase();
    for (let i = 0; i < lower.length; i++) {
      starts.push(from);
      ends.push(from + piece.length);
    }
    text += lower;
  }
  text = text.replace(dashes, '-');
  return { text, start: (i) => starts[i] ?? input.length, end: (i) => ends[i] ?? input.length };
}
