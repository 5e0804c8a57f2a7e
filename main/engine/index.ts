/**
 * Puts the rooms together: one library open, its index, its answers, and the contract's router over them. Runs as it
 * is in the command line, in the loopback host and in Electron's engine process.
 */
import './heap.ts';
import { existsSync } from 'node:fs';
import { type Answerer, createAnswerer } from '../answer/index.ts';
import { createAnalyser } from '../language/index.ts';
import { type Library, openLibrary } from '../library/index.ts';
import { createRetriever, type QueryEmbedder, type Retriever } from '../retrieve/index.ts';
import { createAsks } from './asks.ts';
import { type Freshness, keepFresh } from './freshness.ts';
import { createIngests } from './ingests.ts';
import { modelsOf, takeBeside } from './models.ts';
import { queryEmbedder } from './query-embedder.ts';
import { rerankerInUse } from './reranker.ts';
import type { EngineOptions, Rooms } from './rooms.ts';
import { createRouter, type EngineRouter } from './router.ts';
import { createSearches } from './searches.ts';
import { openSettings } from './settings.ts';
import { createView, type ViewHost } from './view.ts';
import { wordsOf } from './words-asked.ts';

export { readSheet, sheetLines } from '../evaluate/index.ts';
export { openable, originalPath } from './originals.ts';
export { dataFolder, defaultLibrary, settingsFile } from './paths.ts';
export type { EngineOptions } from './rooms.ts';
export { createClient, type EngineClient } from './router.ts';

export interface Engine {
  readonly router: EngineRouter;
  /** What frames show: `/<token>/…` below the host's `/view`. */
  readonly view: ViewHost['respond'];
  close(): Promise<void>;
}

/** @throws FootnoteError about the library file */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const analyser = await createAnalyser();
  const readOnly = options.readOnly ?? false;
  let opened: Library | undefined;
  const library = (): Library => {
    opened ??= openLibrary(options.library, { readOnly });
    return opened;
  };
  if (existsSync(options.library)) library();

  let retriever: Retriever | undefined;
  let embedder: (() => QueryEmbedder | undefined) | undefined;
  let answerer: Answerer | undefined;
  const settings = openSettings(options.settings);
  const models = modelsOf(options, settings);
  const rooms: Rooms = {
    options,
    settings,
    models,
    asks: createAsks(),
    searches: createSearches(),
    analyser,
    library,
    view: createView({ library }),
    retriever: () => {
      if (retriever) return retriever;
      const retrieve = createRetriever({
        library: library(),
        analyser,
        embedder: rooms.embedder,
        glossary: wordsOf(library(), analyser),
        reranker: rerankerInUse(rooms),
        ...(options.loadingPatience !== undefined && { reranking: { loading: options.loadingPatience } }),
      });
      retriever = (...asked) => rooms.searches.during(retrieve(...asked));
      return retriever;
    },
    embedder: () => {
      embedder ??= queryEmbedder(library(), models);
      return embedder();
    },
    answerer: (asked = models) => {
      const making = () =>
        createAnswerer({ library: library(), analyser, retrieve: rooms.retriever(), models: asked });
      if (asked !== models) return making();
      answerer ??= making();
      return answerer;
    },
    closeLibrary: () => {
      opened?.close();
      opened = undefined;
      retriever = undefined;
      embedder = undefined;
      answerer = undefined;
    },
    ingesting: false,
  };
  rooms.ingests = createIngests(rooms);
  const closing = new AbortController();
  void takeBeside(rooms, closing.signal);
  if (options.watch && !readOnly) rooms.freshness = freshnessOf(rooms);
  return {
    router: createRouter(rooms),
    view: rooms.view.respond,
    close: async () => {
      closing.abort();
      await rooms.ingests?.cancel();
      await rooms.freshness?.close();
      models.close();
      await rooms.view.close();
      opened?.close();
      opened = undefined;
    },
  };
}

function freshnessOf(rooms: Rooms): Freshness {
  const { library, watch } = rooms.options;
  return keepFresh({
    library,
    folders: () =>
      existsSync(library)
        ? rooms
            .library()
            .roots()
            .map((root) => root.path)
        : [],
    busy: () => rooms.ingesting,
    scan: async (folder, signal, waiting) => {
      const { bringUpToDate } = await import('./upkeep.ts');
      // Nobody looks at its progress.
      await bringUpToDate(rooms, [folder], { push: () => {}, signal, waiting });
    },
    ...(typeof watch === 'object' ? { times: watch } : {}),
  });
}
