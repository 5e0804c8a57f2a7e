/** The contract, implemented over the rooms. */
import { existsSync } from 'node:fs';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { checkedQuestion, filesAround, hitOf, openSource } from '../answer/index.ts';
import type { FailedModel, Filters, Hit } from '../contract/index.ts';
import { FootnoteError } from '../contract/index.ts';
import { checkFolder } from '../ingest/index.ts';
import { spoken } from '../language/index.ts';
import { explain } from '../retrieve/index.ts';
import { answeringWith, askingOf } from './asking.ts';
import { withFiles } from './attachment-files.ts';
import { crossingStream, implementer } from './border.ts';
import { changesOf, scansOf } from './changes.ts';
import { contradictionsOf } from './contradictions.ts';
import { departuresIn } from './departures.ts';
import { doctorReport } from './doctor.ts';
import { openShelf } from './documents.ts';
import { evaluateRoute, evaluationRoutes } from './evaluations.ts';
import { feedbackRoutes } from './feedback.ts';
import { glossaryRoutes } from './glossary.ts';
import { historyRoutes, storingTurns } from './history.ts';
import { backUpLibrary, diagnosticsOf, placesOf, restoreFrom, startAnew } from './house.ts';
import { adapterRoutes, modelRoutes } from './model-routes.ts';
import { openableOriginal, originalPath, revealableOriginal } from './originals.ts';
import type { Rooms } from './rooms.ts';
import { similarTo } from './similar.ts';
import { libraryState } from './state.ts';
import { inWordsOf } from './table-prose.ts';
import { worded } from './words.ts';

/** Those that are folders and may be read; `library.state` says which are not. */
async function reachable(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) if (await isReachable(folder)) found.push(folder);
  return found;
}

const isReachable = (folder: string): Promise<boolean> =>
  checkFolder(folder).then(
    () => true,
    () => false,
  );

