/** The routes of models and adapters. */
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import {
  type Adapter,
  type CatalogueModel,
  FootnoteError,
  type Model,
  type ModelRole,
  type ModelsState,
  type TransferEvent,
} from '../contract/index.ts';
import { catalogue, noModel, type StoredAdapter, type StoredModel } from '../models/index.ts';
import { crossingStream, type Implementer } from './border.ts';
import { noteDeparture } from './departures.ts';
import { placesOf } from './house.ts';
import { measureModels } from './model-bench.ts';
import { checkState } from './model-checks.ts';
import type { Rooms } from './rooms.ts';
import { streamOf } from './stream.ts';

/** Of the machine's memory, what a model may take. */
const share = 0.9;

export function modelRoutes(os: Implementer, rooms: Rooms) {
  const { models } = rooms;
  const list = () => ({
    folder: models.store.folder,
    memory: totalmem(),
    models: models.store.list().map((model) => shownModel(rooms, model)),
  });
  return {
    list: os.models.list.handler(list),
    state: os.models.state.handler(() => modelsState(rooms)),
    catalogue: os.models.catalogue.handler(() => {
      const installed = models.store.list();
      return catalogue().map(({ prefixes: _, names: __, ...entry }): CatalogueModel => {
        const name = installed.find(({ catalogueId }) => catalogueId === entry.id)?.name ?? null;
        return { ...entry, installed: name };
      });
    }),
    import: os.models.import.handler(async function* ({ input, signal, errors }) {
      const events = transfer<Model>(
        async (onProgress, stop) =>
          shownModel(
            rooms,
            await models.store.import(input.path, { role: input.role, signal: stop, onProgress }),
          ),
        signal,
      );
      yield* crossingStream(events, errors.FOOTNOTE);
      rooms.freshness?.lookAgain();
    }),
    download: os.models.download.handler(async function* ({ input, signal, errors }) {
      const events = transfer<Model>(async (onProgress, stop) => {
        const entry = catalogue().find(({ id }) => id === input.id);
        if (!entry?.file) throw new FootnoteError('download-unknown', { id: input.id });
        const { host } = new URL(entry.file.url);
        noteDeparture(placesOf(rooms).departures, { kind: 'download', host, what: entry.file.url });
        return shownModel(rooms, await models.download(entry, { signal: stop, onProgress }));
      }, signal);
      yield* crossingStream(events, errors.FOOTNOTE);
      rooms.freshness?.lookAgain();
    }),
    use: os.models.use.handler(({ input: { role, name, anyway = false } }) => {
      if (name && models.store.get(name).role !== role)
        throw new FootnoteError('model-role', { name, asked: role, made: models.store.get(name).role });
      const choice = name === undefined ? null : (name ?? noModel);
      rooms.settings.set({ models: { ...rooms.settings.get().models, [role]: choice } });
      const serving = models.serving(role);
      if (serving && existsSync(rooms.options.library)) {
        const library = rooms.library();
        if (library.usedAnyway(serving.hash) !== anyway) library.useAnyway(serving.hash, anyway);
      }
      rooms.freshness?.lookAgain();
      return list();
    }),
    remove: os.models.remove.handler(({ input: { name } }) => {
      const { role } = models.store.get(name);
      // Its file may be in use, and on Windows could not be removed then.
      models.unload();
      models.store.remove(name);
      const chosen = rooms.settings.get().models;
      if (chosen[role] === name) rooms.settings.set({ models: { ...chosen, [role]: null } });
      rooms.freshness?.lookAgain();
      return list();
    }),
    unload: os.models.unload.handler(() => {
      models.unload();
      return modelsState(rooms);
    }),
    retryGpu: os.models.retryGpu.handler(() => {
      models.retryGpu();
      return modelsState(rooms);
    }),
    bench: os.models.bench.handler(({ signal }) => measureModels(models, signal)),
  };
}

export function adapterRoutes(os: Implementer, { models, settings }: Rooms) {
  const shown = (adapter: StoredAdapter): Adapter => ({ ...adapter, ...models.fitOf(adapter.name) });
  const list = () => models.adapters.list().map(shown);
  return {
    list: os.adapters.list.handler(list),
    import: os.adapters.import.handler(async ({ input, signal }) =>
      shown(await models.adapters.import(input.path, { signal })),
    ),
    remove: os.adapters.remove.handler(({ input }) => {
      models.adapters.remove(input.name);
      settings.set({ adapters: settings.get().adapters.filter(({ name }) => name !== input.name) });
      return list();
    }),
  };
}

export async function modelsState({ models, settings }: Rooms): Promise<ModelsState> {
  const state = await models.state();
  return {
    process: state ? 'running' : 'off',
    deaths: models.deaths(),
    resident: state?.resident ?? 0,
    device: state?.device ?? null,
    deviceNames: [...(state?.deviceNames ?? [])],
    vram: state?.vram ?? null,
    threads: state?.threads ?? 0,
    loaded: [...(state?.loaded ?? [])],
    keepAlive: settings.get().modelMinutes,
    steppedDown: models.steppedDown(),
  };
}

function shownModel({ models, library, options }: Rooms, model: StoredModel): Model {
  const { version: _, changed: __, profile: ___, prefixes: ____, ...shown } = model;
  return {
    ...shown,
    serving: models.serving(model.role as ModelRole)?.name === model.name,
    fits4k: model.memory4k <= totalmem() * share,
    fits16k: model.memory16k <= totalmem() * share,
    fault: faultOf(models.store, model),
    check: model.role !== 'chat' && existsSync(options.library) ? checkState(library(), model.sha256) : null,
  };
}

function faultOf(store: Rooms['models']['store'], model: StoredModel): Model['fault'] {
  try {
    store.checkFile(model);
    return null;
  } catch (error) {
    return (error as FootnoteError).code as Model['fault'];
  }
}

/** Work with a count of bytes, as events; progress that nobody has read yet is replaced. */
function transfer<T>(
  work: (onProgress: (done: number, total?: number | null) => void, stop: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): AsyncGenerator<TransferEvent<T>, void, undefined> {
  return streamOf<TransferEvent<T>>(
    async (push, stop) => {
      const onProgress = (done: number, total: number | null = null) =>
        push({ type: 'progress', done, total });
      push({ type: 'done', result: await work(onProgress, stop) });
    },
    (event) => event.type === 'progress',
    signal,
  );
}
