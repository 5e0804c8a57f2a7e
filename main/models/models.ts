/** Local models as the rooms above use them: which file serves a role, and its calls to the models' process. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FootnoteError } from '../contract/index.ts';
import type { ChatEvent, ModelCalls, ServingModel } from './calls.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { download, type Get } from './download.ts';
import { checkAdapter } from './gguf/adapter.ts';
import { readGguf } from './gguf/read.ts';
import type { AdapterSpec, ModelSpec, ProcessState, Role, StartOptions } from './messages.ts';
import { excuseAttempt, forgetAttempts, hasSteppedDown } from './native/attempts.ts';
import type { LaunchModels } from './port.ts';
import { type AdapterStore, openAdapterStore } from './store/adapters.ts';
import { takeAdaptersBeside } from './store/adapters-beside.ts';
import type { StoredModel } from './store/record.ts';
import { type ModelStore, nameOf, openModelStore } from './store/store.ts';
import type { TransferOptions } from './store/transfer.ts';
import { type Clock, superviseModels } from './supervised.ts';

/** What a person chose for a role: a model's name, `none`, or null (the first that is installed). */
export type Choice = string | null;
export const noModel = 'none';

export interface ModelsOptions {
  readonly launch: LaunchModels;
  /** The models' folder, and those beside the program. */
  readonly folder: string;
  readonly bundled: readonly string[];
  readonly start?: StartOptions;
  choice(role: Role): Choice;
  /** Minutes without a call until the process is let go. */
  keepAlive(): number;
  readonly clock?: Clock;
  /** How files are downloaded; default: the platform's fetch. */
  readonly get?: Get;
  /** Bytes; default: the machine's. */
  readonly memory?: number;
  onDeath?(error: FootnoteError): void;
}

