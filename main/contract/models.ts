/** Local models and adapters: what is installed, what may be, and what the models' process does. */
import { z } from 'zod';

export const modelRoleSchema = z.enum(['chat', 'embedding', 'reranker']);
export type ModelRole = z.infer<typeof modelRoleSchema>;

/** What a model was measured to do in this library, before searches use it. */
export const modelCheckSchema = z.object({
  /**
   * `unchecked`: the next update of the library checks it. `off`: a reranker made nothing better, an embedder found
   * less than the learned vectors. `slow`: a reranker reads too few passages in the time of a search. `few`: too few
   * questions whose page is known tell nothing of a reranker. `anyway`: a person uses it whatever the figures say.
   */
  state: z.enum(['unchecked', 'on', 'off', 'slow', 'few', 'anyway']),
  /** Questions whose right page is known: headings held out, confirmed questions, evaluated sheets. */
  pairs: z.number().int(),
  /** Mean reciprocal rank of the right page, 0 to 1; an embedder: `without` it the learned vectors serve. Null: no pairs. */
  mrrWithout: z.number().nullable(),
  mrrWith: z.number().nullable(),
  /** Of a reranker: milliseconds a passage when it was checked, and the passages that a search reads so. */
  pace: z.number().nullable(),
  reads: z.number().int().nullable(),
});
export type ModelCheckState = z.infer<typeof modelCheckSchema>;

/** What an installed model could not do for a search, which goes on without it; a code of errors.ts. */
export const failedModelSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FailedModel = z.infer<typeof failedModelSchema>;

export const modelSchema = z.object({
  /** The imported file's name without its extension. */
  name: z.string(),
  role: modelRoleSchema,
  /** It is the one that serves its role. */
  serving: z.boolean(),
  path: z.string(),
  /** It came with the installation and cannot be removed. */
  bundled: z.boolean(),
  /** What the file calls itself; null where it does not. */
  title: z.string().nullable(),
  architecture: z.string(),
  /** `Q4_K`, `F16` … */
  quantisation: z.string(),
  parameters: z.number(),
  /** Tokens that it was trained for. */
  context: z.number().nullable(),
  /** Of an embedder's vectors. */
  dimensions: z.number().nullable(),
  license: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string(),
  imported: z.string(),
  source: z.string(),
  /** Bytes of memory with 4,096 and with 16,384 tokens of context, computed from the file. */
  memory4k: z.number(),
  memory16k: z.number(),
  /** Whether this machine's memory holds that. */
  fits4k: z.boolean(),
  fits16k: z.boolean(),
  /** It maps different Korean words to the same tokens; null for a chat model. */
  englishOnly: z.boolean().nullable(),
  catalogueId: z.string().nullable(),
  /** Of an embedder or a reranker in the library at hand; else null. */
  check: modelCheckSchema.nullable(),
  /** What is wrong with its file now: it is gone, or not the one that was imported. */
  fault: z.enum(['model-gone', 'model-changed']).nullable().optional(),
});
export type Model = z.infer<typeof modelSchema>;

export const modelListSchema = z.object({
  folder: z.string(),
  /** Bytes of this machine. */
  memory: z.number(),
  models: z.array(modelSchema),
});

export const catalogueModelSchema = z.object({
  id: z.string(),
  role: modelRoleSchema,
  title: z.string(),
  maker: z.string(),
  license: z.string(),
  licenseUrl: z.string(),
  licenseNote: z.object({ ko: z.string(), en: z.string() }).nullable(),
  languages: z.array(z.string()).nullable(),
  parameters: z.number().nullable(),
  context: z.number().nullable(),
  dimensions: z.number().nullable(),
  documentation: z.string(),
  /** Where a person may download it; null where there is no one file to name. */
  file: z
    .object({
      url: z.string(),
      bytes: z.number().nullable(),
      sha256: z.string().nullable(),
      quantisation: z.string(),
    })
    .nullable(),
  /** The installed model that it is; null where none is. */
  installed: z.string().nullable(),
});
export type CatalogueModel = z.infer<typeof catalogueModelSchema>;

