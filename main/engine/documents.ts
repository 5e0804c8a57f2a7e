/** The library as a list to look through, a page at a time, and what stands in one document. */
import { existsSync } from 'node:fs';
import type {
  DocumentList,
  DocumentListInput,
  Likeness,
  ListedDocument,
  ShownPassage,
} from '../contract/index.ts';
import { FootnoteError } from '../contract/index.ts';
import { nameSearch } from '../language/index.ts';
import type { Rooms } from './rooms.ts';

/** Pages of the same list come one after another while a person scrolls: the order is worked out once. */
const keptLists = 4;
/** Copies and older editions that are listed at most, of each kind. */
const mostAlike = 500;

export interface DocumentShelf {
  list(input: DocumentListInput): DocumentList;
  passages(documentId: number): ShownPassage[];
  alike(): Likeness[];
  find(place: {
    readonly path: string;
  }): { documentId: number; root: string; path: string; title: string } | null;
}

export function openShelf({ options, library }: Pick<Rooms, 'options' | 'library'>): DocumentShelf {
  const lists = new Map<string, readonly number[]>();
  const exists = () => existsSync(options.library);

  const idsOf = ({ offset: _, limit: __, ...filter }: DocumentListInput): readonly number[] => {
    const open = library();
    const key = `${open.revision()} ${JSON.stringify(filter)}`;
    const kept = lists.get(key);
    if (kept) return kept;
    const { text, format, state, folder, since, until, order } = filter;
    const ids = open.listed({
      format,
      state,
      rootId: folder,
      since: since === undefined ? undefined : startOf(since),
      before: until === undefined ? undefined : startOf(until, 1),
      order,
      named: text.trim() === '' ? undefined : nameSearch(text),
    });
    lists.set(key, ids);
    for (const old of [...lists.keys()].slice(0, -keptLists)) lists.delete(old);
    return ids;
  };

  return {
    list(input) {
      if (!exists()) return { total: 0, documents: [] };
      const ids = idsOf(input);
      const documents = ids
        .slice(input.offset, input.offset + input.limit)
        .flatMap((id): ListedDocument[] => {
          const row = library().listRow(id);
          if (!row) return [];
          const { rootId: folder, modified, ...rest } = row;
          return [{ ...rest, folder, modified: new Date(modified).toISOString() }];
        });
      return { total: ids.length, documents };
    },
    passages(documentId) {
      const open = library();
      if (!open.document(documentId)) throw new FootnoteError('document-missing');
      const sections = open.sections(documentId);
      return open.passagesOf(documentId).map(({ ordinal, section, start, end, units }) => ({
        ordinal,
        heading: sections[section]?.path.join(' › ') ?? '',
        position: { start, end },
        units: units.map(({ kind, source, cells, text, ruled }) => ({
          kind,
          source,
          ...(cells && { cells: [...cells] }),
          text,
          byModel: ruled !== undefined,
        })),
      }));
    },
    alike: () =>
      exists()
        ? library()
            .alike(mostAlike)
            .map((one) => ({ ...one, documents: [...one.documents] }))
        : [],
    find: ({ path }) => (exists() ? (library().documentNamed(path) ?? null) : null),
  };
}

/** `2026-11-01` → the day's first millisecond in this machine's time zone; `later` days after it. */
function startOf(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