export interface DownloadWatch {
  readonly signal?: AbortSignal;
  /** Bytes so far, of all where the server says it. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** What depends on which chat model is asked. */
export type ChatChoice = ModelCalls & Pick<Models, 'fitOf'>;

export interface Models extends ModelCalls {
  readonly store: ModelStore;
  readonly adapters: AdapterStore;
  /** What the process says of itself; null while it does not run. */
  state(): Promise<ProcessState | null>;
  /** How often the process died unasked since the start. */
  deaths(): number;
  /** @throws FootnoteError as `download` and the store's `import`; `download-unknown` */
  download(entry: CatalogueEntry, options?: DownloadWatch): Promise<StoredModel>;
  /** Models and adapters beside the program that are new there: as the store's `takeBeside` and `takeAdaptersBeside`. */
  takeBeside(options?: TransferOptions): Promise<{ taken: number; problems: FootnoteError[] }>;
  /** Finds the device that models would use; the process is started for it. */
  findDevice(): Promise<ProcessState>;
  /** Whether an adapter fits the chat model, by both files' headers. */
  fitOf(adapter: string): { fits: boolean | null; misfit: string | null };
  /**
   * The same models with another one for chat, whichever a person chose: for one evaluation.
   * @throws FootnoteError `model-unknown`, `model-role`
   */
  withChat(name: string): ChatChoice;
  /** An attempt on the graphics processor crashed: fewer layers than fit are used since. */
  steppedDown(): boolean;
  /** Forgets that, and lets the process go: the next call tries the graphics processor anew. */
  retryGpu(): void;
  /** Lets the process go; the next call starts it again. */
  unload(): void;
  close(): void;
}

/** Tokens that a model is used with at most; more cost memory that the passages do not need. */
const used: Readonly<Record<Role, number>> = { chat: 16_384, embedding: 1024, reranker: 1024 };
/** Where the file does not say for how many it was trained. */
const unsaid: Readonly<Record<Role, number>> = { chat: 4096, embedding: 512, reranker: 512 };

export function createModels(options: ModelsOptions): Models {
  const process = superviseModels({
    launch: options.launch,
    start: options.start ?? {},
    keepAlive: () => options.keepAlive() * 60_000,
    ...(options.clock && { clock: options.clock }),
    ...(options.onDeath && { onDeath: options.onDeath }),
  });
  const { attemptFile } = options.start ?? {};
  const end = () => {
    process.end();
    excuseAttempt(attemptFile);
  };
  const store = openModelStore({
    folder: options.folder,
    bundled: options.bundled,
    tokenize: (file, texts) => process.call<'tokenize'>({ type: 'tokenize', path: file, texts }),
    ...(options.memory !== undefined && { memory: options.memory }),
  });

  const adapters = openAdapterStore(path.join(options.folder, 'adapters'));

  const stored = (role: Role, chat?: string): StoredModel | undefined => {
    const choice = role === 'chat' && chat !== undefined ? chat : options.choice(role);
    if (choice === noModel) return undefined;
    const able = store.list().filter((model) => model.role === role);
    return choice === null ? able[0] : able.find(({ name }) => name === choice);
  };

  const spec = (role: Role, chat?: string): ModelSpec => {
    const model = stored(role, chat);
    if (!model) throw new FootnoteError('model-missing', { role });
    store.checkFile(model);
    return {
      name: model.name,
      path: model.path,
      hash: model.sha256,
      role,
      profile: model.profile,
      prefixes: model.prefixes,
      context: contextOf(model),
    };
  };

  /** Pairs of base and adapter, by their hashes, that were found to fit. */
  const fitting = new Set<string>();
  const adapterSpec = (base: ModelSpec, name: string, scale: number): AdapterSpec => {
    const adapter = adapters.get(name);
    if (!(scale >= 0 && scale <= 2)) throw new FootnoteError('adapter-scale', { name, scale });
    store.checkFile(adapter);
    const pair = `${base.hash} ${adapter.sha256}`;
    if (!fitting.has(pair)) {
      checkAdapter(readGguf(base.path), readGguf(adapter.path), { adapter: name, base: base.name });
      fitting.add(pair);
    }
    return { name, path: adapter.path, scale };
  };

  const calls = (asked?: string): ChatChoice => ({
    serving(role) {
      const model = stored(role, asked);
      return model && servingOf(model);
    },
    async embed(texts, kind, signal) {
      if (texts.length === 0) return [];
      return process.call<'embed'>({ type: 'embed', model: spec('embedding'), texts, kind }, signal);
    },
    async rerank(question, texts, signal) {
      if (texts.length === 0) return [];
      return process.call<'rerank'>({ type: 'rerank', model: spec('reranker'), question, texts }, signal);
    },
    async readyToRerank(signal) {
      await process.call<'rerank'>(
        { type: 'rerank', model: spec('reranker'), question: '', texts: [] },
        signal,
      );
    },
    async *chat(request, signal): AsyncGenerator<ChatEvent, void, undefined> {
      const model = spec('chat', asked);
      const adapters = request.adapters.map(({ name, scale }) => adapterSpec(model, name, scale));
      yield* streamed(
        (onEvent, stop) => process.call<'chat'>({ type: 'chat', model, request, adapters }, stop, onEvent),
        signal,
      );
    },
    async countTokens(text, signal) {
      return process.call<'countTokens'>({ type: 'countTokens', model: spec('chat', asked), text }, signal);
    },
    fitOf(name) {
      const base = stored('chat', asked);
      if (!base) return { fits: null, misfit: null };
      try {
        const adapter = adapters.get(name);
        checkAdapter(readGguf(base.path), readGguf(adapter.path), { adapter: name, base: base.name });
        return { fits: true, misfit: null };
      } catch (error) {
        const { params, message } = error as FootnoteError;
        return { fits: false, misfit: String(params?.reason ?? message) };
      }
    },
  });

  return {
    ...calls(),
    store,
    adapters,
    withChat(name) {
      const { role } = store.get(name);
      if (role !== 'chat') throw new FootnoteError('model-role', { name, asked: 'chat', made: role });
      return calls(name);
    },
    async download(entry, { signal, onProgress } = {}) {
      if (!entry.file) throw new FootnoteError('download-unknown', { id: entry.id });
      const { url, sha256 } = entry.file;
      const name = nameOf(decodeURIComponent(new URL(url).pathname));
      const target = path.join(options.folder, 'downloads', `${name}.gguf`);
      // It came wholly, but could not be imported: for instance because the disk was full.
      if (!existsSync(target))
        await download({ url, sha256, target, signal, onProgress, ...(options.get && { get: options.get }) });
      const model = await store.import(target, { role: entry.role, source: url, signal });
      rmSync(target, { force: true });
      return model;
    },
    async takeBeside(transfer) {
      const found = await store.takeBeside(transfer);
      const beside = await takeAdaptersBeside(
        {
          store: adapters,
          folders: options.bundled,
          memory: path.join(options.folder, 'beside', '.adapters.json'),
          bases: store.list().filter(({ role }) => role === 'chat'),
        },
        transfer,
      );
      return {
        taken: found.taken + beside.taken,
        problems: [...found.problems, ...beside.problems],
      };
    },
    findDevice: () => process.call<'findDevice'>({ type: 'findDevice' }),
    state: process.state,
    deaths: () => process.deaths,
    steppedDown: () => hasSteppedDown(attemptFile),
    retryGpu: () => {
      process.end();
      forgetAttempts(attemptFile);
    },
    unload: end,
    close: end,
  };
}

function contextOf({ role, context }: StoredModel): number {
  return Math.min(context ?? unsaid[role], used[role]);
}

function servingOf(model: StoredModel): ServingModel {
  const { name, sha256: hash, dimensions, profile } = model;
  return { name, hash, dimensions, context: contextOf(model), profile };
}

/** Events pushed by a call, pulled by a loop; leaving the loop early cancels the call. */
async function* streamed(
  start: (onEvent: (event: ChatEvent) => void, signal: AbortSignal) => Promise<unknown>,
  signal?: AbortSignal,
): AsyncGenerator<ChatEvent, void, undefined> {
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const events: ChatEvent[] = [];
  let wake = () => {};
  let end: { error?: unknown } | undefined;
  start((event) => {
    events.push(event);
    wake();
  }, stop).then(
    () => {
      end = {};
      wake();
    },
    (error: unknown) => {
      end = { error };
      wake();
    },
  );
  try {
    for (;;) {
      // An abort silences what came before it too.
      if (signal?.aborted) throw new FootnoteError('cancelled');
      const event = events.shift();
      if (event) yield event;
      else if (end) {
        if (end.error !== undefined) throw end.error;
        return;
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    left.abort();
  }
}
