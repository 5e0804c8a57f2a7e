/**
 * An engine in memory that keeps the contract: enough of a library to see every state of the UI, and a `pace` by which
 * a test holds it at any event. It finds nothing by itself; its answers are chosen by a word in the question.
 */
import { implement } from '@orpc/server';
import type { Answer, AnswerEvent } from '../../main/contract/answer.ts';
import type { Answering } from '../../main/contract/answering.ts';
import { contract } from '../../main/contract/api.ts';
import { type ErrorCode, type ErrorParams, FootnoteError, wording } from '../../main/contract/errors.ts';
import type { IngestEvent, LibraryState, Problem } from '../../main/contract/library.ts';
import { type IngestRun, startRun } from '../../main/engine/ingest-run.ts';
import { spoken } from '../../main/language/index.ts';
import type { ServedEngine } from '../../main/serve/index.ts';
import { evaluationRoutes } from './fake-evaluations.ts';
import { historyRoutes } from './fake-history.ts';
import { departures, diagnostics, documentsOf, likenesses, passages, places } from './fake-house.ts';
import { explanation, facets, feedbackRoutes, glossaryRoutes } from './fake-knowledge.ts';
import { answerFor, attachments, linkedFrom, root, unread } from './fake-manuals.ts';
import { adapterRoutes, modelRoutes } from './fake-models.ts';
import { changesOf, contradictions, scans, tables } from './fake-upkeep.ts';

export interface FakeEngine extends ServedEngine {
  readonly state: LibraryState;
  readonly settings: {
    locale: 'ko' | 'en' | null;
    theme: 'system' | 'light' | 'dark';
    textSize: 'small' | 'normal' | 'large' | 'larger';
    offeredSamples: boolean;
    models: { chat: string | null; embedding: string | null; reranker: string | null };
    modelMinutes: number;
    adapters: { name: string; scale: number; on: boolean }[];
  };
  /** Awaited before each event of a stream; a test replaces it to hold the stream there. */
  pace: (event: AnswerEvent | IngestEvent) => Promise<void>;
  /** What answers can be made with. */
  answering: Answering;
  /** The events of an answer, where a test makes them itself. */
  answers:
    | ((input: {
        readonly question: string;
        readonly askBack?: boolean | undefined;
        readonly adapters?: readonly unknown[] | undefined;
      }) => readonly AnswerEvent[])
    | null;
  /** The streams that run now. */
  running: number;
}

