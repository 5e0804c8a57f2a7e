/** Numbers of lists and headings: ODF says how to count, the reader counts. */
import { numeral } from '../numerals.ts';
import { childrenOf, descendantsOf, type XmlElement } from '../xml/index.ts';

interface Level {
  /** OOXML's name of the way to count; `bullet`, `none`. */
  readonly format: string;
  readonly start: number;
  /** With `%1%` for the numbers of the levels. */
  readonly text: string;
}

type Counter = (number | undefined)[];

interface OpenList {
  readonly style: string;
  readonly counter: Counter;
  /** The item at hand has shown its number, or has none. */
  numbered: boolean;
  /** A number that the item sets. */
  start: number | undefined;
}

export class OdtLists {
  readonly #styles = new Map<string, Map<number, Level>>();
  readonly #outlineCounter: Counter = [];
  readonly #byId = new Map<string, Counter>();
  readonly #byStyle = new Map<string, Counter>();
  #open: OpenList[] = [];

  /** Adds the list styles of an element that holds them, and the outline style, whose name is empty. */
  add(holder: XmlElement | undefined): void {
    for (const element of childrenOf(holder)) {
      if (element.name === 'text:outline-style') this.#styles.set('', levelsOf(element));
      else if (element.name === 'text:list-style')
        this.#styles.set(element.attributes['style:name'] ?? '', levelsOf(element));
    }
  }

  /** Depth from 0 of the list at hand, -1 outside of lists. */
  get depth(): number {
    return this.#open.length - 1;
  }

  enterList(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#open.at(-1);
    const style = attributes['text:style-name'] ?? outer?.style ?? '-';
    let counter = outer?.counter;
    if (!counter) {
      const followed = this.#byId.get(attributes['text:continue-list'] ?? '');
      const goesOn = attributes['text:continue-numbering'] === 'true' ? this.#byStyle.get(style) : undefined;
      counter = followed ?? goesOn ?? [];
      this.#byStyle.set(style, counter);
    }
    const id = attributes['xml:id'];
    if (id !== undefined) this.#byId.set(id, counter);
    this.#open.push({ style, counter, numbered: true, start: undefined });
  }

  leaveList(): void {
    this.#open.pop();
  }

  /** @param header a list header has no number */
  enterItem(attributes: Readonly<Record<string, string>>, header: boolean): void {
    const list = this.#open.at(-1);
    if (!list) return;
    list.numbered = header;
    list.start = wholeNumber(attributes['text:start-value']);
  }

  /**
   * The label of the paragraph at hand, `null` where it is not the first of an item (or in no list). An item that only
   * holds a list of its own is not counted: its paragraph would be.
   */
  nextLabel(): string | null {
    const list = this.#open.at(-1);
    if (!list || list.numbered) return null;
    list.numbered = true;
    return this.#count(list.style, list.counter, this.depth, list.start);
  }

  /** The number of a heading by the outline style. */
  headingLabel(level: number, start: string | undefined): string {
    return this.#count('', this.#outlineCounter, level - 1, wholeNumber(start));
  }

  /** Lists inside of a cell or a box are lists of their own. */
  apart<T>(inside: () => T): T {
    const outer = this.#open;
    this.#open = [];
    try {
      return inside();
    } finally {
      this.#open = outer;
    }
  }

  #count(style: string, counter: Counter, depth: number, start: number | undefined): string {
    const levels = this.#styles.get(style);
    const level = levels?.get(depth);
    counter[depth] = start ?? (counter[depth] ?? (level?.start ?? 1) - 1) + 1;
    counter.length = depth + 1;
    if (!level || !levels || level.format === 'bullet') return '';
    const text = level.text.replace(/%(\d{1,2})%/g, (_, digits: string) => {
      const other = levels.get(Number(digits) - 1);
      const n = counter[Number(digits) - 1] ?? other?.start ?? 1;
      return numeral(n, other?.format ?? 'decimal');
    });
    return /[\p{L}\p{N}]/u.test(text) ? text.trim() : '';
  }
}

function levelsOf(style: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const { name, attributes } of childrenOf(style)) {
    const depth = (wholeNumber(attributes['text:level']) ?? 0) - 1;
    if (depth < 0 || depth > 9) continue;
    const isBullet = /bullet|image/.test(name);
    levels.set(depth, {
      format: isBullet ? 'bullet' : countingOf(attributes['style:num-format'] ?? ''),
      start: wholeNumber(attributes['text:start-value']) ?? 1,
      text: attributes['loext:num-list-format'] ?? patternOf(attributes, depth),
    });
  }
  return levels;
}

function patternOf(attributes: Readonly<Record<string, string>>, depth: number): string {
  const { 'style:num-prefix': prefix = '', 'style:num-suffix': suffix = '' } = attributes;
  if ((attributes['style:num-format'] ?? '') === '') return prefix + suffix;
  const shown = Math.min(depth + 1, Math.max(1, wholeNumber(attributes['text:display-levels']) ?? 1));
  const numbers = Array.from({ length: shown }, (_, i) => `%${depth + 2 - shown + i}%`);
  return prefix + numbers.join('.') + suffix;
}

const countings: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  가: 'ganada',
  ㄱ: 'chosung',
  '㉮': 'circledGanada',
  '㉠': 'circledChosung',
  '①': 'decimalEnclosedCircle',
  一: 'chineseCounting',
  일: 'koreanCounting',
  하: 'koreanLegal',
  甲: 'ideographTraditional',
  '１': 'decimalFullWidth',
};

/** ODF names a way to count by its first numbers: `가, 나, 다, ...`. */
function countingOf(format: string): string {
  if (format === '') return 'none';
  return countings[[...format][0]!] ?? 'decimal';
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** All holders of styles below a part's root. */
export function styleHolders(root: XmlElement | null): XmlElement[] {
  if (!root) return [];
  return [...descendantsOf(root, 'office:styles'), ...descendantsOf(root, 'office:automatic-styles')];
}