export function createRouter(rooms: Rooms) {
  const os = implementer();

  const search = async (
    question: string,
    k: number,
    passages: boolean,
    filters?: Filters,
    signal?: AbortSignal,
    explains = false,
  ): Promise<{ hits: Hit[]; didYouMean?: string; problems?: FailedModel[] }> => {
    const library = rooms.library();
    const retrieval = await rooms.retriever()(question, filters, signal);
    const { documents, didYouMean, problems } = retrieval;
    const wanted = passages
      ? documents.flatMap((d) => d.passages).sort((a, b) => b.score - a.score)
      : documents.map((d) => ({ ...d.passages[0]!, score: d.score }));
    const hits = wanted.slice(0, k).flatMap(({ documentId, passageId, score }) => {
      const source = openSource(library, documentId);
      const hit = source && hitOf(source, passageId, score);
      if (!hit || !explains) return hit ?? [];
      const explanation = explain(library, retrieval, documentId, passageId);
      return { ...hit, ...(explanation ? { explanation } : {}) };
    });
    const failed = problems.map(({ code, params }) => ({ code, params: { ...params } }));
    return {
      hits,
      ...(didYouMean === null ? {} : { didYouMean }),
      ...(failed.length > 0 && { problems: failed }),
    };
  };

  const ingests = rooms.ingests!;

  const shelf = openShelf(rooms);
  return os.router({
    settings: {
      get: os.settings.get.handler(() => rooms.settings.get()),
      set: os.settings.set.handler(({ input }) => rooms.settings.set(input)),
    },
    library: {
      state: os.library.state.handler(() => libraryState(rooms)),
      ingest: os.library.ingest.handler(async function* ({ input, signal, errors }) {
        yield* crossingStream(
          ingests.start([input.folder], input.locale, signal, input.tableProse),
          errors.FOOTNOTE,
        );
      }),
      ingestSamples: os.library.ingestSamples.handler(async function* ({ input, signal, errors }) {
        yield* crossingStream(ingests.start([rooms.options.samples], input.locale, signal), errors.FOOTNOTE);
      }),
      rescan: os.library.rescan.handler(async function* ({ input, signal, errors }) {
        // A drive that is not connected now keeps its documents; the others are brought up to date.
        const folders = await reachable(
          rooms
            .library()
            .roots()
            .map((root) => root.path),
        );
        yield* crossingStream(ingests.start(folders, input.locale, signal), errors.FOOTNOTE);
      }),
      follow: os.library.follow.handler(async function* ({ input, signal, errors }) {
        yield* crossingStream(ingests.follow(input.locale, signal), errors.FOOTNOTE);
      }),
      pause: os.library.pause.handler(() => ({ paused: ingests.pause() })),
      resume: os.library.resume.handler(() => ({ paused: ingests.resume() })),
      cancel: os.library.cancel.handler(async () => ({ cancelled: await ingests.cancel() })),
      sayTables: os.library.sayTables.handler(({ input }) => {
        if (!existsSync(rooms.options.library))
          throw new FootnoteError('library-missing', { path: rooms.options.library });
        rooms.library().sayRetellings(input.by === 'model');
        rooms.freshness?.lookAgain();
        return libraryState(rooms);
      }),
      removeFolder: os.library.removeFolder.handler(async ({ input }) => {
        if (rooms.ingesting) throw new FootnoteError('ingest-running');
        await rooms.freshness?.yield();
        const library = rooms.library();
        const lock = library.lock();
        try {
          library.remove(library.documentIds(input.id));
          library.removeRoot(input.id);
        } finally {
          lock.release();
        }
        rooms.freshness?.foldersChanged();
        return libraryState(rooms);
      }),
      problems: os.library.problems.handler(({ input }) =>
        existsSync(rooms.options.library)
          ? rooms
              .library()
              .problems()
              .map((problem) => worded(problem, input.locale))
          : [],
      ),
      scans: os.library.scans.handler(({ input }) =>
        existsSync(rooms.options.library) ? scansOf(rooms.library(), input.limit) : [],
      ),
      contradictions: os.library.contradictions.handler(async () =>
        existsSync(rooms.options.library) ? await contradictionsOf(rooms.library()) : [],
      ),
      similar: os.library.similar.handler(({ input }) => similarTo(rooms, input)),
      facets: os.library.facets.handler(() =>
        existsSync(rooms.options.library)
          ? rooms.library().facets()
          : { folders: [], formats: [], oldest: null, newest: null },
      ),
      changes: os.library.changes.handler(({ input }) =>
        existsSync(rooms.options.library) ? changesOf(rooms.library(), input) : { scan: null, changes: [] },
      ),
    },
    speech: os.speech.handler(({ input }) => ({ text: spoken(input.text) })),
    documents: {
      list: os.documents.list.handler(({ input }) => shelf.list(input)),
      passages: os.documents.passages.handler(({ input }) => shelf.passages(input.documentId)),
      alike: os.documents.alike.handler(() => shelf.alike()),
      find: os.documents.find.handler(({ input }) => shelf.find(input)),
    },
    house: {
      places: os.house.places.handler(() => placesOf(rooms)),
      departures: os.house.departures.handler(() => departuresIn(placesOf(rooms).departures)),
      backUp: os.house.backUp.handler(({ input }) => backUpLibrary(rooms, input.to)),
      restore: os.house.restore.handler(({ input }) => restoreFrom(rooms, input.from)),
      reset: os.house.reset.handler(async ({ input }) => {
        await startAnew(rooms, input);
        return libraryState(rooms);
      }),
      diagnostics: os.house.diagnostics.handler(() => diagnosticsOf(rooms)),
    },
    search: os.search.handler(async ({ input, signal }) => {
      const started = performance.now();
      const { question, k, passages, filters, explain: explains } = input;
      const found = await search(checkedQuestion(question), k, passages, filters, signal, explains);
      return { ...found, ms: Math.round((performance.now() - started) * 10) / 10 };
    }),
    explain: os.explain.handler(async ({ input, signal }) => {
      const retrieval = await rooms.retriever()(checkedQuestion(input.question), input.filters, signal);
      return explain(rooms.library(), retrieval, input.documentId) ?? null;
    }),
    answering: os.answering.handler(({ input }) => answeringWith(rooms, input?.model)),
    ask: os.ask.handler(async function* ({ input, signal, errors }) {
      const { question, filters, conversation } = input;
      const events = rooms.asks.during(rooms.answerer()(question, signal, filters, askingOf(rooms, input)));
      yield* crossingStream(
        conversation === undefined ? events : storingTurns(rooms, events, conversation, filters),
        errors.FOOTNOTE,
      );
    }),
    evaluate: evaluateRoute(
      os,
      rooms,
      async (question, k, stop) => (await search(question, k, false, undefined, stop)).hits,
    ),
    evaluations: evaluationRoutes(os, rooms),
    glossary: glossaryRoutes(os, rooms),
    feedback: feedbackRoutes(os, rooms),
    history: historyRoutes(os, rooms),
    tables: {
      ofDocument: os.tables.ofDocument.handler(async ({ input }) => {
        const library = rooms.library();
        const document = library.document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        const { tablesOfDocument, tablesOfFile, unpackContent } = await import('../ingest/index.ts');
        const kept = library.content(document.id);
        return inWordsOf(
          library.passagesOf(document.id),
          kept
            ? tablesOfDocument(unpackContent(kept))
            : await tablesOfFile(originalPath(document.root, document.filePath)),
        );
      }),
      ofFile: os.tables.ofFile.handler(async ({ input }) => {
        const { tablesOfFile } = await import('../ingest/index.ts');
        return tablesOfFile(input.path);
      }),
    },
    view: {
      open: os.view.open.handler(async ({ input }) => {
        const library = rooms.library();
        const document = library.document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        const { title, root, path } = document;
        const { attachments: linked, linkedFrom } = filesAround(library, document);
        const attachments = await withFiles(library, document, linked);
        return { ...rooms.view.addresses(document, input), title, root, path, attachments, linkedFrom };
      }),
      pages: os.view.pages.handler(({ input }) => {
        const document = rooms.library().document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        return rooms.view.pages(document, input.position);
      }),
      page: os.view.page.handler(({ input }) => {
        const document = rooms.library().document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        return rooms.view.addresses(document, input);
      }),
    },
    originals: {
      open: os.originals.open.handler(async ({ input }) => {
        const document = rooms.library().document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        const file = openableOriginal(rooms.library(), document, input.attachment);
        return { opened: (await rooms.options.openOriginal?.(file)) ?? false, path: file };
      }),
      reveal: os.originals.reveal.handler(async ({ input }) => {
        const document = rooms.library().document(input.documentId);
        if (!document) throw new FootnoteError('document-missing');
        const file = revealableOriginal(rooms.library(), document, input.attachment);
        return { shown: (await rooms.options.revealOriginal?.(file)) ?? false, path: file };
      }),
    },
    models: modelRoutes(os, rooms),
    adapters: adapterRoutes(os, rooms),
    doctor: os.doctor.handler(() => doctorReport(rooms)),
  });
}

export type EngineRouter = ReturnType<typeof createRouter>;
export type EngineClient = RouterClient<EngineRouter>;

/** The router called in process, as the command line does. Errors come back as FootnoteError by `footnoteError`. */
export function createClient(router: EngineRouter): EngineClient {
  return createRouterClient(router);
}
