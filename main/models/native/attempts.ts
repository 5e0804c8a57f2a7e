/**
 * Remembers an attempt on the graphics processor until it has succeeded: a native crash leaves no other trace. The
 * next start finds it and takes the next step down for that model, so that no attempt that crashes is made twice.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** 0: as many layers as fit; 1: half of all at most; 2: the processor only. */
export type Step = 0 | 1 | 2;

const schema = z.object({
  trying: z.string().nullable(),
  /** By the model's hash; `device` for finding the graphics processor itself. */
  steps: z.record(z.string(), z.number()),
});

export interface Attempts {
  step(key: string): Step;
  /** Runs native work that may kill the process. */
  guard<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Whether an attempt crashed, so that some model gets fewer layers, or none, than would fit. */
export function hasSteppedDown(file: string | undefined): boolean {
  if (file === undefined) return false;
  const { trying, steps } = readAttempts(file);
  return trying !== null || Object.keys(steps).length > 0;
}

/** The next start tries the graphics processor as if for the first time: after a new driver, for instance. */
export function forgetAttempts(file: string | undefined): void {
  if (file !== undefined) rmSync(file, { force: true });
}

/** The process was ended in the middle of an attempt because somebody asked for it: that was no crash. */
export function excuseAttempt(file: string | undefined): void {
  if (file === undefined) return;
  const { trying, steps } = readAttempts(file);
  if (trying !== null) writeAttempts(file, { trying: null, steps });
}

/** Without a file nothing is remembered. */
export function openAttempts(file: string | undefined): Attempts {
  const known = file === undefined ? { trying: null, steps: {} } : readAttempts(file);
  const steps: Record<string, number> = { ...known.steps };
  if (known.trying !== null) {
    // Finding the device has no half way.
    const down = known.trying === 'device' ? 2 : 1;
    steps[known.trying] = Math.min((steps[known.trying] ?? 0) + down, 2);
  }
  const keep = (trying: string | null) => {
    if (file !== undefined) writeAttempts(file, { trying, steps });
  };
  if (known.trying !== null) keep(null);
  return {
    step: (key) => (steps[key] ?? 0) as Step,
    async guard(key, work) {
      keep(key);
      try {
        return await work();
      } finally {
        // An error is not a crash: the library has said no and lives.
        keep(null);
      }
    },
  };
}

function writeAttempts(file: string, { trying, steps }: z.infer<typeof schema>): void {
  if (trying === null && Object.keys(steps).length === 0) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify({ trying, steps }), { flush: true });
  renameSync(`${file}.tmp`, file);
}

function readAttempts(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { trying: null, steps: {} };
  }
}
