export interface RtfStyle {
  /** Lower case. */
  readonly name: string;
  /** From 0. */
  readonly outline: number | undefined;
}

const noEntry = { number: 0, name: '', outline: undefined };

/** The paragraph styles of `\stylesheet`, gathered word by word: `{\s1\outlinelevel0 heading 1;}`. */
export class StyleSheet {
  readonly #styles = new Map<number, RtfStyle>();
  #entry: { number: number; name: string; outline: number | undefined } = noEntry;

  of(number: number): RtfStyle | undefined {
    return this.#styles.get(number);
  }

  property(word: string, value: number | undefined): void {
    if (word === 's') this.#entry = { ...noEntry, number: value ?? 0 };
    else if (word === 'outlinelevel') this.#entry = { ...this.#entry, outline: value };
  }

  /** A semicolon ends the name. */
  text(text: string): void {
    const { number, outline } = this.#entry;
    const name = this.#entry.name + text;
    const end = name.indexOf(';');
    this.#entry = end < 0 ? { ...this.#entry, name } : noEntry;
    if (end >= 0) this.#styles.set(number, { name: name.slice(0, end).trim().toLowerCase(), outline });
  }
}
