/** Local models as the user interface sees them: one of each role, an adapter, and a process that may be let go. */
import type { implement } from '@orpc/server';
import type { Adapter, Contract, Model, ModelsState } from '../../main/contract/index.ts';

type Implementer = ReturnType<typeof implement<Contract>>;

const gigabyte = 2 ** 30;

const model = (name: string, role: Model['role'], more: Partial<Model> = {}): Model => ({
  name,
  role,
  serving: true,
  path: `/data/models/${name}.gguf`,
  bundled: false,
  title: name,
  architecture: 'qwen3',
  quantisation: 'Q4_K',
  parameters: 4_000_000_000,
  context: 32_768,
  dimensions: role === 'embedding' ? 1024 : null,
  license: 'Apache-2.0',
  bytes: 2.5 * gigabyte,
  sha256: 'a'.repeat(64),
  imported: '2026-11-20T08:30:00.000Z',
  source: `/media/usb/${name}.gguf`,
  memory4k: 3.4 * gigabyte,
  memory16k: 5.1 * gigabyte,
  fits4k: true,
  fits16k: true,
  englishOnly: role === 'chat' ? null : false,
  catalogueId: null,
  check: null,
  ...more,
});

const adapter: Adapter = {
  name: '상담_말투',
  revision: 2,
  path: '/data/models/adapters/상담_말투.gguf',
  title: null,
  architecture: 'qwen3',
  base: 'Qwen3 4B',
  rank: 8,
  bytes: 12_000_000,
  sha256: 'b'.repeat(64),
  imported: '2026-11-20T08:40:00.000Z',
  license: null,
  fits: true,
  misfit: null,
};

export function modelRoutes(os: Implementer) {
  let models = [
    model('qwen3-4b', 'chat'),
    model('bge-m3', 'embedding', { architecture: 'bert', license: 'MIT' }),
    model('minilm', 'embedding', {
      serving: false,
      englishOnly: true,
      check: { state: 'off', pairs: 100, mrrWithout: 0.54, mrrWith: 0.4364, pace: null, reads: null },
    }),
    model('ko-reranker', 'reranker', {
      check: { state: 'slow', pairs: 0, mrrWithout: null, mrrWith: null, pace: 129.6, reads: 6 },
    }),
  ];
  let state: ModelsState = {
    process: 'running',
    deaths: 0,
    resident: 3.1 * gigabyte,
    device: 'vulkan',
    deviceNames: ['GPU'],
    vram: { free: 2 * gigabyte, total: 8 * gigabyte },
    threads: 4,
    loaded: [
      {
        name: 'qwen3-4b',
        role: 'chat',
        gpuLayers: 30,
        layers: 37,
        why: 'some-fit',
        context: 16_384,
        bytes: 5 * gigabyte,
      },
    ],
    keepAlive: 15,
    steppedDown: true,
  };
  const list = () => ({ folder: '/data/models', memory: 16 * gigabyte, models });
  return {
    list: os.models.list.handler(list),
    state: os.models.state.handler(() => state),
    catalogue: os.models.catalogue.handler(() => [
      {
        id: 'kure-v1',
        role: 'embedding' as const,
        title: 'KURE-v1',
        maker: 'Korea University',
        license: 'MIT',
        licenseUrl: 'https://huggingface.co/nlpai-lab/KURE-v1',
        licenseNote: null,
        languages: ['ko'],
        parameters: 568_000_000,
        context: 8192,
        dimensions: 1024,
        documentation: 'https://huggingface.co/nlpai-lab/KURE-v1',
        file: null,
        installed: null,
      },
    ]),
    import: os.models.import.handler(async function* ({ input }) {
      yield { type: 'progress' as const, done: gigabyte, total: null };
      const name = input.path.replace(/^.*\//, '').replace(/\.gguf$/, '');
      const added = model(name, input.role ?? 'chat', { serving: false });
      models = [...models, added];
      yield { type: 'done' as const, result: added };
    }),
    download: os.models.download.handler(async function* ({ input, errors }) {
      yield { type: 'progress' as const, done: 0, total: gigabyte };
      throw errors.FOOTNOTE({ data: { code: 'download-unknown', params: { id: input.id } } });
    }),
    use: os.models.use.handler(({ input }) => {
      models = models.map((one) =>
        one.role === input.role ? { ...one, serving: one.name === input.name } : one,
      );
      const state = input.anyway ? ('anyway' as const) : ('off' as const);
      models = models.map((one) =>
        one.check && one.name === input.name ? { ...one, check: { ...one.check, state } } : one,
      );
      return list();
    }),
    remove: os.models.remove.handler(({ input }) => {
      models = models.filter(({ name }) => name !== input.name);
      return list();
    }),
    retryGpu: os.models.retryGpu.handler(() => {
      state = { ...state, steppedDown: false };
      return state;
    }),
    unload: os.models.unload.handler(() => {
      state = { ...state, process: 'off', resident: 0, loaded: [] };
      return state;
    }),
    bench: os.models.bench.handler(() => ({ chat: null, embedding: null, reranker: null })),
  };
}

export function adapterRoutes(os: Implementer) {
  let adapters = [adapter];
  return {
    list: os.adapters.list.handler(() => adapters),
    import: os.adapters.import.handler(({ input }) => {
      const added = { ...adapter, name: input.path.replace(/^.*\//, '').replace(/\.gguf$/, ''), revision: 1 };
      adapters = [...adapters, added];
      return added;
    }),
    remove: os.adapters.remove.handler(({ input }) => {
      adapters = adapters.filter(({ name }) => name !== input.name);
      return adapters;
    }),
  };
}
