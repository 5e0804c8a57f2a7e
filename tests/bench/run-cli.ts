/** The command line in a process of its own, timed, with the peak memory of it and its children. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const cli = path.join(import.meta.dirname, '../../main/cli/main.ts');

export interface Run {
  readonly seconds: number;
  /** Peak of the resident memory of all its processes together, in MB; NaN where the system does not say. */
  readonly peak: number;
  readonly stdout: string;
}

export function runCli(...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    let peak = Number.NaN;
    const look = setInterval(() => {
      const now = residentMemory(child.pid!);
      if (now > 0) peak = Math.max(Number.isNaN(peak) ? 0 : peak, now);
    }, 100);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peak, stdout });
      else reject(new Error(`footnote ${args[0]} ended with ${code}`));
    });
  });
}

/** Linux: of a process and its descendants, in MB. */
function residentMemory(pid: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)?.[1]));
        sizes.set(Number(name), Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It has just ended.
      }
    }
  } catch {
    return Number.NaN;
  }
  let sum = 0;
  for (const [id, size] of sizes) {
    for (let at: number | undefined = id; at; at = parents.get(at)) {
      if (at === pid) {
        sum += size;
        break;
      }
    }
  }
  return sum;
}
