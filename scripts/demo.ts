/** `npm run demo`: the sample manuals into a library of its own, and three questions with their footnoted answers. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { root, sampleFolder, sampleSheet } from './places.ts';
import { say } from './words.ts';

/** Of the sample sheet: steps in a running text, a row of a table, and a table asked in English. */
const shown: readonly string[] = ['sm-024', 'sm-029', 'sm-044'];

if (!existsSync(sampleFolder)) {
  console.error(say('demoMissing'));
  process.exit(1);
}
const questions = readFileSync(sampleSheet, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): { id: string; question: string } => JSON.parse(line))
  .filter(({ id }) => shown.includes(id));
const folder = await mkdtemp(join(tmpdir(), 'footnote-demo-'));
const library = join(folder, 'demo.footnote');
try {
  console.log(say('demoIngest'));
  await footnote('ingest', sampleFolder);
  for (const { question } of questions) {
    console.log(`\n${styleText('bold', question)}\n`);
    await footnote('ask', question);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function footnote(...command: string[]): Promise<void> {
  const args = [join(root, 'main', 'cli', 'main.ts'), ...command, '--library', library];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`footnote ${command[0]} ended with ${code}`)),
    );
  });
}