/** Bytes so far, of all; `total` is null where nobody says. */
export type TransferEvent<T> =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly result: T };

export const modelsStateSchema = z.object({
  /** `off`: nothing has been asked or it was idle; it starts with the next call. */
  process: z.enum(['off', 'running']),
  /** Times that it ended unasked since the engine started. */
  deaths: z.number().int(),
  /** Bytes that the system counts for it; 0 while it is off. */
  resident: z.number(),
  /** `cuda`, `vulkan`, `metal`, `cpu`; null while nothing has been loaded. */
  device: z.string().nullable(),
  deviceNames: z.array(z.string()),
  /** Bytes; null without a graphics processor. */
  vram: z.object({ free: z.number(), total: z.number() }).nullable(),
  threads: z.number().int(),
  loaded: z.array(
    z.object({
      name: z.string(),
      role: modelRoleSchema,
      gpuLayers: z.number().int(),
      layers: z.number().int(),
      /** Why so many layers are on the graphics processor. */
      why: z.enum(['no-gpu', 'all-fit', 'some-fit', 'stepped-down']),
      context: z.number().int(),
      bytes: z.number(),
    }),
  ),
  /** Minutes without a call until it is let go. */
  keepAlive: z.number(),
  /** An attempt on the graphics processor crashed: fewer layers than fit are used until `retryGpu`. */
  steppedDown: z.boolean(),
});
export type ModelsState = z.infer<typeof modelsStateSchema>;

export const adapterSchema = z.object({
  name: z.string(),
  revision: z.number().int(),
  path: z.string(),
  title: z.string().nullable(),
  architecture: z.string(),
  /** The base's name, where the file says it. */
  base: z.string().nullable(),
  rank: z.number().int().nullable(),
  bytes: z.number(),
  sha256: z.string(),
  imported: z.string(),
  license: z.string().nullable(),
  /** Whether it fits the chat model that serves; null where none does. */
  fits: z.boolean().nullable(),
  /** What does not fit, `gemma3 ≠ qwen3`; null where it fits or no model serves. */
  misfit: z.string().nullable(),
});
export type Adapter = z.infer<typeof adapterSchema>;

/** Measured on this machine, as it is now. */
export const modelBenchSchema = z.object({
  chat: z
    .object({
      name: z.string(),
      promptTokens: z.number(),
      /** Tokens a second: reading a prompt, writing an answer. */
      promptSpeed: z.number(),
      generationSpeed: z.number(),
      /** Milliseconds to the first token: of a first question, and of a second over the same passages. */
      firstToken: z.number(),
      followUpFirstToken: z.number(),
      /** `cuda`, `vulkan`, `metal` or `cpu`; of the layers, how many a graphics processor holds. */
      device: z.string(),
      gpuLayers: z.number().int(),
      layers: z.number().int(),
    })
    .nullable(),
  embedding: z.object({ name: z.string(), passagesPerSecond: z.number(), queryMs: z.number() }).nullable(),
  reranker: z.object({ name: z.string(), passagesPerSecond: z.number() }).nullable(),
});
export type ModelBench = z.infer<typeof modelBenchSchema>;

const named = z.object({ name: z.string().min(1) });

export const modelInputs = {
  import: z.object({ path: z.string().min(1), role: modelRoleSchema.optional() }),
  download: z.object({ id: z.string().min(1) }),
  /** `name` null: none serves the role; undefined: the first that is installed. */
  use: z.object({
    role: modelRoleSchema,
    name: z.string().nullable().optional(),
    /** Searches use it in this library, whatever the check says; default: as the check says. */
    anyway: z.boolean().optional(),
  }),
  named,
  adapter: z.object({ path: z.string().min(1) }),
};
