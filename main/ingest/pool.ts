/**
 * Workers that read files, with a time limit a file; one that hangs or dies is replaced. Pages are read in threads;
 * documents in a process, because a thread's limits do not stop WebAssembly, buffers and native code.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FootnoteError } from '../contract/index.ts';
import { emptyProfile, type Profile } from './profile.ts';
import type { ReadReply, ReadRequest } from './worker.ts';

/** A page takes milliseconds; what takes this long is damaged, or made to be slow. */
export const secondsPerFile = 60;
/** Heap of one worker in MB: a page of the size limit fits. */
const workerHeap = 1024;

/**
 * Threads that wait for a drive which does not answer, in this whole process. Each holds one of its few (four) threads
 * for files and cannot be ended; a process of its own can, so while there are any, files are read in processes.
 */
let stuckThreads = 0;
/** Of the four, one is left for the engine's own files. */
const mostThreads = 3;
/** A drive that has not begun to answer after this share of a file's time has stalled … */
const answerShare = 0.8;
/** … and after so many seconds at most, however long a document may take to be understood. */
const longestAnswer = 60;
/** Milliseconds that closing waits for readers that are ended. */
const endsWithin = 2000;

/** Bytes of a file whose reader is ended after it; a page of that size is read with the documents, one at a time. */
export const largeFile = 4_000_000;

type Request = Omit<Extract<ReadRequest, { type: 'read' }>, 'id' | 'type' | 'answer'> & {
  /** Bytes as they were scanned; default: not large. */
  readonly size?: number;
};

interface Job {
  readonly request: Request;
  readonly resolve: (reply: ReadReply) => void;
  readonly reject: (error: FootnoteError) => void;
}

/** A thread or a process, as far as the pool cares. */
interface Reader {
  readonly isThread: boolean;
  post(request: ReadRequest): void;
  on(listen: { message(reply: ReadReply | { ready: true }): void; death(error?: unknown): void }): void;
  /** Ends it; nothing is heard of it any more. */
  end(): Promise<unknown>;
}

interface Seat {
  /** Undefined while there is nothing to read for it. */
  worker: Reader | undefined;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  ready: boolean;
}

export interface ReaderPool {
  /** How many files are read at once. */
  readonly size: number;
  /** Threads of this process that wait for a drive. */
  readonly stuck: number;
  /**
   * Reads one file; what is wrong with the file is a `problem` reply.
   * @throws FootnoteError `cancelled` once the pool is closed, `internal` where no worker starts: then nothing is
   *   known of the file; `drive-stalled` where too many threads wait for a drive and no process can be started
   */
  read(request: Request): Promise<ReadReply>;
  /** Ends at once; reads that are not finished are cancelled. */
  close(): Promise<void>;
}

/** In a clone the sources run as they are; a build has the worker beside the engine. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

function startThread(at: URL): Reader {
  const worker = new Worker(at, { resourceLimits: { maxOldGenerationSizeMb: workerHeap } });
  let ended: Promise<unknown> | undefined;
  return {
    isThread: true,
    post: (request) => worker.postMessage(request),
    on: ({ message, death }) => {
      worker.on('message', message);
      worker.on('error', death);
      worker.on('exit', () => death());
    },
    end: () => {
      if (ended) return ended;
      worker.removeAllListeners();
      worker.on('error', () => {});
      ended = worker.terminate();
      return ended;
    },
  };
}

function startProcess(at: URL): Reader {
  const child = fork(fileURLToPath(at), [], {
    serialization: 'advanced',
    // What this Node was started with, such as type stripping, the reader needs too.
    execArgv: [...process.execArgv, `--max-old-space-size=${workerHeap}`, '--expose-gc'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.on('error', () => {});
  return {
    isThread: false,
    post: (request) => {
      // A process that has just died says so by its exit.
      if (child.connected) child.send(request, () => {});
    },
    on: ({ message, death }) => {
      child.on('message', message);
      child.once('error', death);
      child.once('exit', () => death());
    },
    end: () => {
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      child.removeAllListeners('error');
      child.on('error', () => {});
      const ended =
        child.exitCode === null && child.signalCode === null
          ? new Promise((resolve) => child.once('exit', resolve))
          : gone;
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/**
 * Electron's packed program does not start Node processes from here (its RunAsNode fuse is off), so documents are read
 * in threads there until the shell hands over processes.
 */
