/** The numbers that Word computes for lists and headings: they stand nowhere in the text. */
import { numeral } from '../numerals.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/index.ts';
import { isOn, numberOf } from './styles.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** With `%1` to `%9` for the numbers of the levels. */
  readonly text: string;
  /** Level from 1 after which this one begins again; 0 never. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface List {
  /** Lists with the same id go on counting together. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

export interface ListNumber {
  /** From 0. */
  readonly depth: number;
  /** As shown; empty for a bullet. */
  readonly label: string;
}

export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #seen = new Set<string>();

  /** @param root the part `numbering.xml`; `null` where there is none */
  constructor(root: XmlElement | null) {
    const abstracts = new Map<string, XmlElement>();
    const styled = new Map<string, XmlElement>();
    for (const element of childrenOf(root ?? undefined, 'w:abstractNum')) {
      abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
      const style = attributeOf(element, 'w:styleLink', 'w:val');
      if (style !== undefined) styled.set(style, element);
    }
    for (const num of childrenOf(root ?? undefined, 'w:num')) {
      const named = abstracts.get(attributeOf(num, 'w:abstractNumId', 'w:val') ?? '');
      const abstract = styled.get(attributeOf(named, 'w:numStyleLink', 'w:val') ?? '') ?? named;
      const id = num.attributes['w:numId'];
      if (abstract && id !== undefined) this.#lists.set(id, listOf(num, abstract));
    }
  }

  /** Counts a paragraph of a list. `null` where the list is not known, as for 0, which means none. */
  next(numId: string, level: number | undefined, style: string | undefined): ListNumber | null {
    const list = this.#lists.get(numId);
    if (!list) return null;
    const depth = Math.min(8, Math.max(0, level ?? levelOfStyle(list, style)));
    const at = list.levels.get(depth);
    if (!at) return { depth, label: '' };
    const counter = this.#counters.get(list.counter) ?? [];
    this.#counters.set(list.counter, counter);
    this.#restartOnce(numId, list, counter);
    counter[depth] = (counter[depth] ?? at.start - 1) + 1;
    for (let deeper = depth + 1; deeper <= 8; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && depth < restart)) counter[deeper] = undefined;
    }
    return { depth, label: labelOf(list, counter, at) };
  }

  /** A list that overrides where it starts does so where it first appears. */
  #restartOnce(numId: string, { starts }: List, counter: (number | undefined)[]): void {
    if (this.#seen.has(numId)) return;
    this.#seen.add(numId);
    for (const [level, start] of starts) counter[level] = start - 1;
  }
}

function labelOf({ levels }: List, counter: readonly (number | undefined)[], at: Level): string {
  if (at.format === 'bullet' || at.format === 'none') return at.format === 'none' ? plainText(at.text) : '';
  return at.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const other = levels.get(Number(digit) - 1);
      const n = counter[Number(digit) - 1] ?? other?.start ?? 1;
      return numeral(n, at.legal ? 'decimal' : (other?.format ?? 'decimal'));
    })
    .trim();
}

/** A label without a number is kept where it has words (붙임). */
function plainText(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) && !text.includes('%') ? text.trim() : '';
}

function levelOfStyle({ levels }: List, style: string | undefined): number {
  for (const [depth, level] of levels) if (style !== undefined && level.style === style) return depth;
  return 0;
}

function listOf(num: XmlElement, abstract: XmlElement): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const element of childrenOf(abstract, 'w:lvl')) levels.set(depthOf(element), readLevel(element));
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const depth = depthOf(override);
    const own = childOf(override, 'w:lvl');
    if (own) levels.set(depth, readLevel(own));
    const start = numberOf(attributeOf(override, 'w:startOverride', 'w:val'));
    if (start !== undefined) starts.set(depth, start);
  }
  return { counter: abstract.attributes['w:abstractNumId'] ?? '', levels, starts };
}

const depthOf = (element: XmlElement) => numberOf(element.attributes['w:ilvl']) ?? 0;

function readLevel(element: XmlElement): Level {
  const legal = childOf(element, 'w:isLgl');
  return {
    start: numberOf(attributeOf(element, 'w:start', 'w:val')) ?? 1,
    format: formatOf(element),
    text: attributeOf(element, 'w:lvlText', 'w:val') ?? '',
    restart: numberOf(attributeOf(element, 'w:lvlRestart', 'w:val')),
    legal: legal !== undefined && isOn(legal.attributes['w:val'], true),
    style: attributeOf(element, 'w:pStyle', 'w:val'),
  };
}

/** Newer Word puts a format that old programs do not know into an alternative. */
function formatOf(level: XmlElement): string {
  const choice = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  return attributeOf(level, 'w:numFmt', 'w:val') ?? attributeOf(choice, 'w:numFmt', 'w:val') ?? 'decimal';
}
