/** The `footnote` command as a person runs it: a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../main/cli/main.ts', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON; throws where it is none. */
  json<T = Record<string, unknown>>(): T;
  /** Each line of standard output as JSON. */
  lines<T = Record<string, unknown>>(): T[];
}

/** Compiled modules, kept between the processes of a run: each starts in two thirds of the time. */
export const compileCache = path.join(tmpdir(), 'footnote-compile-cache');

/** Runs with its own data folder, in the given language. */
export async function footnote(folder: string, args: readonly string[], lang = 'en_US.UTF-8'): Promise<Run> {
  const { LC_ALL: _, LC_MESSAGES: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: {
      ...inherited,
      LANG: lang,
      FOOTNOTE_DATA: path.join(folder, 'data'),
      NODE_COMPILE_CACHE: compileCache,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {
    code: child.exitCode,
    out,
    err,
    json: () => JSON.parse(out),
    lines: () =>
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}
