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
    if (file === undefined) return;
    if (trying === null && Object.keys(steps).length === 0) return rmSync(file, { force: true });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, JSON.stringify({ trying, steps }), { flush: true });
    renameSync(`${file}.tmp`, file);
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

function readAttempts(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { trying: null, steps: {} };
  }
}
