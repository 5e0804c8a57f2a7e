/**
 * `npm test`: types, lint, unit and integration tests, the user interface in a browser, the packed application.
 * `npm test -- e2e packaged` runs these parts alone. Its last line counts everything.
 */
import { spawn } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../tests/e2e/browser.ts';
import { buildRenderer, buildShell, buildWhatIsOld } from './builds.ts';
import { shippedPackages, writeLicences } from './licences.ts';
import { root } from './places.ts';
import { type Count, testFiles } from './test-files.ts';
import { say } from './words.ts';

const parts = {
  types: () => all(program('tsc', '-p', 'tsconfig.json'), program('tsc', '-p', 'renderer/tsconfig.json')),
  lint: () =>
    program('biome', 'ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'),
  unit: () => {
    // Every file is a process of its own: what one has compiled, the next need not.
    const files = globSync('tests/!(e2e|packaged)/**/*.test.ts', { cwd: root });
    return testFiles(files, availableParallelism(), { NODE_COMPILE_CACHE: compileCache });
  },
  e2e: async () => {
    if (findBrowser() === null) {
      console.log(say('noBrowser'));
      return { passed: 0, failed: 0, skipped: 1 };
    }
    await buildWhatIsOld({ shell: false });
    return testFiles(globSync('tests/e2e/**/*.test.ts', { cwd: root }), 1);
  },
  packaged: async () => {
    const bundled = await buildRenderer();
    await buildShell();
    writeLicences(shippedPackages(bundled));
    return testFiles(globSync('tests/packaged/**/*.test.ts', { cwd: root }), 1);
  },
} as const satisfies Record<string, () => Promise<Count>>;

const compileCache = join(root, 'node_modules', '.cache', 'compiled');

type Part = keyof typeof parts;

const known = Object.keys(parts) as Part[];
const asked = process.argv.slice(2);
const strange = asked.find((name) => !known.includes(name as Part));
if (strange !== undefined) {
  console.error(`There is no part "${strange}": ${known.join(', ')}.`);
  process.exit(2);
}

// What the tests make, and a killed process leaves behind, goes with the run.
const temporary = mkdtempSync(join(tmpdir(), 'footnote-test-'));
// Some tests run a person without rights in it.
chmodSync(temporary, 0o755);
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));

let total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const part of asked.length > 0 ? (asked as Part[]) : known) {
  console.log(`\n── ${part}`);
  const started = performance.now();
  const count = await parts[part]().catch((error: unknown): Count => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`── ${part}: ${line(count)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  total = sum(total, count);
}
console.log(`\n${line(total)}`);
process.exit(total.failed === 0 ? 0 : 1);

function line({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function sum(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

async function all(...counts: Promise<Count>[]): Promise<Count> {
  return (await Promise.all(counts)).reduce(sum);
}

/** A program of node_modules counts as one test. */
function program(name: string, ...args: string[]): Promise<Count> {
  const windows = process.platform === 'win32';
  const path = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  return new Promise((resolve) => {
    const child = spawn(windows ? `"${path}"` : path, args, { cwd: root, stdio: 'inherit', shell: windows });
    const ended = (good: boolean) => resolve({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 });
    child.on('error', () => ended(false));
    child.on('exit', (code) => ended(code === 0));
  });
}
