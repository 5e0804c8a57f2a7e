import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { commands, parseArguments } from '../../main/cli/arguments.ts';
import { helpText } from '../../main/cli/help.ts';
import { userLocale } from '../../main/cli/locale.ts';
import { FootnoteError } from '../../main/contract/index.ts';
import { footnote } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const wrong: readonly (readonly string[])[] = [
  [],
  ['frob'],
  ['search'],
  ['search', 'two', 'words'],
  ['search', 'q', '--frob'],
  ['search', '-5도에서 오류'],
  ['search', 'q', '-k', '0'],
  ['search', 'q', '-k', 'ten'],
  ['search', 'q', '-k', '1.5'],
  ['search', 'q', '--batch', 'sheet.jsonl'],
  ['search', 'q', '--library'],
  ['ask'],
  ['ask', 'q', '--passages'],
  ['ask', 'q', '--mode', 'frob'],
  ['ask', 'q', '--mode', 'rag,quote'],
  ['ask', 'q', '--adapter', 'telecom:3'],
  ['ask', 'q', '--adapter', ''],
  ['search', 'q', '--mode', 'rag'],
  ['eval', 'sheet.jsonl', '--mode', 'rag,frob'],
  ['ingest'],
  ['ingest', 'a', '-k', '3'],
  ['eval'],
  ['serve', '--port', '70000'],
  ['doctor', 'now'],
  ['doctor', '--json=yes'],
];

describe('a command that is typed wrongly', { concurrency: true }, () => {
  it('is told in one sentence of the person’s language', () => {
    for (const argv of wrong) {
      for (const [locale, script] of [
        ['ko', /[가-힣]/],
        ['en', /^[^가-힣]+$/],
      ] as const) {
        let thrown: unknown;
        try {
          parseArguments(argv, locale);
        } catch (error) {
          thrown = error;
        }
        assert.ok(thrown instanceof FootnoteError, argv.join(' '));
        assert.equal(thrown.code, 'arguments');
        const { message } = thrown.words(locale);
        const own = argv.reduce((text, word) => text.replaceAll(word, ''), message);
        assert.match(own, script, argv.join(' '));
        assert.match(message, /^[^\n{}]+\.$/, argv.join(' '));
      }
    }
  });

  it('ends with 2 and runs nothing', async () => {
    const [json, ko, none] = await Promise.all([
      footnote(folder, ['search', '--json', '--frob', 'q']),
      footnote(folder, ['ingest', 'a', 'b'], 'ko_KR.UTF-8'),
      footnote(folder, []),
    ]);
    assert.equal(json.code, 2);
    const { error } = json.json<{ error: { code: string; action: string } }>();
    assert.equal(error.code, 'arguments');
    assert.deepEqual([ko.code, ko.out], [2, '']);
    assert.equal(ko.err, 'ingest 명령에는 인수가 하나 있어야 하는데 2개입니다.\nfootnote --help를 보세요.\n');
    assert.deepEqual([none.code, none.out], [2, '']);
  });
});

describe('an empty argument', () => {
  it('is neither this folder nor every folder', () => {
    const wrong = [
      ['ingest', ''],
      ['ingest', ' '],
      ['tables', ''],
      ['glossary', 'add', '', '넷'],
      ['models', 'remove', ''],
      ['adapters', 'import', ''],
      ['search', '요금', '--folder', ''],
      ['search', '요금', '--document='],
      ['doctor', '--library', ''],
    ];
    for (const argv of wrong)
      for (const [locale, sentence] of [
        ['ko', /비어 있습니다/],
        ['en', /is empty/],
      ] as const)
        assert.throws(
          () => parseArguments(argv, locale),
          (error: FootnoteError) => error.code === 'arguments' && sentence.test(String(error.params.reason)),
          argv.join(' '),
        );
  });
});

describe('help', { concurrency: true }, () => {
  it('names every command, and each command its options, in both languages', () => {
    for (const locale of ['ko', 'en'] as const) {
      for (const command of commands) {
        assert.ok(helpText(locale).includes(`  ${command} `), command);
        const text = helpText(locale, command);
        assert.ok(text.startsWith(`footnote ${command}`), command);
        for (const option of { search: ['-k', '--passages', '--batch'], ask: ['--batch'], serve: ['--port'] }[
          command as 'ask'
        ] ?? [])
          assert.ok(text.includes(option), `${command} ${option}`);
      }
      assert.equal(/[가-힣]/.test(helpText(locale)), locale === 'ko');
    }
  });

  it('is printed in the language of the system, and is done', async () => {
    const runs = await Promise.all([
      footnote(folder, ['--help'], 'ko_KR.UTF-8'),
      footnote(folder, ['search', '--help'], 'en_US.UTF-8'),
      footnote(folder, ['help', 'ingest'], 'ko_KR.UTF-8'),
      footnote(folder, ['--version'], 'C'),
    ]);
    assert.deepEqual(
      runs.map(({ code, err }) => [code, err]),
      runs.map(() => [0, '']),
    );
    assert.equal(runs[0]!.out, `${helpText('ko')}\n`);
    assert.equal(runs[1]!.out, `${helpText('en', 'search')}\n`);
    assert.equal(runs[2]!.out, `${helpText('ko', 'ingest')}\n`);
    assert.match(runs[3]!.out, /^\d+\.\d+\.\d+\S*\n$/);
  });
});

describe("the person's language", { concurrency: true }, () => {
  it('is what the environment says, Korean or else English', () => {
    assert.equal(userLocale({ LANG: 'ko_KR.UTF-8' }), 'ko');
    assert.equal(userLocale({ LANG: 'ko' }), 'ko');
    assert.equal(userLocale({ LANG: 'de_DE.UTF-8' }), 'en');
    assert.equal(userLocale({ LANG: 'C' }), 'en');
    assert.equal(userLocale({ LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR.UTF-8' }), 'ko');
    assert.equal(userLocale({ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }), 'en');
  });
});
