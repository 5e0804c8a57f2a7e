import { codePageOf, type Font } from './code-pages.ts';

const noEntry = { number: 0, name: '', charset: undefined, page: undefined };

/** The fonts of `\fonttbl`, gathered word by word: `{\f1\fcharset129 굴림;}`. */
export class FontTable {
  readonly #fonts = new Map<number, Font>();
  #entry: { number: number; name: string; charset: number | undefined; page: number | undefined } = noEntry;

  of(number: number): Font | undefined {
    return this.#fonts.get(number);
  }

  /** The code page in which the name at hand is written. */
  get codePage(): number | undefined {
    return codePageOf(this.#entry.charset, this.#entry.page);
  }

  property(word: string, value: number | undefined): void {
    if (word === 'f') this.#entry = { ...noEntry, number: value ?? 0 };
    else if (word === 'fcharset') this.#entry = { ...this.#entry, charset: value };
    else if (word === 'cpg') this.#entry = { ...this.#entry, page: value };
  }

  /** A semicolon ends the name. */
  text(text: string): void {
    const name = this.#entry.name + text;
    const end = name.indexOf(';');
    this.#entry = { ...this.#entry, name: end < 0 ? name : '' };
    if (end >= 0)
      this.#fonts.set(this.#entry.number, { name: name.slice(0, end).trim(), codePage: this.codePage });
  }
}
