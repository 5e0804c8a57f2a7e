/** The glossary: what a knowledge manager writes, takes over from files, and decides on what the manuals suggest. */
import { existsSync } from 'node:fs';
import { FootnoteError, type GlossaryEntry, type GlossaryImport } from '../contract/index.ts';
import { collapse, fold } from '../language/index.ts';
import type { Library } from '../library/index.ts';
import type { Implementer } from './border.ts';
import { type FileEntry, type GivenEntry, glossaryCsv, rowEntries } from './glossary-file.ts';
import type { Rooms } from './rooms.ts';

/** Numbers of rows that an import names as skipped. */
const skippedShown = 100;

export function glossaryRoutes(os: Implementer, rooms: Rooms) {
  const entries = (): GlossaryEntry[] =>
    existsSync(rooms.options.library) ? rooms.library().glossary() : [];
  const known = (id: number): GlossaryEntry => {
    const entry = existsSync(rooms.options.library) ? rooms.library().glossaryEntry(id) : undefined;
    if (!entry) throw new FootnoteError('glossary-missing', { id });
    return entry;
  };
  return {
    list: os.glossary.list.handler(({ input }) =>
      ranked(entries().filter(({ state }) => input.state === undefined || state === input.state)),
    ),
    add: os.glossary.add.handler(({ input }) => {
      const [id] = addEntries(rooms.library(), [{ ...input, state: 'active' }], 'manual').ids;
      return rooms.library().glossaryEntry(id!)!;
    }),
    edit: os.glossary.edit.handler(({ input }) => {
      const entry = known(input.id);
      const { term = entry.term, synonyms = entry.synonyms, direction = entry.direction } = input;
      const next = { ...entry, ...cleaned({ term, synonyms, direction }) };
      rooms.library().writeGlossary([], [next]);
      return next;
    }),
    decide: os.glossary.decide.handler(({ input }) => {
      const decided = input.ids.map((id) => ({ ...known(id), state: input.state }));
      rooms.library().writeGlossary([], decided);
      return decided;
    }),
    remove: os.glossary.remove.handler(({ input }) => {
      for (const id of input.ids) known(id);
      rooms.library().removeFromGlossary(input.ids);
    }),
    export: os.glossary.export.handler(() => ({ name: 'glossary.csv', text: glossaryCsv(entries()) })),
    import: os.glossary.import.handler(async ({ input }): Promise<GlossaryImport> => {
      const { readRows } = await import('../ingest/index.ts');
      const rows = await readRows(Buffer.from(input.bytes, 'base64'), input.name);
      const { given, skipped } = rowEntries(rows);
      const { added, extended } = addEntries(rooms.library(), given, 'import');
      return {
        added,
        extended,
        unchanged: given.length - added - extended,
        skipped: skipped.slice(0, skippedShown),
      };
    }),
    suggest: os.glossary.suggest.handler(async ({ signal }) => {
      const { suggestWords } = await import('./suggest-words.ts');
      return suggestWords(rooms.library(), signal);
    }),
  };
}

/** Suggestions by their evidence, the others by term. */
function ranked(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const waits = (entry: GlossaryEntry) =>
    entry.state === 'suggested' ? (entry.evidence?.documents ?? 0) : -1;
  const places = (entry: GlossaryEntry) => entry.evidence?.places ?? 0;
  return entries.toSorted((a, b) => {
    if (waits(a) < 0 && waits(b) < 0) return a.term < b.term ? -1 : a.term > b.term ? 1 : a.id - b.id;
    return waits(b) - waits(a) || places(b) - places(a) || a.id - b.id;
  });
}

/**
 * White space collapsed, each word once, the term not among its synonyms.
 * @throws FootnoteError `glossary-empty` where no other word is left
 */
export function cleaned({ term, synonyms, direction }: GivenEntry): GivenEntry {
  const seen = new Set([fold(term)]);
  const others = synonyms.map(collapse).filter((word) => {
    const key = fold(word);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (others.length === 0 || fold(term) === '') throw new FootnoteError('glossary-empty', { term });
  return { term: collapse(term), synonyms: others, direction };
}

/**
 * A term that has an active entry of the same direction gets the further synonyms there; a suggestion of the same words
 * is thereby accepted. What waits for a decision in a file waits here too, unless it is known.
 */
function addEntries(library: Library, given: readonly FileEntry[], origin: 'manual' | 'import') {
  const entries = library.glossary();
  const keyOf = (entry: GivenEntry) => `${entry.direction} ${fold(entry.term)}`;
  const active = new Map(
    entries.flatMap((entry) => (entry.state === 'active' ? [[keyOf(entry), entry] as const] : [])),
  );
  const waiting = entries.filter(({ state }) => state === 'suggested');
  const fresh = new Map<string, Omit<GlossaryEntry, 'id'>>();
  const edited = new Map<number, GlossaryEntry>();
  const accepted = new Set<number>();
  const where: (number | string)[] = [];
  for (const { state, ...one } of given) {
    const entry = cleaned(one);
    if (state !== 'active') {
      if (state === 'suggested' && !entries.some((known) => isWithin(entry, known)))
        fresh.set(`? ${keyOf(entry)} ${entry.synonyms.join('\n')}`, {
          ...entry,
          origin,
          state,
          evidence: null,
        });
      continue;
    }
    const key = keyOf(entry);
    const known = active.get(key);
    const before = known ?? fresh.get(key);
    const synonyms = cleaned({
      ...entry,
      synonyms: [...(before?.synonyms ?? []), ...entry.synonyms],
    }).synonyms;
    const suggestion = known || before ? undefined : waiting.find((one) => isWithin(one, entry));
    where.push(known?.id ?? suggestion?.id ?? key);
    if (known) {
      if (synonyms.length === known.synonyms.length) continue;
      const next = { ...known, synonyms };
      active.set(key, next);
      edited.set(known.id, next);
    } else if (suggestion) {
      const next = { ...suggestion, ...entry, synonyms, state };
      active.set(key, next);
      edited.set(suggestion.id, next);
      accepted.add(suggestion.id);
    } else fresh.set(key, { ...entry, synonyms, origin, state, evidence: null });
  }
  const numbers = library.writeGlossary([...fresh.values()], [...edited.values()]);
  const numberOf = new Map([...fresh.keys()].map((key, i) => [key, numbers[i]!]));
  return {
    ids: where.map((place) => (typeof place === 'number' ? place : numberOf.get(place)!)),
    added: fresh.size + accepted.size,
    extended: edited.size - accepted.size,
  };
}

/** Whether all words of one entry are those of another one of the same term. */
function isWithin(one: GivenEntry, other: GivenEntry): boolean {
  const words = new Set(other.synonyms.map(fold));
  return fold(one.term) === fold(other.term) && one.synonyms.every((word) => words.has(fold(word)));
}
