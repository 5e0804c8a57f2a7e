/**
 * What a form holds, whatever file it becomes.
 *
 * Text may carry marks: **bold**, [ ] and [x] for a check box, ^[a footnote], {+inserted+} and {-deleted-} for tracked
 * changes, {#a comment#} on what stands before it. A table cell may start with {r2c3h}: rowspan, colspan, header cell;
 * a line break in it starts a new paragraph.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string; look?: 'caption' | 'note' | 'centre' | 'right' }
  | { kind: 'list'; label: ListLabel; items: string[] }
  | { kind: 'table'; rows: string[][]; widths: number[]; head?: number; caption?: string }
  | { kind: 'box'; lines: string[] };

export type ListLabel = 'decimal' | 'ganada' | 'circled' | 'bullet';

export interface Form {
  /** Number in the form library, such as F-02. */
  number: string;
  title: string;
  owner: string;
  /** ISO date of the revision; stands at the bottom of every page. */
  revised: string;
  blocks: Block[];
}

export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
export const subheading = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const text = (body: string, look?: 'caption' | 'note' | 'centre' | 'right'): Block =>
  look === undefined ? { kind: 'text', text: body } : { kind: 'text', text: body, look };
export const list = (label: ListLabel, ...items: string[]): Block => ({ kind: 'list', label, items });
export const table = (
  widths: number[],
  rows: string[][],
  options: { head?: number; caption?: string } = {},
): Block => ({ kind: 'table', rows, widths, ...options });
export const box = (...lines: string[]): Block => ({ kind: 'box', lines });

/** The closing block of a form: sentence, date, signatures. */
export function signature(sentence: string, ...people: string[]): Block[] {
  return [
    text(sentence),
    text('20    년      월      일', 'centre'),
    table(
      [20, 50, 30],
      people.map((person) => [`{h}${person}`, '', '(자필 서명)']),
    ),
  ];
}

export interface PlacedCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
  header: boolean;
  text: string;
}

/** Cells of a marked table with their places in the grid. */
export function placeCells(rows: string[][]): PlacedCell[] {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  rows.forEach((texts, row) => {
    let column = 0;
    for (const marked of texts) {
      while (taken.has(`${row},${column}`)) column += 1;
      const mark = /^\{([rch0-9]+)\}/.exec(marked);
      const flags = mark?.[1] ?? '';
      const cell = {
        row,
        column,
        rows: Number(/r(\d+)/.exec(flags)?.[1] ?? 1),
        columns: Number(/c(\d+)/.exec(flags)?.[1] ?? 1),
        header: flags.includes('h'),
        text: marked.slice(mark?.[0].length ?? 0),
      };
      for (let y = row; y < row + cell.rows; y += 1)
        for (let x = column; x < column + cell.columns; x += 1) taken.add(`${y},${x}`);
      cells.push(cell);
      column += cell.columns;
    }
  });
  return cells;
}

export type Inline =
  | { kind: 'plain' | 'bold' | 'inserted' | 'deleted' | 'footnote' | 'comment'; text: string }
  | { kind: 'checkbox'; checked: boolean };

const MARK = /\*\*(.+?)\*\*|\[( |x)\]|\^\[(.+?)\]|\{\+(.+?)\+\}|\{-(.+?)-\}|\{#(.+?)#\}/g;

export function inlines(marked: string): Inline[] {
  const out: Inline[] = [];
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    if (match.index > at) out.push({ kind: 'plain', text: marked.slice(at, match.index) });
    at = match.index + match[0].length;
    const [, bold, box, footnote, inserted, deleted, comment] = match;
    if (bold !== undefined) out.push({ kind: 'bold', text: bold });
    else if (box !== undefined) out.push({ kind: 'checkbox', checked: box === 'x' });
    else if (footnote !== undefined) out.push({ kind: 'footnote', text: footnote });
    else if (inserted !== undefined) out.push({ kind: 'inserted', text: inserted });
    else if (deleted !== undefined) out.push({ kind: 'deleted', text: deleted });
    else out.push({ kind: 'comment', text: comment ?? '' });
  }
  if (at < marked.length) out.push({ kind: 'plain', text: marked.slice(at) });
  return out;
}

/** Text without marks, for formats that have no such thing; deleted text is gone. */
export function plain(marked: string): string {
  return inlines(marked)
    .map((part) =>
      part.kind === 'checkbox'
        ? part.checked
          ? '☑'
          : '□'
        : part.kind === 'deleted' || part.kind === 'comment' || part.kind === 'footnote'
          ? ''
          : part.text,
    )
    .join('');
}
