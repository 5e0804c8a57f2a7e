/** Numbers of outlines, lists and notes as Hangul shows them. */
import { numeral } from '../numerals.ts';
import type { NumberLevel } from './head.ts';

/** OWPML's number formats by the names that `numeral` knows. */
const counting: Readonly<Record<string, string>> = {
  DIGIT: 'decimal',
  CIRCLED_DIGIT: 'decimalEnclosedCircle',
  ROMAN_CAPITAL: 'upperRoman',
  ROMAN_SMALL: 'lowerRoman',
  LATIN_CAPITAL: 'upperLetter',
  LATIN_SMALL: 'lowerLetter',
  CIRCLED_LATIN_SMALL: 'circledLatin',
  HANGUL_SYLLABLE: 'ganada',
  CIRCLED_HANGUL_SYLLABLE: 'circledGanada',
  HANGUL_JAMO: 'chosung',
  CIRCLED_HANGUL_JAMO: 'circledChosung',
  HANGUL_PHONETIC: 'koreanCounting',
  IDEOGRAPH: 'chineseCounting',
  DECAGON_CIRCLE: 'gapEul',
  DECAGON_CIRCLE_HANJA: 'ideographTraditional',
};
const gapEul = '갑을병정무기경신임계';

/** `3` as `다`, `③` … by OWPML's name of the format. */
export function numberAs(n: number, format: string): string {
  if (format === 'DECAGON_CIRCLE') return gapEul[n - 1] ?? String(n);
  if (format === 'CIRCLED_LATIN_CAPITAL' && n >= 1 && n <= 26) return String.fromCodePoint(0x24b5 + n);
  if (format === 'CIRCLED_IDEOGRAPH' && n >= 1 && n <= 10) return String.fromCodePoint(0x327f + n);
  return numeral(n, counting[format] ?? 'decimal');
}

/** Counts the paragraphs of every numbering: a number of one level begins those below it anew. */
export class HwpNumbering {
  readonly #numberings: ReadonlyMap<string, readonly NumberLevel[]>;
  readonly #counts = new Map<string, number[]>();

  constructor(numberings: ReadonlyMap<string, readonly NumberLevel[]>) {
    this.#numberings = numberings;
  }

  /** The label of the next paragraph at a level from 0, empty where the numbering shows none. */
  next(list: string, level: number): string {
    const levels = this.#numberings.get(list);
    const own = levels?.[level];
    if (!levels || !own) return '';
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    // A level that no paragraph has opened yet is shown as its first number, and not counted.
    const shown = (at: number) =>
      numberAs(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'DIGIT');
    return own.template
      .replace(/\^N/gi, () => Array.from({ length: level + 1 }, (_, at) => shown(at)).join('.'))
      .replace(/\^(\d{1,2})/g, (_, digits: string) => shown(Math.min(Math.max(Number(digits) - 1, 0), level)))
      .trim();
  }
}
