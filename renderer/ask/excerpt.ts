/** What stands beside a quote. The engine keeps 32 characters of it, to tell equal quotes apart; people read words. */
import type { Citation } from '../../main/contract/answer.ts';

type Quote = Citation['locator']['quote'];

/** As `Quoted` shows it: in lines where a table's row or a heading stands there. */
interface Beside {
  readonly quote: string;
  readonly rows?: string[][];
}

/** Shorter ones end where the page does; blanks at the cut are gone already. */
const cut = 31;

export function wordsBefore({ prefix, rowsBefore }: Pick<Quote, 'prefix' | 'rowsBefore'>): Beside {
  return wholeWords(prefix, rowsBefore, (text) => text.replace(/^\S*\s+/, '… '));
}

export function wordsAfter({ suffix, rowsAfter }: Pick<Quote, 'suffix' | 'rowsAfter'>): Beside {
  return wholeWords(suffix, rowsAfter, (text) => text.replace(/\s+\S*$/, ' …'));
}

function wholeWords(line: string, rows: string[][] | undefined, whole: (text: string) => string): Beside {
  const read = (text: string) => (text.length < cut ? text : whole(text));
  if (!rows) return { quote: read(line) };
  const lines = read(rows.map((cells) => cells.join('\t')).join('\n'));
  return { quote: read(line), rows: lines.split('\n').map((cells) => cells.split('\t')) };
}
