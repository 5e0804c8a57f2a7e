/** `npm run demo`: the sample manuals into a library of its own, and three questions with their footnoted answers. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, sampleFolder } from './places.ts';
import { say } from './words.ts';

/** Of resources/sample-manuals/questions.jsonl: a step by step, a table row, and one that the manuals do not answer. */
const questions: readonly string[] = [];

if (!existsSync(sampleFolder)) {
  console.error(say('demoMissing'));
  process.exit(1);
}
const folder = await mkdtemp(join(tmpdir(), 'footnote-demo-'));
const library = join(folder, 'demo.footnote');
try {
  console.log(say('demoIngest'));
  await footnote('ingest', sampleFolder);
  for (const question of questions) {
    console.log(`\n\u001b[1m${question}\u001b[0m\n`);
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