const processesStart = process.versions.electron === undefined;

export interface PoolOptions {
  readonly size?: number | undefined;
  /** Seconds that one file may take. */
  readonly seconds?: number | undefined;
  readonly entry?: URL | undefined;
  /** Default `thread`. */
  readonly isolation?: 'thread' | 'process' | undefined;
  /** Whether processes can be started. Default: not in Electron. */
  readonly canFork?: boolean | undefined;
}

const isLarge = ({ request }: Job): boolean => (request.size ?? 0) >= largeFile;

const isLong = (reply: ReadReply): boolean => reply.type === 'document' && reply.rest.length > 0;

export function startPool(profile: Profile = emptyProfile, options: PoolOptions = {}): ReaderPool {
  const size = options.size ?? Math.max(1, Math.min(mostThreads, availableParallelism()));
  const seconds = options.seconds ?? secondsPerFile;
  const canFork = options.canFork ?? processesStart;
  const answer = Math.min(longestAnswer, seconds * answerShare);
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
    if (waiting.length > 0 && !seat.worker) open(seat);
    if (!seat.worker || !seat.ready || seat.job) return;
    const job = waiting.shift();
    if (!job) return;
    seat.job = job;
    seat.timer = setTimeout(() => replace(seat, 'too-slow'), seconds * 1000);
    const { size: _size, ...request } = job.request;
    seat.worker.post({ type: 'read', id: ++number, answer, ...request });
  };

  /** Ends the worker; another one takes its place when there is more to read. */
  const renew = (seat: Seat): void => {
    void seat.worker?.end();
    seat.worker = undefined;
    seat.job = undefined;
    if (!closed && !broken) next(seat);
  };

  const replace = (seat: Seat, code: 'too-slow' | 'reader-crashed' | 'answered'): void => {
    clearTimeout(seat.timer);
    const { job, worker } = seat;
    // A thread ends when the drive answers.
    if (worker?.isThread) {
      stuckThreads++;
      void worker.end().then(() => stuckThreads--);
    }
    renew(seat);
    if (job && code !== 'answered') fail(job, code);
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
    const at = options.entry ?? entry;
    const apart = options.isolation === 'process' || stuckThreads > 0;
    if (!canFork && stuckThreads >= mostThreads) {
      broken = new FootnoteError('drive-stalled', { seconds: answer });
      refuse(broken);
      return;
    }
    const worker = apart && canFork ? startProcess(at) : startThread(at);
    seat.worker = worker;
    worker.post({ type: 'profile', profile });
    worker.on({
      message: (reply) => {
        if ('ready' in reply) {
          seat.ready = true;
          failedStarts = 0;
        } else {
          clearTimeout(seat.timer);
          const { job } = seat;
          const isStalled = reply.type === 'problem' && reply.code === 'drive-stalled';
          if (isStalled) replace(seat, 'answered');
          // What a large file took is given back by ending who read it; nothing else gives back all of it.
          else if (job && (isLarge(job) || isLong(reply))) renew(seat);
          seat.job = undefined;
          job?.resolve(reply);
        }
        next(seat);
      },
      death: (error) => {
        if (seat.worker !== worker) return;
        // Where no worker can start, the files are not to blame: they keep what is known of them.
        if (!seat.ready && ++failedStarts > size) {
          const reason = error instanceof Error ? error.message : 'the reader does not start';
          broken = new FootnoteError('internal', { reason }, error);
          refuse(broken);
        }
        replace(seat, 'reader-crashed');
      },
    });
  };

  for (let i = 0; i < size; i++) {
    const seat: Seat = { worker: undefined, job: undefined, timer: undefined, ready: false };
    seats.push(seat);
    open(seat);
  }

  return {
    size,
    get stuck() {
      return stuckThreads;
    },
    read: (request) =>
      new Promise((resolve, reject) => {
        if (closed || broken) return reject(broken ?? new FootnoteError('cancelled'));
        waiting.push({ request, resolve, reject });
        for (const seat of seats) next(seat);
      }),
    close: async () => {
      closed = true;
      refuse(new FootnoteError('cancelled'));
      for (const seat of seats) clearTimeout(seat.timer);
      await within(endsWithin, Promise.all(seats.map((seat) => seat.worker?.end())));
    },
  };
}

/** What waits for a drive ends when that answers: nobody waits for it here. */
async function within(milliseconds: number, ends: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([ends, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
