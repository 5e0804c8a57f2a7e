/** The lines of one told block; a jump to another column stays one block: the file says so. */
import {
  type Glyph,
  type Line,
  linesOf,
  type PageContent,
  type PageItem,
  type Told,
} from '../layout/index.ts';

/** So many ems higher than the glyph before, and right of all before it, another column begins. */
const rise = 1.5;

/** An element's lines, column by column as the file tells them; within one in the order of their baselines. */
export function columnsOf(glyphs: readonly Glyph[], { number, links }: PageContent): Line[][] {
  const columns: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const begins = last && last.baseline - glyph.baseline > rise * glyph.size && glyph.x > right;
    if (begins || columns.length === 0) columns.push([]);
    columns.at(-1)!.push(glyph);
    if (glyph.blank) continue;
    last = glyph;
    right = begins ? glyph.x + glyph.width : Math.max(right, glyph.x + glyph.width);
  }
  return columns.map((column) => linesOf(column, number, links)).filter((lines) => lines.length > 0);
}

export function flow(columns: readonly (readonly Line[])[], told: Told): PageItem[] {
  const lines = columns.flatMap((own) => {
    const x0 = Math.min(...own.map((line) => line.x0));
    const x1 = Math.max(...own.map((line) => line.x1));
    return own.map((line) => ({ ...line, column: [x0, x1] as const }));
  });
  return [{ kind: 'told', told, lines }];
}
