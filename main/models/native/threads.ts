/**
 * How many threads compute, by what the machine has free. llama.cpp's threads wait for each other after every layer,
 * spinning: one that another program keeps from its core holds all of them up. With two threads on two cores that
 * others kept busy, the test model wrote 1 token a second; with one thread, hundreds.
 */
import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Llama } from 'node-llama-cpp';

/** Milliseconds that a look covers at least: systems count processor time in steps of up to 16. */
const window = 250;
/**
 * After so many milliseconds a reading says nothing of now. Where it would leave cores unused, a short look is taken
 * instead: long enough for steps of ten.
 */
const stale = 2000;
const glance = 100;
/** For `threads` of a context: as many as are chosen at the time. A number would be cut to what is chosen when it is made. */
export const asChosen = 0;

/** Of a core, what other programs may use before it counts as taken. */
const tolerance = 0.3;

export interface Threads {
  /**
   * A call begins: with none beside it, the threads are chosen anew. Gives what ends it.
   * @param single its contexts have one thread each: they wait for nobody, and may have all cores
   */
  enter(single?: boolean): () => void;
  /** Between two evaluations of a call; nothing happens, and nothing is to be waited for, before the window is over. */
  look(): Promise<void> | undefined;
}

/** Milliseconds since some beginning: of processor time that this process used, that all cores were idle, and by the clock. */
export interface Reading {
  readonly own: number;
  readonly idle: number;
  readonly at: number;
}

/**
 * @param most the cores that compute
 * @param begun when the process began: the first call is chosen for too
 * @param now the clock of the readings, alone: it costs nothing to ask
 */
export function shareCores(
  llama: Pick<Llama, 'maxThreads'>,
  most: number,
  begun: Reading,
  read: () => Reading = readCores,
  now: () => number = () => performance.now(),
): Threads {
  let last = begun;
  let running = 0;
  let looking: Promise<void> | undefined;
  llama.maxThreads = most;
  const choose = async () => {
    const begin = read();
    const before = llama.maxThreads;
    let threads = threadsFor(last, begin, most);
    const isOld = begin.at - last.at > stale;
    last = begin;
    if (isOld && threads < most) {
      await setTimeout(glance);
      last = read();
      threads = threadsFor(begin, last, most);
    }
    llama.maxThreads = threads;
    if (threads > before) await letGo();
  };
  const look = () => {
    // While another call is inside an evaluation, the library's account of threads must not change. And after each
    // token only the clock is read: reading the cores takes a fifth of a millisecond where nothing of it is in a cache.
    if (!looking && (running > 1 || now() - last.at < window)) return;
    looking ??= choose().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    look,
    enter(single = false) {
      running += 1;
      if (single && running === 1) llama.maxThreads = most;
      else void look();
      let left = false;
      return () => {
        if (!left) running -= 1;
        left = true;
      };
    },
  };
}

/** The library keeps what it chose for a context until that has had nothing to do for one turn of its timers. */
export const letGo = (): Promise<void> => setTimeout(1);

/** The cores that this process had or could have had between two readings. */
export function threadsFor(before: Reading, after: Reading, most: number): number {
  // A system that counts no idle time since its start does not tell.
  if (after.idle === 0) return most;
  const had = (after.own - before.own + after.idle - before.idle) / (after.at - before.at);
  return Math.max(1, Math.min(most, Math.floor(had + tolerance)));
}

export function readCores(): Reading {
  const { user, system } = process.cpuUsage();
  return {
    own: (user + system) / 1000,
    idle: cpus().reduce((sum, { times }) => sum + times.idle, 0),
    at: performance.now(),
  };
}