export function createFakeEngine(options: { readonly filled?: boolean } = {}): FakeEngine {
  const os = implement(contract);
  const state: LibraryState = {
    path: '/home/agent/.local/share/footnote/library.footnote',
    documents: 0,
    passages: 0,
    vectors: 0,
    embedder: null,
    reranker: null,
    tableProse: { by: 'rule', sentences: 0, refused: 0 },
    embeddingModel: null,
    bytes: 4096,
    folders: [],
    ingesting: false,
    paused: false,
  };
  const settings: FakeEngine['settings'] = {
    locale: null,
    theme: 'system',
    textSize: 'normal',
    offeredSamples: false,
    models: { chat: null, embedding: null, reranker: null },
    modelMinutes: 15,
    adapters: [],
  };
  const problems = (locale: 'ko' | 'en'): Problem[] =>
    state.folders.length === 0
      ? []
      : unread.map(({ path, code, params }) => ({
          root,
          path,
          code,
          params,
          ...wording(code, params, locale),
        }));

  const fill = (folder: string) => {
    const known = state.folders.find(({ path }) => path === folder);
    const scanned = '2026-11-20T08:30:00.000Z';
    if (known) known.scanned = scanned;
    else {
      const id = state.folders.length + 1;
      state.folders.push({
        id,
        path: folder,
        documents: 71,
        problems: unread.length,
        scanned,
        present: true,
      });
    }
    state.documents = 71 * state.folders.length;
    state.passages = 1482 * state.folders.length;
    state.vectors = 1482 * state.folders.length;
    state.embedder = 'learned-256';
    state.bytes = 6_815_744;
  };
  if (options.filled) fill(root);

  async function* paced<T extends AnswerEvent | IngestEvent>(
    events: Iterable<T>,
    signal: AbortSignal | undefined,
    after = () => {},
  ) {
    engine.running += 1;
    try {
      for (const event of events) {
        await engine.pace(event);
        signal?.throwIfAborted();
        yield event;
      }
    } finally {
      engine.running -= 1;
      after();
    }
  }

  let run: IngestRun<IngestEvent> | undefined;
  const ingest = (folder: string, locale: 'ko' | 'en', watching?: AbortSignal) => {
    state.ingesting = true;
    run = startRun<IngestEvent>(async (push, signal, gate) => {
      const stopped = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new FootnoteError('cancelled'))),
      );
      stopped.catch(() => {});
      engine.running += 1;
      try {
        for (const event of ingestEvents(folder, locale)) {
          await Promise.race([engine.pace(event), stopped]);
          await Promise.race([gate.passed(signal), stopped]);
          push(event);
          // A window sees each event: they are conflated only where nobody keeps up.
          await new Promise((resolve) => setTimeout(resolve));
        }
      } finally {
        engine.running -= 1;
        Object.assign(state, { ingesting: false, paused: false });
        run = undefined;
      }
    });
    return run.events(watching);
  };
  async function* crossing(events: AsyncGenerator<IngestEvent>, failure: (data: object) => Error) {
    try {
      yield* events;
    } catch (error) {
      throw error instanceof FootnoteError ? failure(fault(error.code, error.params)) : error;
    }
  }
  function* ingestEvents(folder: string, locale: 'ko' | 'en'): Generator<IngestEvent> {
    yield { type: 'progress', stage: 'scanning', done: 89, total: 0, eta: null, path: '' };
    for (const done of [0, 24, 48, 71]) {
      const path = '장애처리/와이파이_끊김.html';
      const eta = done === 0 ? null : 71 - done;
      const bytes = { done: done * 40_000, total: 71 * 40_000 };
      const left = { pages: Math.max(0, 60 - done), documents: Math.min(10, 70 - done), scans: 1 };
      yield { type: 'progress', stage: 'reading', done, total: 71, bytes, left, eta, path };
    }
    fill(folder);
    const documents = { added: 71, updated: 0, removed: 0, unchanged: 0, failed: 2 };
    yield {
      type: 'done',
      report: { documents, passages: state.passages, seconds: 2.4, problems: problems(locale) },
    };
  }

  const router = os.router({
    settings: {
      get: os.settings.get.handler(() => settings),
      set: os.settings.set.handler(({ input }) =>
        Object.assign(settings, Object.fromEntries(Object.entries(input).filter(([, v]) => v !== undefined))),
      ),
    },
    library: {
      state: os.library.state.handler(() => state),
      ingest: os.library.ingest.handler(({ input, errors, signal }) => {
        if (input.folder.includes('없는'))
          throw errors.FOOTNOTE({ data: fault('folder-missing', { path: input.folder }) });
        return crossing(ingest(input.folder, input.locale, signal), (data) => failed(errors, data));
      }),
      ingestSamples: os.library.ingestSamples.handler(({ input, errors, signal }) =>
        crossing(ingest(root, input.locale, signal), (data) => failed(errors, data)),
      ),
      rescan: os.library.rescan.handler(({ input, errors, signal }) =>
        crossing(ingest(root, input.locale, signal), (data) => failed(errors, data)),
      ),
      follow: os.library.follow.handler(async function* ({ errors, signal }) {
        if (run) yield* crossing(run.events(signal), (data) => failed(errors, data));
      }),
      pause: os.library.pause.handler(() => {
        run?.pause();
        state.paused = run !== undefined;
        return { paused: state.paused };
      }),
      resume: os.library.resume.handler(() => {
        run?.resume();
        state.paused = false;
        return { paused: false };
      }),
      sayTables: os.library.sayTables.handler(({ input }) => {
        state.tableProse.by = input.by;
        return state;
      }),
      cancel: os.library.cancel.handler(async () => {
        const cancelled = run !== undefined;
        await run?.cancel();
        return { cancelled };
      }),
      removeFolder: os.library.removeFolder.handler(({ input }) => {
        state.folders = state.folders.filter(({ id }) => id !== input.id);
        state.documents = 71 * state.folders.length;
        return state;
      }),
      problems: os.library.problems.handler(({ input }) => problems(input.locale)),
      contradictions: os.library.contradictions.handler(() => [
        ...(state.documents > 0 ? contradictions : []),
      ]),
      similar: os.library.similar.handler(() => ({ compared: false, passages: [] })),
      facets: os.library.facets.handler(() => facets),
      scans: os.library.scans.handler(() => [...(state.documents > 0 ? scans : [])]),
      changes: os.library.changes.handler(({ input }) =>
        state.documents > 0 ? changesOf(input.scan) : { scan: null, changes: [] },
      ),
    },
    speech: os.speech.handler(({ input }) => ({ text: spoken(input.text) })),
    documents: {
      list: os.documents.list.handler(({ input }) => documentsOf(input, state.documents)),
      passages: os.documents.passages.handler(() => [...passages]),
      alike: os.documents.alike.handler(() => (state.documents > 0 ? [...likenesses] : [])),
      find: os.documents.find.handler(({ input }) =>
        input.path.includes('없는') ? null : { documentId: 1, root, path: input.path, title: '일시정지' },
      ),
    },
    house: {
      places: os.house.places.handler(() => places),
      departures: os.house.departures.handler(() => [...departures]),
      backUp: os.house.backUp.handler(({ input }) => ({ path: input.to, bytes: 6_815_744, documents: 71 })),
      restore: os.house.restore.handler(({ input, errors }) => {
        if (input.from.includes('없는'))
          throw errors.FOOTNOTE({ data: fault('file-missing', { path: input.from }) });
        return { path: input.from, bytes: 6_815_744, documents: 71 };
      }),
      reset: os.house.reset.handler(() => state),
      diagnostics: os.house.diagnostics.handler(() => diagnostics),
    },
    search: os.search.handler(() => ({ hits: [], ms: 1 })),
    explain: os.explain.handler(() => explanation),
    answering: os.answering.handler(() => engine.answering),
    ask: os.ask.handler(({ input, errors, signal }) => {
      if (input.question.includes('고장난 엔진'))
        throw errors.FOOTNOTE({ data: fault('library-damaged', { path: state.path, reason: 'page 12' }) });
      return paced(engine.answers?.(input) ?? answerEvents(answerFor(input.question)), signal);
    }),
    glossary: glossaryRoutes(os),
    models: modelRoutes(os),
    adapters: adapterRoutes(os),
    feedback: feedbackRoutes(os),
    history: historyRoutes(os),
    evaluations: evaluationRoutes(os),
    tables: {
      ofDocument: os.tables.ofDocument.handler(({ input }) => (input.documentId === 1 ? [...tables] : [])),
      ofFile: os.tables.ofFile.handler(() => []),
    },
    view: {
      open: os.view.open.handler(({ input }) => ({
        url: `/view/t/d/${input.documentId}?start=${input.position?.start ?? 0}#cited`,
        meanwhile: null,
        title: '',
        root,
        path: '',
        attachments: [...attachments],
        linkedFrom: [...linkedFrom],
      })),
      pages: os.view.pages.handler(() => null),
      page: os.view.page.handler(({ input }) => ({
        url: `/view/t/d/${input.documentId}?page=${input.page}`,
        meanwhile: null,
      })),
    },
    originals: {
      open: os.originals.open.handler(() => ({ opened: false, path: `${root}/이전_변경/일시정지.html` })),
      reveal: os.originals.reveal.handler(() => ({ shown: false, path: `${root}/이전_변경/일시정지.html` })),
    },
    evaluate: os.evaluate.handler(() => {
      throw new Error('not in this engine');
    }),
    doctor: os.doctor.handler(() => {
      throw new Error('not in this engine');
    }),
  });

  const engine: FakeEngine = {
    router,
    state,
    settings,
    pace: async () => {},
    answering: { model: null, adapters: [] },
    answers: null,
    running: 0,
    async view() {
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
        body: `<!doctype html><html lang="ko"><title>일시정지</title><body style="font-family:sans-serif;padding:16px">
          <h1>일시정지</h1>${'<p>여행, 입원, 집수리 등으로 한동안 쓰지 않을 때 신청합니다.</p>'.repeat(30)}
          <p><mark id="cited" tabindex="-1">시작일은 접수 다음 날부터 30일 안이어야 합니다.</mark></p>
          ${'<p>요금은 다음과 같습니다.</p>'.repeat(30)}</body></html>`,
      };
    },
  };
  return engine;
}

type Failing = { FOOTNOTE(options: { data: ReturnType<typeof fault> }): Error };
const failed = (errors: Failing, data: object) => errors.FOOTNOTE({ data: data as ReturnType<typeof fault> });

function fault(code: ErrorCode, params: ErrorParams) {
  return { code, params: { ...params } };
}

function* answerEvents(answer: Answer): Generator<AnswerEvent> {
  yield { type: 'evidence', confidence: answer.confidence, citations: answer.citations };
  if (answer.confidence !== 'sure')
    yield { type: 'sentence', text: answer.answer.split('\n')[0] ?? '', citations: [] };
  for (const citation of answer.citations) {
    yield { type: 'sentence', text: `${citation.quote} [${citation.n}]`, citations: [citation.n] };
  }
  yield { type: 'done', answer };
}
