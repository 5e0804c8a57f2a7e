/** The program itself: where things lie, safe copies of the library, a clean start, and diagnostics without content. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { type BackupReport, type Diagnostics, FootnoteError, type Places } from '../contract/index.ts';
import { restoreLibrary, setLibraryAside } from '../library/index.ts';
import { departuresIn } from './departures.ts';
import type { Rooms } from './rooms.ts';
import { libraryState } from './state.ts';

export function placesOf({ options }: Pick<Rooms, 'options'>): Places {
  const data = path.dirname(options.settings);
  return {
    library: options.library,
    settings: options.settings,
    data,
    models: path.join(data, 'models'),
    departures: path.join(data, 'departures.jsonl'),
  };
}

/** @throws FootnoteError `library-missing`, `same-file`, and as `backUp` */
export async function backUpLibrary(rooms: Rooms, to: string): Promise<BackupReport> {
  const target = path.resolve(to);
  if (!existsSync(rooms.options.library))
    throw new FootnoteError('library-missing', { path: rooms.options.library });
  if (target === path.resolve(rooms.options.library)) throw new FootnoteError('same-file', { path: target });
  return { path: target, ...(await rooms.library().backUp(target)) };
}

/** @throws FootnoteError `ingest-running`, `same-file`, and as `restore` */
export async function restoreFrom(rooms: Rooms, from: string): Promise<BackupReport> {
  const source = path.resolve(from);
  const { library } = rooms.options;
  if (source === path.resolve(library)) throw new FootnoteError('same-file', { path: source });
  return { path: source, ...(await alone(rooms, () => restoreLibrary(source, library))) };
}

/** The originals and the models stay; the library that was goes aside, to be taken back by hand. */
export async function startAnew(
  rooms: Rooms,
  what: { readonly library: boolean; readonly settings: boolean },
) {
  if (what.library) await alone(rooms, () => setLibraryAside(rooms.options.library));
  if (what.settings) rooms.settings.reset();
}

/** Runs while nothing of this engine has the library open. */
async function alone<T>(rooms: Rooms, work: () => T): Promise<T> {
  if (rooms.ingesting) throw new FootnoteError('ingest-running');
  rooms.ingesting = true;
  try {
    await rooms.freshness?.yield();
    rooms.closeLibrary();
    return work();
  } finally {
    rooms.ingesting = false;
    rooms.freshness?.foldersChanged();
  }
}

export function diagnosticsOf(rooms: Rooms): Diagnostics {
  const { options } = rooms;
  const exists = existsSync(options.library);
  const open = exists ? rooms.library() : null;
  const state = exists ? libraryState(rooms) : null;
  const integrity = open?.integrity();
  const problems: Record<string, number> = {};
  for (const { code } of open?.problems() ?? []) problems[code] = (problems[code] ?? 0) + 1;
  return {
    made: new Date().toISOString(),
    version: options.appVersion,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    ...(open?.versions() ?? { sqlite: '-', sqliteVec: '-' }),
    cores: availableParallelism(),
    memory: totalmem(),
    resident: process.memoryUsage().rss,
    library:
      open && state && integrity
        ? {
            documents: state.documents,
            passages: state.passages,
            vectors: state.vectors,
            embedder: state.embedder,
            bytes: statSync(options.library).size,
            folders: state.folders.length,
            foldersAbsent: state.folders.filter(({ present }) => !present).length,
            formats: Object.fromEntries(
              open.formatCounts().map(({ format, documents }) => [format, documents]),
            ),
            problems,
            whole: integrity.whole,
            // SQLite's own findings name pages and tables, ours count; neither holds a text.
            findings: [...integrity.findings],
          }
        : null,
    settings: flat(rooms.settings.get()),
    departures: departuresIn(placesOf(rooms).departures).length,
  };
}

/** Choices only: a path among the settings says nothing that helps. */
function flat(settings: object): Diagnostics['settings'] {
  const entries = Object.entries(settings).filter(
    ([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(entries.filter(([, value]) => typeof value !== 'string' || !/[/\\]/.test(value)));
}
