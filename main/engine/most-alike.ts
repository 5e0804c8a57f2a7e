/** Of a page's sentences and rows the run that is most like a former quote. */
import { type Unit, unitLine } from '../contract/index.ts';
import { collapse, fold } from '../language/index.ts';

/** Less than this share of neighbouring characters in common (Dice) is another sentence, not a changed one. */
const leastAlike = 0.5;

function pairsOf(text: string): Set<string> {
  const folded = fold(text);
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < folded.length; i++) pairs.add(folded.slice(i, i + 2));
  return pairs;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both++;
  return (2 * both) / (a.size + b.size);
}

/** Rows with their cells told apart. Null where nothing is much alike. A quote of several units is compared with runs of about its length. */
export function mostAlike(quote: string, units: readonly Unit[]): string | null {
  const wanted = pairsOf(quote);
  let best: { from: number; to: number; score: number } | null = null;
  for (let from = 0; from < units.length; from++) {
    let text = '';
    for (let to = from; to < units.length && text.length < quote.length; to++) {
      text = collapse(`${text} ${units[to]!.source}`);
      const score = alike(wanted, pairsOf(text));
      if (!best || score > best.score) best = { from, to, score };
    }
  }
  if (!best || best.score < leastAlike) return null;
  const run = units.slice(best.from, best.to + 1);
  return collapse(run.map(unitLine).join(run.some(({ cells }) => cells) ? '; ' : ' '));
}
