import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/places.ts';

function fuzz(count: string, ...formats: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'fuzz.ts'), ...formats],
    { encoding: 'utf8', env: { ...process.env, FUZZ: count } },
  );
  return { status, stdout, stderr };
}

test('npm run fuzz counts the inputs that a format stood', () => {
  const { status, stdout } = fuzz('30', 'rtf');
  assert.match(stdout, /^rtf +30 inputs, 1 fixtures, [\d.]+ s\n$/);
  assert.equal(status, 0);
});

test('npm run fuzz names the formats that it knows, and refuses a count that is none', () => {
  const strange = fuzz('30', 'wordstar');
  assert.equal(strange.status, 2);
  assert.match(strange.stderr, /"wordstar": .*docx.*rtf/);
  assert.equal(fuzz('many', 'rtf').status, 2);
});
