/** The models that are loaded now: one a role, loaded at the first call that names it, replaced when another is named. */
import type { LlamaModel } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { ChatEvent } from '../calls.ts';
import type { LoadedState, ModelSpec, ModelsCall, ProcessState, Role, StartOptions } from '../messages.ts';
import { type Native, openNative } from './llama.ts';
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
}

interface Resident<T> {
  readonly spec: ModelSpec;
  readonly model: LlamaModel;
  readonly tool: T;
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
      await there.model.dispose();
    }
    const opened = await native();
    const model = await opened.llama.loadModel({ modelPath: spec.path }).catch((error: unknown) => {
      throw opened.explained(error, spec.name);
    });
    try {
      const loaded: Resident<T> = { spec, model, tool: await make(model, opened), users: new Set() };
      residents.set(spec.role, loaded);
      return loaded;
    } catch (error) {
      await model.dispose();
      throw error;
    }
  };

  const use = async <T, R>(spec: ModelSpec, make: Make<T>, work: (tool: T) => Promise<R>): Promise<R> => {
    const there = residents.get(spec.role);
    const { tool, users } =
      there && isOf(there, spec) ? (there as Resident<T>) : await loading.run(() => load(spec, make));
    const working = work(tool);
    users.add(working);
    try {
      return await working;
    } finally {
      users.delete(working);
    }
  };

  return {
    embed: ({ model, texts, kind }, signal) =>
      use<EmbeddingModel, Float32Array[]>(
        model,
        (loaded, { threads }) => embeddingModel(loaded, model, threads),
        (tool) => tool.embed(texts, kind, signal),
      ),
    rerank: ({ model, question, texts }, signal) =>
      use<RankingModel, number[]>(
        model,
        (loaded, { threads }) => rankingModel(loaded, model, threads),
        (tool) => tool.rerank(question, texts, signal),
      ),
    // biome-ignore lint/correctness/useYield: comes with the chat model
    async *chat({ model }) {
      throw new FootnoteError('model-missing', { role: model.role });
    },
    async countTokens({ model }) {
      throw new FootnoteError('model-missing', { role: model.role });
    },
    async tokenize(path, texts) {
      const { llama } = await native();
      const model = await llama.loadModel({ modelPath: path, vocabOnly: true, gpuLayers: 0 });
      try {
        return texts.map((text) => model.tokenize(text, false));
      } finally {
        await model.dispose();
      }
    },
    async state() {
      const opened = await opening;
      const llama = opened?.llama;
      const vram = llama?.gpu ? await llama.getVramState() : null;
      return {
        pid: process.pid,
        resident: process.memoryUsage().rss,
        device: llama ? llama.gpu || 'cpu' : null,
        deviceNames: llama?.gpu ? await llama.getGpuDeviceNames() : [],
        vram: vram && { free: vram.free, total: vram.total },
        threads: opened?.threads ?? 0,
        loaded: [...residents.values()].map(stateOf),
      };
    },
  };
}

const isOf = ({ spec }: Resident<unknown>, { path, hash }: ModelSpec) =>
  spec.path === path && spec.hash === hash;

function stateOf({ spec, model }: Resident<unknown>): LoadedState {
  const { gpuLayers } = model;
  const layers = model.fileInsights.totalLayers;
  return {
    name: spec.name,
    role: spec.role,
    gpuLayers,
    layers,
    why: model.llama.gpu === false ? 'no-gpu' : gpuLayers >= layers ? 'all-fit' : 'some-fit',
    context: spec.context,
    bytes: model.memoryUsage.ram + model.memoryUsage.vram,
  };
}
