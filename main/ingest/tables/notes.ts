/** Footnote marks in cells, and what the page says that marks and empty cells mean. */
import { collapse } from './cell-text.ts';

export interface Note {
  readonly mark: string;
  readonly text: string;
}

const trailingMark =
  /\s*(\*{1,6}|[†‡§※]+|[¹²³⁰⁴-⁹]{1,2}\)?|[①-⑳]|주\s?\d{1,2}\)?|\[주?\s?\d{1,2}\]|\(주?\s?(?:\d{1,2}|\*+)\)|\d{1,2}\)|\d{1,2})$/u;

/** Marks as they are compared: `주1)`, `(1)`, `[1]`, `¹` and `1)` are all `1`. */
export function normalMark(mark: string): string {
  const bare = mark.normalize('NFKC').replace(/[\s()[\].:]/gu, '');
  return bare.replace(/^주(?=\d)/u, '');
}

/** Notes by their mark; of two with the same mark the first counts. */
export type NoteBook = ReadonlyMap<string, string>;

export function noteBook(notes: readonly Note[]): NoteBook {
  const book = new Map<string, string>();
  for (const { mark, text } of notes) {
    const key = normalMark(mark);
    if (key !== '' && !book.has(key)) book.set(key, collapse(text));
  }
  return book;
}

/** The text without the marks that the book explains, and their explanations in order. */
export function takeMarks(text: string, book: NoteBook): { text: string; notes: string[] } {
  const notes: string[] = [];
  let rest = text;
  // A cell of one or two signs is a value of its own, not a mark on one.
  for (let taken = 0; taken < 4 && book.size > 0; taken++) {
    const found = trailingMark.exec(rest.slice(-12));
    if (!found) break;
    const mark = ofModel(found[1] ?? '', book);
    const from = rest.length - found[0].length + found[0].lastIndexOf(mark);
    const before = rest
      .slice(0, from)
      .trimEnd()
      .replace(/[,，]$/u, '');
    const note = book.get(normalMark(mark));
    if (note === undefined || before === '') break;
    // The bracket closes one of the text's own: 퓨어 (2023).
    if (/^[^([]*\)$/u.test(mark) && /\([^)]*$/u.test(before)) break;
    // A plain digit is a mark only after a word's end: 5G 1 and 33,0001 are values.
    if (/^\d+$/.test(mark) && (/^\s/u.test(found[0]) || !/[가-힣)%]$/u.test(before))) break;
    notes.unshift(note);
    rest = before;
  }
  return { text: rest, notes };
}

/** `퓨어 3002)` bears `2)`, where the book knows that and not `02)`: the figures before it are the model's. */
function ofModel(mark: string, book: NoteBook): string {
  const last = /^\d(\d\))$/.exec(mark)?.[1];
  return last !== undefined && !book.has(normalMark(mark)) && book.has(normalMark(last)) ? last : mark;
}

const noteLine =
  /^\s*(\*{1,6}|[†‡§※]+|[¹²³⁴-⁹]\)?|주\s?\d{1,2}[).:]?|\(?\d{1,2}\)|[①-⑳]|\[\d{1,2}\])\s*(\S.*)$/u;

/** A line under a table that explains a mark (`* 부가세 포함`), or undefined. */
export function parseNote(line: string): Note | undefined {
  const found = noteLine.exec(line);
  return found ? { mark: found[1] ?? '', text: collapse(found[2] ?? '') } : undefined;
}

/** What a yes or no is about: whether something is offered, supported, possible, needed, included … */
export type Verb = 'offer' | 'support' | 'can' | 'need' | 'include' | 'apply' | 'concern' | 'allow';

/** How a yes-or-no cell reads. */
export type Polarity = 'yes' | 'no' | 'partly';

/** What empty cells or a sign mean: a word of its own, or a yes or no of an offering. */
export interface Meaning {
  readonly polarity?: Polarity;
  readonly verb?: Verb;
  /** A verb of the page's own (지급하, paid), instead of `verb`. */
  readonly stem?: string;
  readonly word?: string;
}

