import { type HtmlElement, isElement } from './node.ts';

/** Numbers the items of one list as they are shown: `start`, `reversed`, `type` and each item's `value`. */
export class ListLabels {
  readonly #format: ((n: number) => string) | null;
  readonly #step: number;
  #next: number;

  constructor(list: HtmlElement) {
    const { type, start, reversed, style } = list.attribs;
    const ordered = list.name === 'ol';
    this.#step = reversed === undefined ? 1 : -1;
    const first = Number.parseInt(start ?? '', 10);
    this.#next = Number.isNaN(first)
      ? this.#step > 0
        ? 1
        : list.children.filter((child) => isElement(child) && child.name === 'li').length
      : first;
    this.#format = ordered ? formatOf(type, style) : null;
  }

  /** The label of the next item, for instance `3.`; null in a list without numbers. */
  next(item: HtmlElement): string | null {
    if (this.#format === null) return null;
    const value = Number.parseInt(item.attribs.value ?? '', 10);
    const n = Number.isNaN(value) ? this.#next : value;
    this.#next = n + this.#step;
    return this.#format(n);
  }
}

const hangul = '가나다라마바사아자차카타파하';

function formatOf(type: string | undefined, style: string | undefined): ((n: number) => string) | null {
  const named = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(style ?? '')?.[1]?.toLowerCase();
  if (named === 'none' || named === 'disc' || named === 'circle' || named === 'square') return null;
  if (named === 'hangul' || named === 'korean-hangul-formal') return (n) => `${hangul[n - 1] ?? n}.`;
  const kind = named?.replace(/^lower-(?:alpha|latin)$/, 'a').replace(/^upper-(?:alpha|latin)$/, 'A') ?? type;
  if (kind === 'a') return (n) => `${letters(n)}.`;
  if (kind === 'A') return (n) => `${letters(n).toUpperCase()}.`;
  if (kind === 'i' || kind === 'lower-roman') return (n) => `${roman(n)}.`;
  if (kind === 'I' || kind === 'upper-roman') return (n) => `${roman(n).toUpperCase()}.`;
  return (n) => `${n}.`;
}

function letters(n: number): string {
  if (n < 1) return String(n);
  let label = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    label = String.fromCharCode(97 + ((rest - 1) % 26)) + label;
  }
  return label;
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let label = '';
  let rest = n;
  for (const [value, sign] of numerals) {
    while (rest >= value) {
      label += sign;
      rest -= value;
    }
  }
  return label;
}
