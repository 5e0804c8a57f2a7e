/** Worker threads that read files, with a time limit a file; a worker that hangs or dies is replaced. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FootnoteError } from '../contract/index.ts';
import { emptyProfile, type Profile } from './profile.ts';
import type { ReadReply, ReadRequest } from './worker.ts';

/** A page takes milliseconds; what takes this long is damaged, or made to be slow. */
export const secondsPerFile = 60;
/** Heap of one worker in MB: a page of the size limit fits. */
const workerHeap = 1024;

type Request = Omit<Extract<ReadRequest, { type: 'read' }>, 'id' | 'type'>;

interface Job {
  readonly request: Request;
  readonly resolve: (reply: ReadReply) => void;
  readonly reject: (error: FootnoteError) => void;
}

interface Seat {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  ready: boolean;
}

export interface ReaderPool {
  /** How many files are read at once. */
  readonly size: number;
  /**
   * Reads one file; what is wrong with the file is a `problem` reply.
   * @throws FootnoteError `cancelled` once the pool is closed, `internal` where no worker starts: then nothing is
   *   known of the file
   */
  read(request: Request): Promise<ReadReply>;
  /** Ends at once; reads that are not finished are cancelled. */
  close(): Promise<void>;
}

/** In a clone the sources run as they are; a build has the worker beside the engine. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export function startPool(
  profile: Profile = emptyProfile,
  options: { size?: number; seconds?: number; entry?: URL } = {},
): ReaderPool {
  const size = options.size ?? Math.max(1, Math.min(4, availableParallelism()));
  const seconds = options.seconds ?? secondsPerFile;
  const waiting: Job[] = [];
  const seats: Seat[] = [];
  let closed = false;
  let number = 0;
  /** Workers in a row that died before they were ready. */
  let failedStarts = 0;
  let broken: FootnoteError | undefined;

  const fail = (job: Job, code: 'too-slow' | 'reader-crashed'): void => {
    const { path, rawPath } = job.request;
    const identity = { path, rawPath, size: 0, modified: 0, hash: '', reading: '' };
    job.resolve({ id: 0, identity, type: 'problem', code, params: code === 'too-slow' ? { seconds } : {} });
  };

  const next = (seat: Seat): void => {
    if (!seat.ready || seat.job) return;
    const job = waiting.shift();
    if (!job) return;
    seat.job = job;
    seat.timer = setTimeout(() => replace(seat, 'too-slow'), seconds * 1000);
    seat.worker.postMessage({ type: 'read', id: ++number, ...job.request } satisfies ReadRequest);
  };

  const replace = (seat: Seat, code: 'too-slow' | 'reader-crashed'): void => {
    clearTimeout(seat.timer);
    const { job, worker } = seat;
    worker.removeAllListeners();
    worker.on('error', () => {});
    void worker.terminate();
    seat.job = undefined;
    if (job) fail(job, code);
    if (!closed && !broken) open(seat);
  };

  /** Ends what waits and what is being read. */
  const refuse = (error: FootnoteError): void => {
    for (const job of waiting.splice(0)) job.reject(error);
    for (const seat of seats) {
      seat.job?.reject(error);
      seat.job = undefined;
    }
  };

  const open = (seat: Seat): void => {
    seat.ready = false;
    seat.worker = new Worker(options.entry ?? entry, {
      resourceLimits: { maxOldGenerationSizeMb: workerHeap },
    });
    seat.worker.postMessage({ type: 'profile', profile } satisfies ReadRequest);
    seat.worker.on('message', (reply: ReadReply | { ready: true }) => {
      if ('ready' in reply) {
        seat.ready = true;
        failedStarts = 0;
      } else {
        clearTimeout(seat.timer);
        const { job } = seat;
        seat.job = undefined;
        job?.resolve(reply);
      }
      next(seat);
    });
    const died = (error?: unknown): void => {
      // Where no worker can start, the files are not to blame: they keep what is known of them.
      if (!seat.ready && ++failedStarts > size) {
        const reason = error instanceof Error ? error.message : 'the reader does not start';
        broken = new FootnoteError('internal', { reason }, error);
        refuse(broken);
      }
      replace(seat, 'reader-crashed');
    };
    seat.worker.on('error', died);
    seat.worker.on('exit', () => died());
  };

  for (let i = 0; i < size; i++) {
    const seat = { job: undefined, timer: undefined, ready: false } as unknown as Seat;
    seats.push(seat);
    open(seat);
  }

  return {
    size,
    read: (request) =>
      new Promise((resolve, reject) => {
        if (closed || broken) return reject(broken ?? new FootnoteError('cancelled'));
        waiting.push({ request, resolve, reject });
        for (const seat of seats) next(seat);
      }),
    close: async () => {
      closed = true;
      refuse(new FootnoteError('cancelled'));
      for (const seat of seats) {
        clearTimeout(seat.timer);
        seat.worker.removeAllListeners();
        seat.worker.on('error', () => {});
      }
      await Promise.all(seats.map((seat) => seat.worker.terminate()));
    },
  };
}
