/** The models that are loaded now: one a role, loaded at the first call that names it, replaced when another is named. */
import { basename } from 'node:path';
import type { LlamaModel } from 'node-llama-cpp';
import type { ChatEvent } from '../calls.ts';
import type { LoadedState, ModelSpec, ModelsCall, ProcessState, Role, StartOptions } from '../messages.ts';
import { type ChatModel, chatModel } from './chats.ts';
import { type Native, openNative, type Placed } from './llama.ts';
import { createLock } from './lock.ts';
import { type RankingModel, rankingModel } from './ranks.ts';
import { type EmbeddingModel, embeddingModel } from './vectors.ts';

type Call<T extends ModelsCall['type']> = Extract<ModelsCall, { type: T }>;

export interface Residents {
  embed(call: Call<'embed'>, signal: AbortSignal): Promise<Float32Array[]>;
  rerank(call: Call<'rerank'>, signal: AbortSignal): Promise<number[]>;
  chat(call: Call<'chat'>, signal: AbortSignal): AsyncGenerator<ChatEvent, void, undefined>;
  countTokens(call: Call<'countTokens'>): Promise<number>;
  tokenize(path: string, texts: readonly string[]): Promise<number[][]>;
  state(): Promise<ProcessState>;
  findDevice(): Promise<ProcessState>;
}

interface Resident<T> {
  readonly spec: ModelSpec;
  readonly placed: Placed<T>;
  /** Calls that use it now: it is not taken away under them. */
  readonly users: Set<Promise<unknown>>;
}

export function createResidents(options: StartOptions): Residents {
  let opening: Promise<Native> | undefined;
  const native = () => {
    opening ??= openNative(options);
    return opening;
  };
  // Two models loaded at once would both count the same free memory as theirs.
  const loading = createLock();
  const residents = new Map<Role, Resident<unknown>>();

  type Make<T> = (model: LlamaModel, native: Native) => Promise<T>;

  const load = async <T>(spec: ModelSpec, make: Make<T>): Promise<Resident<T>> => {
    const there = residents.get(spec.role);
    if (there && isOf(there, spec)) return there as Resident<T>;
    residents.delete(spec.role);
    if (there) {
      await Promise.allSettled(there.users);
      await there.placed.model.dispose();
    }
    const opened = await native();
    const placed = await opened.load(spec, (model) => make(model, opened));
    const loaded: Resident<T> = { spec, placed, users: new Set() };
    residents.set(spec.role, loaded);
    return loaded;
  };

  /** The model's tool, and how to give it back. */
  const borrow = async <T>(spec: ModelSpec, make: Make<T>): Promise<{ tool: T; done: () => void }> => {
    const there = residents.get(spec.role);
    const { placed, users } =
      there && isOf(there, spec) ? (there as Resident<T>) : await loading.run(() => load(spec, make));
    const { promise, resolve } = Promise.withResolvers<void>();
    users.add(promise);
    const leave = (await native()).cores.enter(spec.role === 'embedding');
    const done = () => {
      users.delete(promise);
      leave();
      resolve();
    };
    return { tool: placed.tool, done };
  };

  const use = async <T, R>(spec: ModelSpec, make: Make<T>, work: (tool: T) => Promise<R>): Promise<R> => {
    const { tool, done } = await borrow(spec, make);
    try {
      return await work(tool);
    } finally {
      done();
    }
  };

  const chatting = (spec: ModelSpec) =>
    borrow<ChatModel>(spec, (model, opened) => chatModel(model, spec, opened));

  const state = async (): Promise<ProcessState> => {
    const opened = await opening;
    const llama = opened?.llama;
    const deviceNames = opened?.deviceNames ?? [];
    const hasGpu = deviceNames.length > 0;
    const vram = llama && hasGpu ? await llama.getVramState() : null;
    return {
      pid: process.pid,
      resident: process.memoryUsage().rss,
      device: llama ? (hasGpu && llama.gpu) || 'cpu' : null,
      deviceNames: [...deviceNames],
      vram: vram && { free: vram.free, total: vram.total },
      threads: opened?.threads ?? 0,
      loaded: [...residents.values()].map(stateOf),
    };
  };

  return {
    embed: ({ model, texts, kind }, signal) =>
      use<EmbeddingModel, Float32Array[]>(
        model,
        (loaded, opened) => embeddingModel(loaded, model, opened),
        (tool) => tool.embed(texts, kind, signal),
      ),
    rerank: ({ model, question, texts }, signal) =>
      use<RankingModel, number[]>(
        model,
        (loaded, opened) => rankingModel(loaded, model, opened),
        (tool) => tool.rerank(question, texts, signal),
      ),
    async *chat({ model, request, adapters }, signal) {
      const { tool, done } = await chatting(model);
      try {
        yield* tool.chat(request, adapters, signal);
      } finally {
        done();
      }
    },
    async countTokens({ model, text }) {
      const { tool, done } = await chatting(model);
      try {
        return tool.countTokens(text);
      } finally {
        done();
      }
    },
    async tokenize(path, texts) {
      const { llama, explained } = await native();
      try {
        const model = await llama.loadModel({ modelPath: path, vocabOnly: true, gpuLayers: 0 });
        const tokens = texts.map((text) => model.tokenize(text, false));
        await model.dispose();
        return tokens;
      } catch (error) {
        throw explained(error, basename(path));
      }
    },
    state,
    async findDevice() {
      await native();
      return state();
    },
  };
}

const isOf = ({ spec }: Resident<unknown>, { path, hash }: ModelSpec) =>
  spec.path === path && spec.hash === hash;

function stateOf({ spec, placed: { model, why } }: Resident<unknown>): LoadedState {
  return {
    name: spec.name,
    role: spec.role,
    gpuLayers: model.gpuLayers,
    layers: model.fileInsights.totalLayers,
    why,
    context: spec.context,
    bytes: model.memoryUsage.ram + model.memoryUsage.vram,
  };
}
