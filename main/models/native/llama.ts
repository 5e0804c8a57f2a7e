/** The native library, loaded once in this process: which device, how many threads, and what it said last. */
import { availableParallelism } from 'node:os';
import type { Llama, LlamaModel } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import { factsOf } from '../gguf/facts.ts';
import { readGguf } from '../gguf/read.ts';
import type { LayerReason, ModelSpec, StartOptions } from '../messages.ts';
import { openAttempts } from './attempts.ts';
import { readCores, shareCores, type Threads } from './threads.ts';

export interface Native {
  readonly llama: Llama;
  /** Of the graphics processors, none where a driver's library is installed without one. */
  readonly deviceNames: readonly string[];
  /** At most. */
  readonly threads: number;
  readonly cores: Threads;
  /** Loads a model, and makes of it what `make` makes, as far down as the attempts before have shown to be safe. */
  load<T>(spec: ModelSpec, make: (model: LlamaModel) => Promise<T>): Promise<Placed<T>>;
  /** What the native library threw, with the reason that only its log tells. */
  explained(error: unknown, name: string): FootnoteError;
}

export interface Placed<T> {
  readonly model: LlamaModel;
  readonly tool: T;
  readonly why: LayerReason;
}

export async function openNative({ threads, gpu = true, attemptFile }: StartOptions): Promise<Native> {
  const begun = readCores();
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
  const attempts = openAttempts(attemptFile);
  const useGpu = gpu && attempts.step('device') === 0;
  let line = '';
  const open = () =>
    getLlama({
      gpu: useGpu ? 'auto' : false,
      // What is installed is used: nothing is compiled or fetched on a person's machine.
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      maxThreads: 0,
      logLevel: LlamaLogLevel.warn,
      logger: (level, message) => {
        if (level === LlamaLogLevel.error) line = message.trim();
      },
    });
  const llama = useGpu ? await attempts.guard('device', open) : await open();
  const deviceNames = llama.gpu === false ? [] : await llama.getGpuDeviceNames();
  const hasGpu = deviceNames.length > 0;
  const able = Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()));
  const most = Math.max(1, Math.min(threads ?? able, able));

  const explained: Native['explained'] = (error, name) => {
    if (error instanceof FootnoteError) return error;
    const thrown = error instanceof Error ? error.message : String(error);
    const reason = [thrown, line].filter(Boolean).join('; ').replace(/\.$/, '');
    line = '';
    return new FootnoteError('model-failed', { name, reason }, error);
  };

  return {
    llama,
    deviceNames,
    threads: most,
    cores: shareCores(llama, most, begun),
    explained,
    async load(spec, make) {
      const step = attempts.step(spec.hash);
      const layers = factsOf(readGguf(spec.path)).layers ?? 0;
      const onGpu = hasGpu && step < 2;
      const work = async () => {
        const model = await llama.loadModel({
          modelPath: spec.path,
          gpuLayers: onGpu
            ? {
                ...(step === 1 && { max: Math.floor(layers / 2) }),
                fitContext: { contextSize: spec.context, embeddingContext: spec.role !== 'chat' },
              }
            : 0,
        });
        try {
          return { model, tool: await make(model) };
        } catch (error) {
          await model.dispose();
          throw error;
        }
      };
      try {
        const placed = onGpu ? await attempts.guard(spec.hash, work) : await work();
        const fits = placed.model.gpuLayers > layers ? 'all-fit' : 'some-fit';
        const steppedDown = step > 0 || (gpu && !useGpu);
        return { ...placed, why: steppedDown ? 'stepped-down' : hasGpu ? fits : 'no-gpu' };
      } catch (error) {
        throw explained(error, spec.name);
      }
    },
  };
}
