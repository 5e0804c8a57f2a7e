/** What cells say: signs, empty cells and "same as above" as the page means them, units and footnote marks resolved. */
import { isRemark } from './attribute-words.ts';
import type { Header } from './column-headers.ts';
import { isDitto, isDittoOfLeft } from './ditto.ts';
import type { Grid, GridCell } from './grid.ts';
import { areMarks, letterPolarity, polarityOf, signWithRemark } from './marks.ts';
import { type Meaning, meaningOfSign, type NoteBook, normalMark, type Polarity, takeMarks } from './notes.ts';
import type { Value } from './row-model.ts';
import type { Structure } from './structure.ts';
import { withUnit } from './units.ts';
import { isEmptySign } from './value-kind.ts';
import { verbOf } from './verbs.ts';

export interface RowContext {
  readonly english: boolean;
  readonly caption: string;
  readonly captionUnit: string;
  /** What the table states for all its amounts; empty where nothing. */
  readonly condition: string;
  readonly book: NoteBook;
  /** What empty cells mean, where the page says it. */
  readonly empty: Meaning | undefined;
}

/** Reads the cells of one section's body, row by row from top to bottom. */
export interface Reader {
  readonly context: RowContext;
  readonly byId: ReadonlyMap<string, GridCell>;
  /** The text of a slot with "same as above" resolved; undefined where nothing is above. */
  text(row: number, column: number): string | undefined;
  isMarkColumn(column: number): boolean;
  /** Where an X is the only sign of an English table, it marks what holds; what does not hold is left empty. */
  crossMarks(): boolean;
  /** The headers of the columns that hold signs. */
  markHeaders(): readonly string[];
}

export function cellReader(
  grid: Grid,
  structure: Structure,
  body: readonly { readonly row: number }[],
  headers: readonly Header[],
  byId: ReadonlyMap<string, GridCell>,
  context: RowContext,
): Reader {
  /** The last value that was read in each column: body rows are read from top to bottom. */
  const above = new Map<number, { row: number; text: string | undefined; before: string | undefined }>();
  const markColumns = new Map<number, boolean>();
  const lastKey = structure.keys.at(-1) ?? -1;
  let markHeaders: readonly string[] | undefined;
  let crossMarks: boolean | undefined;
  const isOtherSign = (text: string) =>
    /^[-–—]$/u.test(text) || polarityOf(text) !== undefined || letterPolarity(text) === 'yes';
  return {
    crossMarks() {
      crossMarks ??=
        context.english &&
        !body.some(({ row }) =>
          grid.rows[row]?.some((cell, column) => cell && column > lastKey && isOtherSign(cell.text)),
        );
      return crossMarks;
    },
    context,
    markHeaders() {
      markHeaders ??= headers.flatMap(({ path }, column) => (this.isMarkColumn(column) ? [path] : []));
      return markHeaders;
    },
    byId,
    text(row, column) {
      const cell = grid.rows[row]?.[column];
      const last = above.get(column);
      const before = last?.row === row ? last.before : last?.text;
      const own = cell && isDittoOfLeft(cell.text) ? grid.rows[row]?.[column - 1]?.text : cell?.text;
      const text = own !== undefined && isDitto(own) ? before : own;
      above.set(column, { row, text: text ?? before, before });
      return text;
    },
    isMarkColumn(column) {
      let known = markColumns.get(column);
      if (known === undefined) {
        known = column > lastKey && areMarks(body.map(({ row }) => grid.rows[row]?.[column]?.text ?? ''));
        markColumns.set(column, known);
      }
      return known;
    },
  };
}

/** What a cell's surroundings say about its value. */
export interface Place {
  readonly unit: string;
  readonly header: string;
  /** Letters (O, X) are signs here. */
  readonly letters: boolean;
}

/** A cell's value and the footnotes on it; undefined where the cell says nothing. */
export function readValue(
  said: string | undefined,
  reader: Reader,
  { unit, header, letters }: Place,
): { value: Value; notes: readonly string[] } | undefined {
  const { context } = reader;
  if (said === undefined) return undefined;
  const verb = () => verbOf(header, context.caption, reader.markHeaders());
  const meant = (meaning: Meaning, polarity: Polarity, remark: string): Value =>
    meaning.word !== undefined
      ? { text: remark === '' ? meaning.word : `${meaning.word} (${remark})` }
      : {
          text: '',
          polarity: meaning.polarity ?? polarity,
          verb: meaning.verb ?? verb(),
          ...(meaning.stem ? { stem: meaning.stem } : {}),
          ...(remark === '' ? {} : { remark }),
        };
  if (isEmptySign(said))
    return context.empty && !isRemark(header)
      ? { value: meant(context.empty, 'no', ''), notes: [] }
      : undefined;
  const taken = takeMarks(said, context.book);
  if (letters && /^x$/iu.test(taken.text) && reader.crossMarks())
    return { value: { text: 'marked' }, notes: taken.notes };
  const plain = polarityOf(taken.text) ?? (letters ? letterPolarity(taken.text) : undefined);
  const sign = plain ? { polarity: plain, remark: '' } : signWithRemark(taken.text);
  if (sign) {
    const mark = plain ? taken.text : taken.text.slice(0, 1);
    const legend = context.book.get(normalMark(mark)) ?? context.book.get(mark);
    return {
      value: meant(legend === undefined ? {} : meaningOfSign(legend), sign.polarity, sign.remark),
      notes: taken.notes,
    };
  }
  return { value: { text: withUnit(taken.text, unit, context.english) }, notes: taken.notes };
}
