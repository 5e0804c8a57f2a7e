/** Whatever a person reads exists in Korean and in English. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuOf } from '../../electron/menu.ts';
import { words as shellWords } from '../../electron/words.ts';
import { errorCodes, wording } from '../../main/contract/index.ts';
import { refusals } from '../../main/serve/refusals.ts';
import { sourcesOf } from './imports.ts';

const hangul = /[가-힣]/;

/** Every text of a catalogue, by its path of keys. */
function texts(catalogue: unknown, path = ''): Map<string, string> {
  if (typeof catalogue === 'string') return new Map([[path, catalogue]]);
  if (typeof catalogue !== 'object' || catalogue === null) return new Map([[path, '']]);
  return new Map(Object.entries(catalogue).flatMap(([key, value]) => [...texts(value, `${path}/${key}`)]));
}

function assertBoth(english: unknown, korean: unknown): void {
  const [en, ko] = [texts(english), texts(korean)];
  assert.deepEqual([...ko.keys()].sort(), [...en.keys()].sort());
  const holes = (text: string) => (text.match(/\{+\w+\}+/g) ?? []).toSorted();
  for (const [key, text] of en) assert.doesNotMatch(text, hangul, key);
  for (const [key, text] of ko)
    assert.deepEqual(new Set(holes(text)), new Set(holes(en.get(key) ?? '')), key);
}

test('every error has its two sentences in both languages, with the same parameters', () => {
  for (const code of errorCodes) {
    const [en, ko] = [wording(code, {}, 'en'), wording(code, {}, 'ko')];
    for (const text of [en.message, en.action]) assert.doesNotMatch(text, hangul, code);
    const params = Object.fromEntries(['path', 'reason', 'limit'].map((name) => [name, `«${name}»`]));
    const used = (locale: 'ko' | 'en') =>
      Object.values(wording(code, params, locale))
        .join(' ')
        .match(/«\w+»/g)
        ?.toSorted();
    assert.deepEqual(new Set(used('ko')), new Set(used('en')), code);
    if (code !== 'arguments') assert.match(ko.message + ko.action, hangul, code);
  }
});

test("the shell's menu and dialogs speak both languages", () => {
  assertBoth(shellWords.en, shellWords.ko);
  for (const platform of ['linux', 'darwin', 'win32']) {
    const labels = JSON.stringify(menuOf(shellWords.ko, platform)).match(/"label":"[^"]*"/g) ?? [];
    for (const label of labels) assert.match(label, /[가-힣]|Footnote/);
  }
});

test("the loopback host's refusals speak both languages", () => {
  for (const [name, { en, ko }] of Object.entries(refusals)) {
    assert.doesNotMatch(en, hangul, name);
    assert.match(ko, hangul, name);
  }
});

test('the user interface says everything in both languages', async () => {
  const catalogues = sourcesOf('renderer').filter((path) => /\/words\/(ko|en)\.ts$/.test(path));
  assert.equal(catalogues.length, 2, 'renderer/words/ko.ts and en.ts');
  const [en, ko] = await Promise.all(
    ['en', 'ko'].map((locale) => import(new URL(`../../renderer/words/${locale}.ts`, import.meta.url).href)),
  );
  const catalogue = (module: Record<string, unknown>) => module.default ?? Object.values(module)[0];
  const [english, korean] = [texts(catalogue(en)), texts(catalogue(ko))];
  assert.ok(english.size > 50);
  // Plurals differ between languages (`_one`, `_other`); the keys before the suffix do not.
  const stems = (keys: Iterable<string>) =>
    [...new Set([...keys].map((key) => key.replace(/_(one|other)$/, '')))].sort();
  assert.deepEqual(stems(korean.keys()), stems(english.keys()));
  for (const [key, text] of korean) assert.notEqual(text.trim(), '', key);
});

test("a model's roles are named in Korean too", () => {
  const params = { name: 'chat.gguf', made: 'embedding', asked: 'chat' };
  assert.equal(
    wording('model-role', params, 'ko').message,
    'chat.gguf은(는) 임베딩 모델이라서 답변 모델로 쓸 수 없습니다.',
  );
  assert.match(
    wording('model-role', params, 'en').message,
    /serve as the chat model: it was made as the embedding model/,
  );
  assert.equal(
    wording('model-missing', { role: 'chat' }, 'ko').message,
    '답변 모델이 설치되어 있지 않습니다.',
  );
  // A model may be called so.
  assert.equal(wording('model-unknown', { name: 'chat' }, 'ko').message, 'chat 모델이 없습니다.');
});
