/**
 * `npm run fuzz`: the fuzz tests of every format with many inputs, and how many each format stood. `FUZZ=20000` sets the
 * inputs for each fixture; `npm run fuzz -- docx hwp` takes these formats alone.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './places.ts';

const count = Number(process.env.FUZZ ?? 2000);
if (!Number.isInteger(count) || count < 1) {
  console.error('FUZZ is the number of inputs for each fixture: a whole number from 1.');
  process.exit(2);
}
const formatOf = (file: string) => basename(file, '.fuzz.test.ts');
const files = globSync('tests/formats/*.fuzz.test.ts', { cwd: root }).sort();
const asked = process.argv.slice(2);
const strange = asked.find((format) => !files.some((file) => formatOf(file) === format));
if (strange !== undefined) {
  console.error(`There is no fuzz test of "${strange}": ${files.map(formatOf).join(', ')}.`);
  process.exit(2);
}

const chosen = files.filter((file) => asked.length === 0 || asked.includes(formatOf(file)));
let failures = 0;
for (const file of chosen) {
  const started = performance.now();
  const { fixtures, inputs, notes, failed, output } = await fuzz(file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const result = failed > 0 ? `${failed} of ${fixtures} fixtures FAILED` : `${fixtures} fixtures`;
  console.log(`${formatOf(file).padEnd(14)} ${String(inputs).padStart(8)} inputs, ${result}, ${seconds} s`);
  for (const note of notes) console.log(`${' '.repeat(15)}${note}`);
  if (failed > 0) console.log(output);
  failures += failed;
}
process.exitCode = failures === 0 ? 0 : 1;

interface Fuzzed {
  readonly fixtures: number;
  readonly inputs: number;
  /** What a test says of its inputs, where it takes another number of them. */
  readonly notes: readonly string[];
  readonly failed: number;
  readonly output: string;
}

/** One format in a process of its own: what kills the process is a failure of that format alone. */
function fuzz(file: string): Promise<Fuzzed> {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const args = ['--test', '--test-reporter=tap', join(root, file)];
  const child = spawn(process.execPath, [...process.execArgv, ...args], {
    cwd: root,
    env: { ...inherited, FUZZ: String(count) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const counted = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      const unsound = counted('tests') - counted('pass');
      const notes = [...output.matchAll(/^# ((\d+) inputs: .*)$/gm)];
      const told = notes.reduce((sum, [, , inputs]) => sum + Number(inputs), 0);
      const fixtures = counted('tests');
      const inputs = told + (fixtures - notes.length) * count;
      resolve({
        fixtures,
        inputs,
        notes: notes.map(([, note]) => note!),
        failed: code === 0 ? unsound : Math.max(1, unsound),
        output,
      });
    });
  });
}
