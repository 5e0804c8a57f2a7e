/** How a quote is written where there is plain text only. */
import type { Citation } from './answer.ts';

/** Its lines: each row of a table is one, with its cells told apart; any other quote is one line. */
export function quotedLines({ quote, rows }: Pick<Citation, 'quote' | 'rows'>): string[] {
  return rows?.map((cells) => cells.join(' | ')) ?? [quote];
}