/** "'-'는 미제공", "-: 미제공", "빈칸은 제공하지 않음", "a dash means …"; a dash that begins a list item is none. */
const emptyMeans =
  /(?:["'“‘(]?[-–—−]["'”’)]?(?:\s*[:：=]|\s*표[시기]\S*|(?:은|는)\s)|(?:빈\s?칸|공란|빈\s?셀|하이픈|대시|a dash|blanks?|(?:empty|blank) cells?)\s*(?:은|는|[:：=]|표시\S*|인|means?|indicates?|shows?|stands? for))\s*(.{1,80})/iu;

/** What the page (its notes, its caption) says that an empty cell or a dash means; undefined where it says nothing. */
export function meaningOfEmpty(book: NoteBook, sayings: readonly string[]): Meaning | undefined {
  for (const mark of ['-', '–', '—', '빈칸', '공란', '공백', '']) {
    const text = book.get(mark);
    const meaning = text === undefined ? undefined : meaningOf(text);
    if (meaning) return meaning;
  }
  for (const saying of sayings) {
    const found = emptyMeans.exec(saying.slice(0, 2000));
    const meaning = found ? meaningOf(found[1] ?? '') : undefined;
    if (meaning) return meaning;
  }
  return undefined;
}

const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/미지원|지원하지|지원되지|not supported/iu, { polarity: 'no', verb: 'support' }],
  [/불가|가능하지|할 수 없|not available|unavailable|not possible/iu, { polarity: 'no', verb: 'can' }],
  [/미제공|제공하지|제공되지|제공 안|제공 없|not (?:offered|provided)/iu, { polarity: 'no', verb: 'offer' }],
  [/비?해당\s?(?:없|하지|되지)|비해당|미해당|not applicable/iu, { polarity: 'no', verb: 'concern' }],
  [/미포함|포함하지|포함되지|not included/iu, { polarity: 'no', verb: 'include' }],
  [/미적용|적용하지|적용되지/u, { polarity: 'no', verb: 'apply' }],
  [/불필요|필요하지|필요 없|not required/iu, { polarity: 'no', verb: 'need' }],
  [/무료|free of charge|free/iu, { word: '무료' }],
  [/없음|없습니다|없다|none/iu, { word: '없음' }],
];

/** A legend's words as a meaning. */
export function meaningOf(text: string): Meaning | undefined {
  for (const [words, meaning] of meanings) if (words.test(text)) return meaning;
  const korean = /([가-힣]{1,5}(?:하|되))지 ?않/u.exec(text) ?? /\bnot (\p{L}+ed)\b/iu.exec(text);
  return korean ? { polarity: 'no', stem: korean[1] ?? '' } : undefined;
}

const offered: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:제공|offered|provided)/iu, 'offer'],
  [/^(?:지원|supported)/iu, 'support'],
  [/^(?:가능|available)/iu, 'can'],
  [/^(?:포함|included)/iu, 'include'],
  [/^(?:적용|applied)/iu, 'apply'],
  [/^(?:필요|required)/iu, 'need'],
  [/^(?:해당|applicable)/iu, 'concern'],
];

/** What a legend says that a sign means: a yes or no, else its own words. */
export function meaningOfSign(legend: string): Meaning {
  const yes =
    legend.length <= 6 || /^\p{Script=Latin}+$/u.test(legend)
      ? offered.find(([words]) => words.test(legend))
      : undefined;
  if (yes) return { polarity: 'yes', verb: yes[1] };
  return legend.length <= 12 ? (meaningOf(legend) ?? { word: legend }) : { word: legend };
}

/** Legends in running text: `○: 유료 가입 가능, ×: 불가`, `O: 가능, X: 불가`. */
export function legendsIn(saying: string): Note[] {
  const legends: Note[] = [];
  for (const found of saying
    .slice(0, 2000)
    .matchAll(/((?<![A-Za-z\d+])[OX]|[○●◎◇◆□■△▲×✕✓✔✗✘])\s*[:：=]\s*([^,，;()○●◎△×✓✔]{1,40})/gu))
    legends.push({ mark: found[1] ?? '', text: collapse(found[2] ?? '') });
  return legends;
}
