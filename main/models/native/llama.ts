/** The native library, loaded once in this process: which device, how many threads, and what it said last. */
import { availableParallelism } from 'node:os';
import type { Llama } from 'node-llama-cpp';
import { FootnoteError } from '../../contract/index.ts';
import type { StartOptions } from '../messages.ts';

export interface Native {
  readonly llama: Llama;
  readonly threads: number;
  /** What the native library threw, with the reason that only its log tells. */
  explained(error: unknown, name: string): FootnoteError;
}

export async function openNative({ threads, gpu = true }: StartOptions): Promise<Native> {
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
  let line = '';
  const llama = await getLlama({
    gpu: gpu ? 'auto' : false,
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
  const cores = Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()));
  return {
    llama,
    threads: Math.min(threads ?? cores, cores),
    explained(error, name) {
      const thrown = error instanceof Error ? error.message : String(error);
      const reason = [thrown, line].filter(Boolean).join('; ').replace(/\.$/, '');
      line = '';
      return new FootnoteError('model-failed', { name, reason }, error);
    },
  };
}
