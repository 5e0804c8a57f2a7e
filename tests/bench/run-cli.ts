/** The command line in a process of its own, timed, with the peak memory of it and its children. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const cli = path.join(import.meta.dirname, '../../main/cli/main.ts');

export interface Run {
  readonly seconds: number;
  /**
   * Peak of the resident memory of all its processes together, in MB; NaN where the system does not say. What processes
   * share, as the program's code, counts for each of them: no peak is higher.
   */
  readonly peak: number;
  /** The same with each page that processes share counted once (proportional set size). */
  readonly proportional: number;
  readonly stdout: string;
}

export function runCli(...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    let peak = Number.NaN;
    let proportional = Number.NaN;
    const look = setInterval(() => {
      const now = memoryOf(child.pid!);
      if (!now) return;
      peak = Math.max(Number.isNaN(peak) ? 0 : peak, now.resident);
      proportional = Math.max(Number.isNaN(proportional) ? 0 : proportional, now.proportional);
    }, 100);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peak, proportional, stdout });
      else reject(new Error(`footnote ${args[0]} ended with ${code}`));
    });
  });
}

/** Linux: of a process and its descendants, in MB; undefined elsewhere, and where it has ended. */
function memoryOf(pid: number): { resident: number; proportional: number } | undefined {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name)) parents.set(Number(name), sizeIn(`/proc/${name}/status`, 'PPid'));
    }
  } catch {
    return undefined;
  }
  let resident = 0;
  let proportional = 0;
  for (const id of parents.keys()) {
    for (let at: number | undefined = id; at; at = parents.get(at)) {
      if (at !== pid) continue;
      resident += sizeIn(`/proc/${id}/status`, 'VmRSS') / 1024;
      proportional += sizeIn(`/proc/${id}/smaps_rollup`, 'Pss') / 1024;
      break;
    }
  }
  return resident > 0 ? { resident, proportional } : undefined;
}

/** 0 where the process has just ended. */
function sizeIn(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
