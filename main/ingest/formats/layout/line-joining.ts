/**
 * Joining the lines of a paragraph. Korean text may be broken inside a word, and most files do not say whether a
 * blank stood at the break: a blank is put where the file, the way its lines are filled, or its own words show one.
 */
import type { Line } from './page.ts';

/** Endings after which a word is over: particles and verb endings, and words that stand alone. */
const wordEnd =
  /(?:[을를은는의에와과]|에서|으로|까지|부터|에게|하고|하며|하여|해야|되며|되어|하면|되면|지만|거나|하는|되는|있는|없는|다는|라는|위한|대한|통한|따른|관한|않은|않는|[가-힣]고|[가-힣]며|[가-힣]면|다|및|등|또는|그리고|해당|경우)$/;
/** The end of a verb that a line break has cut off. */
const verbTail = /^(?:니?다|습니다|요|까|음|오)[.?!]/;
const hangulEnd = /[\uac00-\ud7a3]$/;
const hangulStart = /^[\uac00-\ud7a3]/;
const mostWords = 200_000;

export class LineJoining {
  readonly #words = new Map<string, number>();
  /** Lines inside paragraphs that end in a blank of the file, and all that end in Hangul. */
  #blankEnds = 0;
  #ends = 0;
  #inWord = 0;
  /** Breaks before a long word, and how much room (in ems) was left there. */
  #rooms = 0;
  #narrow = 0;
  #wide = 0;
  #betweenWords = 0;

  /** Takes in a line's words, but those at its edges: they may be halves. */
  learn({ text, endsInBlank }: Line): void {
    const words = text.split(' ');
    for (const word of words.slice(1, -1)) {
      const bare = word.replace(/[^\p{L}\p{N}]+/gu, '');
      if (bare.length > 0 && (this.#words.size < mostWords || this.#words.has(bare)))
        this.#words.set(bare, (this.#words.get(bare) ?? 0) + 1);
    }
    if (words.length > 3 && hangulEnd.test(text)) {
      this.#ends++;
      if (endsInBlank) this.#blankEnds++;
    }
  }

  /** Takes in a pair of lines of one paragraph, once all words are learnt: do lines break inside words here? */
  weigh(above: Line, below: Line): void {
    const word = /^[\uac00-\ud7a3]+/.exec(below.text)?.[0] ?? '';
    if (word.length >= 2 && above.page === below.page) {
      const room = (above.column[1] - above.x1) / above.size;
      this.#rooms++;
      if (room > 1.1) this.#wide++;
      else if (room > 0.12) this.#narrow++;
    }
    const { whole, parts } = this.#evidence(above.text, below.text);
    if (whole > parts || verbTail.test(below.text)) this.#inWord++;
    else if (parts > 0) this.#betweenWords++;
  }

  /** The text of lines of one paragraph. */
  join(lines: readonly Line[]): string {
    let text = lines[0]?.text ?? '';
    for (let i = 1; i < lines.length; i++) text = this.#joined(text, lines[i - 1]!, lines[i]!);
    return text;
  }

  #joined(text: string, above: Line, { text: next }: Line): string {
    if (above.endsInBlank) return `${text} ${next}`;
    if (/[A-Za-z]-$/.test(text) && /^[a-z]/.test(next)) return this.#hyphenated(text, next);
    if (/[-/([{<「『“‘~]$/.test(text) || /^[)\]}>」』”’.,:;!?%~]/.test(next)) return text + next;
    if (hangulEnd.test(text) && /^\(/.test(next)) return text + next;
    if (/\d$/.test(text) && /^\d/.test(next)) return `${text} ${next}`;
    const bothHangul = hangulEnd.test(text) && hangulStart.test(next);
    const unit =
      /\d$/.test(text) && /^(?:년|월|일|시|분|초|원|명|개|건|회|차|조|항|호|장|절|쪽|만|억|천)/.test(next);
    if (unit) return text + next;
    return bothHangul && this.#insideWord(text, next) ? text + next : `${text} ${next}`;
  }

  #hyphenated(text: string, next: string): string {
    const head = /[A-Za-z]+-$/.exec(text)?.[0].slice(0, -1) ?? '';
    const tail = /^[A-Za-z]+/.exec(next)?.[0] ?? '';
    const bare = text.slice(0, -1);
    // "on-line" stays with its hyphen where the document writes it so.
    return this.#words.has(`${head}${tail}`) || !this.#words.has(tail) || !this.#words.has(head)
      ? bare + next
      : text + next;
  }

  #insideWord(text: string, next: string): boolean {
    // The file writes blanks at line ends; this one has none.
    if (this.#ends >= 5 && this.#blankEnds > this.#ends * 0.2) return true;
    const { whole, parts } = this.#evidence(text, next);
    if (whole !== parts) return whole > parts;
    if (verbTail.test(next)) return true;
    return this.#breaksWords() && !wordEnd.test(text);
  }

  /**
   * True where lines are broken between any two syllables: the words say so, or no line leaves room for a syllable
   * though their ends are ragged (justified lines say nothing).
   */
  #breaksWords(): boolean {
    if (this.#inWord >= 2 && this.#inWord * 2 > this.#betweenWords) return true;
    const ragged = this.#narrow + this.#wide;
    return this.#rooms >= 3 && ragged > this.#rooms * 0.3 && this.#wide < this.#rooms * 0.08;
  }

  /** How often the document writes the two halves as one word, and as words of their own. */
  #evidence(text: string, next: string): { whole: number; parts: number } {
    const head = /[\p{L}\p{N}]+$/u.exec(text)?.[0] ?? '';
    const tail = /^[\p{L}\p{N}]+/u.exec(next)?.[0] ?? '';
    const count = (word: string) => this.#words.get(word) ?? 0;
    let whole = count(head + tail);
    // Particles differ: the stem with two more syllables is evidence too.
    for (let length = 1; length < tail.length && whole === 0; length++)
      if (head.length + length >= 3) whole = count(head + tail.slice(0, tail.length - length));
    return { whole, parts: Math.min(count(head), count(tail)) };
  }
}
