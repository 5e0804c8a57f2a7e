/** Suggestions for the glossary from the manuals themselves, kept true to what the manuals say now. */
import type { GlossaryEntry } from '../contract/index.ts';
import { suggestedWords } from '../ingest/index.ts';
import { fold } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { WorkGate } from './gate.ts';

const pairOf = (a: string, b: string): string => [fold(a), fold(b)].sort().join('\n');

const pairsOf = ({ term, synonyms }: Pick<GlossaryEntry, 'term' | 'synonyms'>): string[] =>
  synonyms.map((synonym) => pairOf(term, synonym));

/**
 * Looks through the stored text. What a person decided on stays as it is; of the suggestions that wait, those that the
 * manuals no longer state go, and the evidence of the others is renewed.
 * @returns pairs that the manuals state, and how many of them are suggested anew
 * @throws the signal's reason
 */
export async function suggestWords(
  library: Library,
  signal?: AbortSignal,
  gate?: WorkGate,
): Promise<{ found: number; added: number }> {
  const found = await suggestedWords(library, signal, gate);
  const entries = library.glossary();
  const isWaiting = ({ state, origin }: GlossaryEntry) => state === 'suggested' && origin === 'suggested';
  const decided = new Set(entries.filter((entry) => !isWaiting(entry)).flatMap(pairsOf));
  const waiting = new Map(
    entries.filter(isWaiting).flatMap((entry) => pairsOf(entry).map((pair) => [pair, entry] as const)),
  );
  const added: Omit<GlossaryEntry, 'id'>[] = [];
  const renewed: GlossaryEntry[] = [];
  for (const suggestion of found) {
    const [pair] = pairsOf(suggestion);
    if (decided.has(pair!)) continue;
    const known = waiting.get(pair!);
    waiting.delete(pair!);
    if (!known) added.push({ ...suggestion, origin: 'suggested', state: 'suggested' });
    else if (JSON.stringify(known.evidence) !== JSON.stringify(suggestion.evidence))
      renewed.push({ ...known, ...suggestion });
  }
  if (added.length + renewed.length > 0) library.writeGlossary(added, renewed);
  const gone = [...waiting.values()].map(({ id }) => id);
  if (gone.length > 0) library.removeFromGlossary(gone);
  return { found: found.length, added: added.length };
}
