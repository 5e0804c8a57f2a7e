/** Files of `node:test`, each in a process of its own, counted. */
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root } from './places.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * @param files relative to the root
 * @param atOnce how many run beside each other; by itself `node:test` leaves one core idle, which of two is half
 */
export function testFiles(
  files: readonly string[],
  atOnce: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Count> {
  const paths = files.map((file) => join(root, file)).sort();
  if (paths.length === 0) return Promise.resolve({ passed: 0, failed: 0, skipped: 0 });
  return new Promise((resolve, reject) => {
    const stream = run({ files: paths, concurrency: atOnce, cwd: root, env: { ...process.env, ...env } });
    let count: Count = { passed: 0, failed: 1, skipped: 0 };
    stream.on('test:summary', ({ file, counts }) => {
      if (file !== undefined) return;
      const { passed, skipped, todo, tests: every } = counts;
      count = { passed, skipped: skipped + todo, failed: every - passed - skipped - todo };
    });
    stream.on('error', reject);
    const report = stream.compose(spec);
    report.on('end', () => resolve(count));
    report.pipe(process.stdout, { end: false });
  });
}
