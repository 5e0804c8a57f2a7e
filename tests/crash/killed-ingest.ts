/** Kills ingests at random moments, as a power button or a task manager does, and compares what comes of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/index.ts';
import { compileCache } from '../cli/footnote.ts';
import { contentOf, firstDifference } from '../library/content.ts';

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const main = at('../../main/cli/main.ts');
export const sampleManuals = at('../../resources/sample-manuals/manuals');

/** Recognition has a time limit a picture, so a slow machine may read another text: pictures and PDFs stay out. */
const sameEveryTime = (name: string) => !/\.(png|gif|pdf)$/i.test(name);

/** The command line ingesting manuals; killed with SIGKILL after so many milliseconds, if given. */
async function ingest(manuals: string, library: string, killAfter?: number) {
  const child = spawn(process.execPath, [main, 'ingest', manuals, '--library', library, '--json'], {
    stdio: 'ignore',
    env: { ...process.env, FOOTNOTE_DATA: path.dirname(library), NODE_COMPILE_CACHE: compileCache },
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  await once(child, 'exit');
  clearTimeout(timer);
  return { killed: child.signalCode === 'SIGKILL', code: child.exitCode };
}

export interface Kill {
  /** Milliseconds after the start. */
  readonly after: number;
  /** Documents and vectors in the library then. */
  readonly documents: number;
  readonly vectors: number;
  readonly whole: boolean;
  readonly findings: readonly string[];
}

export interface CrashReport {
  readonly kills: readonly Kill[];
  /** How the last, undisturbed run ended in each library, and where its content first differs from an undisturbed one. */
  readonly endings: readonly {
    readonly code: number | null;
    readonly difference: string | undefined;
    readonly whole: boolean;
  }[];
}

/**
 * @param kills how many in all; each goes on in the library of the kill before, until an ingest gets through, then a
 *   new library is begun
 * @param random 0 ≤ random() < 1
 */
export async function killIngests(kills: number, random: () => number = Math.random): Promise<CrashReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-crash-'));
  try {
    const manuals = path.join(folder, 'manuals');
    cpSync(sampleManuals, manuals, { recursive: true, filter: sameEveryTime });
    const reference = path.join(folder, 'undisturbed.footnote');
    const started = performance.now();
    await ingest(manuals, reference);
    const duration = performance.now() - started;
    const wanted = contentOf(reference);
    const found: Kill[] = [];
    const endings: CrashReport['endings'][number][] = [];
    let left = kills;
    let libraries = 0;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        const library = path.join(folder, `killed-${libraries++}.footnote`);
        for (let through = false; !through && left > 0; ) {
          left--;
          // The first tenth is Node's own start.
          const after = Math.round((0.1 + 0.9 * random()) * duration);
          through = !(await ingest(manuals, library, after)).killed;
          if (through) left++;
          else found.push({ after, ...stateOf(library) });
        }
        const { code } = await ingest(manuals, library);
        const difference = firstDifference(wanted, contentOf(library));
        endings.push({ code, difference, whole: stateOf(library).whole });
      }
    };
    await Promise.all([lane(), lane()]);
    return { kills: found, endings };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stateOf(file: string): Omit<Kill, 'after'> {
  const library = openLibrary(file);
  try {
    const lock = library.lock();
    lock.release();
    const { whole, findings } = library.integrity();
    const embedder = library.embedderInUse();
    const vectors = embedder ? library.vectorsPresent(embedder.id) : 0;
    return { documents: library.size().documents, vectors, whole, findings };
  } finally {
    library.close();
  }
}
