import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorCodes } from '../../main/contract/errors.ts';
import { en } from '../../renderer/words/en.ts';
import { bytes, count, day, seconds } from '../../renderer/words/figures.ts';
import { preferredLocale } from '../../renderer/words/index.ts';
import { ko } from '../../renderer/words/ko.ts';

function texts(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...texts(value, `${path}${key}.`)],
    ),
  );
}

/** Korean has one plural form; another language may add more. */
const stems = (words: object) =>
  new Set([...texts(words).keys()].map((key) => key.replace(/_(?:one|other)$/, '')));

test('the Korean and the English interface say the same things', () => {
  assert.deepEqual([...stems(en)].sort(), [...stems(ko)].sort());
});

test('no text of the interface is empty', () => {
  for (const words of [ko, en]) {
    for (const [key, text] of texts(words)) assert.match(text, /\S/, key);
  }
});

test('a translated text keeps every figure that it is given', () => {
  const slots = (text: string) =>
    [...text.matchAll(/\{\{(\w+)|<(\w)>/g)].map((slot) => slot[1] ?? slot[2]).sort();
  const english = texts(en);
  for (const [key, text] of texts(ko)) {
    assert.deepEqual([...new Set(slots(english.get(key) ?? ''))], [...new Set(slots(text))], key);
  }
});

test('Korean texts are in Korean, English ones hold no Hangul', () => {
  for (const [key, text] of texts(en)) assert.doesNotMatch(text, /\p{Script=Hangul}/u, key);
  const latin = [...texts(ko)].filter(([, text]) => !/\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  assert.deepEqual(latin, ['app.name', 'ingest.count']);
});

test('every kind of problem that has a title exists in the error catalogue', () => {
  const codes = Object.keys(ko.problem).filter((code) => code !== 'other');
  assert.deepEqual(
    codes.filter((code) => !(errorCodes as string[]).includes(code)),
    [],
  );
});

test('the interface speaks the first of my languages that it knows, else Korean', () => {
  assert.equal(preferredLocale(['fr-FR', 'en-US', 'ko']), 'en');
  assert.equal(preferredLocale(['ko-KR', 'en']), 'ko');
  assert.equal(preferredLocale(['ja', 'de']), 'ko');
  assert.equal(preferredLocale([]), 'ko');
});

test('figures are written as each language writes them', () => {
  assert.equal(count(12_040, 'ko'), '12,040');
  assert.equal(day('2026-03-25T12:00:00.000Z', 'ko'), '2026년 3월 25일');
  assert.equal(day('2026-03-25T12:00:00.000Z', 'en'), '25 Mar 2026');
  assert.equal(day('yesterday', 'en'), 'yesterday');
  assert.equal(seconds(62, 'ko'), '0.06');
  assert.equal(seconds(12_400, 'en'), '12');
  assert.equal(bytes(6_815_744, 'en'), '6.8\u00a0MB');
  assert.equal(bytes(512, 'ko'), '512\u00a0B');
});
