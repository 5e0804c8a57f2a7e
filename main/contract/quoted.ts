/** How quotes are written where there is plain text only. */
import type { Citation } from './answer.ts';
import type { Unit } from './document.ts';

const apart = (cells: readonly string[]): string => cells.join(' | ');

/** A quote's lines: each row of a table is one, with its cells told apart; any other quote is one line. */
export function quotedLines({ quote, rows }: Pick<Citation, 'quote' | 'rows'>): string[] {
  return rows?.map(apart) ?? [quote];
}

/** What stands in the file; the cells of a row told apart. */
export function unitLine({ source, cells }: Pick<Unit, 'source' | 'cells'>): string {
  return cells ? apart(cells) : source;
}
