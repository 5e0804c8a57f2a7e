/** What the models' process hears and says. Plain data: it passes a pipe as well as a message port. */
import type { ErrorCode, ErrorParams } from '../contract/index.ts';
import type { ChatEvent, ChatRequest } from './calls.ts';

export type Role = 'chat' | 'embedding' | 'reranker';

/** A model as a call names it: the process keeps no list of its own. */
export interface ModelSpec {
  /** For sentences that a person reads. */
  readonly name: string;
  readonly path: string;
  /** SHA-256, hex. The same path with another hash is another model. */
  readonly hash: string;
  readonly role: Role;
  readonly profile: string;
  /** Put before what is embedded. */
  readonly prefixes: { readonly query: string; readonly passage: string };
  /** Tokens that it is used with, no more than it was trained for. */
  readonly context: number;
}

export interface AdapterSpec {
  readonly name: string;
  readonly path: string;
  readonly scale: number;
}

export type ModelsCall =
  | {
      readonly type: 'embed';
      readonly model: ModelSpec;
      readonly texts: readonly string[];
      readonly kind: 'query' | 'passage';
    }
  /** Without a text: loads the model. */
  | {
      readonly type: 'rerank';
      readonly model: ModelSpec;
      readonly question: string;
      readonly texts: readonly string[];
    }
  | {
      readonly type: 'chat';
      readonly model: ModelSpec;
      readonly request: ChatRequest;
      readonly adapters: readonly AdapterSpec[];
    }
  | { readonly type: 'countTokens'; readonly model: ModelSpec; readonly text: string }
  /** Token numbers of each text, read from the file's vocabulary alone: no weight is loaded. */
  | { readonly type: 'tokenize'; readonly path: string; readonly texts: readonly string[] }
  | { readonly type: 'state' }
  /** Finds the device, without loading a model. */
  | { readonly type: 'findDevice' };

/** What each call gives; a chat gives nothing at its end, its events come before. */
export interface ModelsResult {
  readonly embed: Float32Array[];
  readonly rerank: number[];
  readonly chat: null;
  readonly countTokens: number;
  readonly tokenize: number[][];
  readonly state: ProcessState;
  readonly findDevice: ProcessState;
}

/** Bytes of memory are those that the system counts for the process. */
export interface ProcessState {
  readonly pid: number;
  readonly resident: number;
  /** `cuda`, `vulkan`, `metal`, or `cpu`; null while nothing has been loaded. */
  readonly device: string | null;
  readonly deviceNames: readonly string[];
  /** Free and total bytes of the graphics memory; null without one. */
  readonly vram: { readonly free: number; readonly total: number } | null;
  readonly threads: number;
  readonly loaded: readonly LoadedState[];
}

export interface LoadedState {
  readonly name: string;
  readonly role: Role;
  /** Layers on the graphics processor, of all. */
  readonly gpuLayers: number;
  readonly layers: number;
  /** Why so many, for a person. */
  readonly why: LayerReason;
  readonly context: number;
  /** Bytes that weights and contexts take, by llama.cpp's own account. */
  readonly bytes: number;
}

/** `no-gpu`: none was found; `all-fit`; `some-fit`: the memory holds no more; `stepped-down`: the last attempt crashed. */
export type LayerReason = 'no-gpu' | 'all-fit' | 'some-fit' | 'stepped-down';

export interface StartOptions {
  /** Threads at most; undefined: the cores that compute. */
  readonly threads?: number;
  /** False: the processor only. */
  readonly gpu?: boolean;
  /** A file that remembers an attempt on the graphics processor until it has succeeded. */
  readonly attemptFile?: string;
}

export type ToModels =
  | { readonly type: 'start'; readonly options: StartOptions }
  | { readonly type: 'call'; readonly id: number; readonly call: ModelsCall }
  | { readonly type: 'cancel'; readonly id: number };

export type FromModels =
  | { readonly type: 'event'; readonly id: number; readonly event: ChatEvent }
  | { readonly type: 'result'; readonly id: number; readonly value: ModelsResult[keyof ModelsResult] }
  | { readonly type: 'error'; readonly id: number; readonly code: ErrorCode; readonly params: ErrorParams };
