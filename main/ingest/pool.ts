/** Worker threads that read files, with a time limit a file; a worker that hangs or dies is replaced. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
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
  /** Reads one file; never rejects: what went wrong is a `problem` reply. */
  read(request: Request): Promise<ReadReply>;
  close(): Promise<void>;
}

/** In a clone the sources run as they are; a build has the worker beside the engine. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export function startPool(
  profile: Profile = emptyProfile,
  options: { size?: number; seconds?: number } = {},
): ReaderPool {
  const size = options.size ?? Math.max(1, Math.min(4, availableParallelism()));
  const seconds = options.seconds ?? secondsPerFile;
  const waiting: Job[] = [];
  const seats: Seat[] = [];
  let closed = false;
  let number = 0;

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
    if (!closed) open(seat);
  };

  const open = (seat: Seat): void => {
    seat.ready = false;
    seat.worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: workerHeap } });
    seat.worker.postMessage({ type: 'profile', profile } satisfies ReadRequest);
    let deaths = 0;
    seat.worker.on('message', (reply: ReadReply | { ready: true }) => {
      if ('ready' in reply) {
        seat.ready = true;
      } else {
        clearTimeout(seat.timer);
        const { job } = seat;
        seat.job = undefined;
        job?.resolve(reply);
      }
      next(seat);
    });
    const died = (): void => {
      // A worker that dies before it is ready would die for ever: its waiting files are given up instead.
      if (!seat.ready && deaths++ === 0) for (const job of waiting.splice(0)) fail(job, 'reader-crashed');
      replace(seat, 'reader-crashed');
    };
    seat.worker.on('error', died);
    seat.worker.on('exit', died);
  };

  for (let i = 0; i < size; i++) {
    const seat = { job: undefined, timer: undefined, ready: false } as unknown as Seat;
    seats.push(seat);
    open(seat);
  }

  return {
    size,
    read: (request) =>
      new Promise((resolve) => {
        waiting.push({ request, resolve });
        for (const seat of seats) next(seat);
      }),
    close: async () => {
      closed = true;
      for (const seat of seats) {
        clearTimeout(seat.timer);
        seat.worker.removeAllListeners();
      }
      await Promise.all(seats.map((seat) => seat.worker.terminate()));
    },
  };
}
