import { blockElements } from './names.ts';

/** Across these no end tag and no implied end tag of ordinary content reaches. */
const scopes = new Set(['table', 'td', 'th', 'caption', 'object', 'applet', 'marquee', 'template', 'button']);
const tableParts = new Set(['table', 'caption', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th']);
const cells = new Set(['td', 'th', 'caption']);

/** For table parts: what their start closes, up to the nearest table. */
const closedBy: Record<string, ReadonlySet<string>> = {
  td: new Set(['td', 'th', 'caption']),
  th: new Set(['td', 'th', 'caption']),
  tr: new Set(['td', 'th', 'caption', 'tr']),
  tbody: new Set(['td', 'th', 'caption', 'tr', 'tbody', 'thead', 'tfoot']),
};
closedBy.thead = closedBy.tfoot = closedBy.tbody!;

/**
 * The elements that a HTML parser would have open, near enough to know how deep it would go and never shallower by
 * more than a constant: the rules for optional and misnested end tags of the HTML standard, "in body".
 */
export class OpenElements {
  readonly #open: string[] = [];
  /** Unclosed formatting elements; `#cellStarts` says where those of each open cell begin. */
  readonly #formatting: string[] = [];
  readonly #cellStarts: number[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** Takes a formatting element's start tag; the count of unclosed ones in this cell. */
  startFormatting(name: string): number {
    return this.#formatting.push(name) - (this.#cellStarts.at(-1) ?? 0);
  }

  endFormatting(name: string): void {
    const at = this.#formatting.lastIndexOf(name);
    if (at >= (this.#cellStarts.at(-1) ?? 0)) this.#formatting.splice(at, 1);
  }

  /** Takes any other start tag. */
  start(name: string, selfClosing: boolean): void {
    if (closedBy[name]) this.#closeTableParts(closedBy[name]);
    else if (name === 'li') this.#closeItem(['li']);
    else if (name === 'dt' || name === 'dd') this.#closeItem(['dt', 'dd']);
    if (blockElements.has(name) && name !== 'table') this.end('p');
    // `<div/>` opens a div; only in SVG and MathML is the slash obeyed.
    if (selfClosing && (this.#open.includes('svg') || this.#open.includes('math'))) return;
    this.#open.push(name);
    if (cells.has(name)) this.#cellStarts.push(this.#formatting.length);
  }

  /** Takes any other end tag; ignores it where the parser would. */
  end(name: string): void {
    const ofTable = tableParts.has(name);
    const special = blockElements.has(name) || scopes.has(name);
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const at = this.#open[i]!;
      if (at === name) {
        this.#popTo(i);
        return;
      }
      if (ofTable ? at === 'table' : scopes.has(at) || (!special && blockElements.has(at))) return;
    }
  }

  #closeTableParts(closed: ReadonlySet<string>): void {
    let outermost = -1;
    for (let i = this.#open.length - 1; i >= 0 && this.#open[i] !== 'table'; i--) {
      if (closed.has(this.#open[i]!)) outermost = i;
    }
    if (outermost >= 0) this.#popTo(outermost);
  }

  #closeItem(names: readonly string[]): void {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const at = this.#open[i]!;
      if (names.includes(at)) {
        this.#popTo(i);
        return;
      }
      if (scopes.has(at) || (blockElements.has(at) && at !== 'div' && at !== 'p' && at !== 'address')) return;
    }
  }

  #popTo(length: number): void {
    while (this.#open.length > length) {
      if (cells.has(this.#open.pop()!)) this.#formatting.length = this.#cellStarts.pop() ?? 0;
    }
  }
}
