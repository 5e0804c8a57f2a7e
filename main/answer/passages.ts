/**
 * Which passages a model reads, in which order, and how they are fenced. The ends of a prompt are read best, so the best
 * passage stands first and the second best last (Liu et al., Lost in the Middle: How Language Models Use Long Contexts,
 * TACL 2024).
 */
import type { PromptPassage } from './check.ts';
import { headingOf } from './locate.ts';

/** A passage before it has a number. */
export type Reading = Omit<PromptPassage, 'n'>;

/** What a passage costs, and how it is shown. */
export interface Measured {
  readonly shown: (passage: PromptPassage) => string;
  /** Tokens of a text. */
  readonly cost: (text: string) => Promise<number>;
}

/** As many of the best as fit, by the model's own count, fences included; the best one is cut where it must be. */
export async function fitting(
  readings: readonly Reading[],
  tokens: number,
  { shown, cost }: Measured,
): Promise<Reading[]> {
  const priced = (reading: Reading) => cost(shown({ ...reading, n: 99 }));
  const taken: Reading[] = [];
  let left = tokens;
  for (const reading of readings) {
    const price = await priced(reading);
    if (price <= left) {
      taken.push(reading);
      left -= price;
      continue;
    }
    if (taken.length > 0) continue;
    const { source } = reading;
    let units = reading.units;
    while (units.length > 0 && (await priced({ source, units })) > tokens)
      units = units.slice(0, Math.floor(units.length / 2));
    return units.length > 0 ? [{ source, units }] : [];
  }
  return taken;
}

/** Best, third, fourth …, second; numbered as they stand. */
export function inPromptOrder(best: readonly Reading[]): PromptPassage[] {
  const [first, second, ...others] = best;
  const order = [first, ...others, second].filter((one) => one !== undefined);
  return order.map((reading, i) => ({ ...reading, n: i + 1 }));
}

/**
 * The passages of the last prompt, where it held the very same text: the model then has them in its cache.
 * @param last of the question before
 */
export function asBefore(now: readonly Reading[], last: readonly PromptPassage[]): PromptPassage[] | null {
  const keys = (readings: readonly Reading[]) =>
    readings.flatMap(({ source, units }) =>
      units.map((unit) => `${source.document.id}:${unit.start}:${unit.text}`),
    );
  const wanted = new Set(keys(now));
  const had = keys(last);
  if (had.length !== wanted.size || !had.every((key) => wanted.has(key))) return null;
  // The pages as they were opened now: their files may have been touched meanwhile.
  const sources = new Map(now.map(({ source }) => [source.document.id, source]));
  return last.map((one) => ({ ...one, source: sources.get(one.source.document.id)! }));
}

/** A passage as a model reads it: fenced, with its page's title and headings; rows as sentences. */
export function shown({ n, source, units, text }: PromptPassage): string {
  const heading = [source.document.title, headingOf(source, units[0]!.section)].filter(Boolean).join(' › ');
  const body = text ?? units.map((unit) => unit.text).join('\n');
  return `<passage n="${n}" title="${unfenced(heading).replaceAll('"', "'")}">\n${unfenced(body)}\n</passage>`;
}

/** Text that cannot end its own fence, nor hide anything in invisible characters. */
export const unfenced = (text: string): string =>
  text.replace(/\p{Cf}/gu, '').replace(/<(?=\/?\s*passage)/gi, '‹');
