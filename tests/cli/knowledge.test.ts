/** The glossary and the feedback by the command line. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { GlossaryEntry } from '../../main/contract/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { footnote } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => footnote(folder, args);
type Entries = { entries: GlossaryEntry[] };

before(async () => {
  writeFiles(path.join(folder, 'manuals'), {
    'a.html': html('셋톱박스 안내', '셋톱박스(STB)를 다시 켭니다.'),
    'b.html': html('TV 안내', '셋톱박스(STB)는 거실에 둡니다.'),
  });
  const { code, err } = await run('ingest', 'manuals', '--json');
  assert.equal(code, 0, err);
});

describe('footnote glossary', () => {
  it('suggests after the ingest what the manuals say, and takes decisions, words and files', async () => {
    const first = (await run('glossary', 'list', '--json')).json<Entries>().entries;
    assert.deepEqual(
      first.map(({ term, synonyms, state }) => [term, synonyms, state]),
      [['셋톱박스', ['STB'], 'suggested']],
    );
    const { id, evidence } = first[0]!;
    assert.deepEqual([evidence?.places, evidence?.documents], [2, 2]);

    const accepted = (await run('glossary', 'accept', String(id), '--json')).json<Entries>();
    assert.equal(accepted.entries[0]?.state, 'active');
    assert.match(
      (await run('glossary', 'suggest')).out,
      /^The manuals state 1 pairs; 0 are suggested anew\./,
    );

    const added = await run('glossary', 'add', '일시정지', '잠깐 끊기', '--one-way', '--json');
    assert.equal(added.json<Entries>().entries[0]?.direction, 'one-way');

    // CP949, as Korean Excel saves CSV: "용어,다른 말\r\n위약금,해지 벌금;위약\r\n,없음"
    const rows = 'bfebbeee2cb4d9b8a520b8bb0d0ac0a7bee0b1dd2cc7d8c1f620b9fab1dd3bc0a7bee00d0a2cbef8c0bd0d0a';
    writeFileSync(path.join(folder, 'words.csv'), Buffer.from(rows, 'hex'));
    const imported = (await run('glossary', 'import', 'words.csv', '--json')).json();
    assert.deepEqual(imported, { added: 1, extended: 0, unchanged: 0, skipped: [3] });

    const csv = (await run('glossary', 'export')).out;
    // The byte order mark is gone when the stream was decoded.
    assert.match(csv, /^term,synonyms,direction,state,origin\r\n/);
    assert.match(csv, /\r\n위약금,해지 벌금;위약,two-way,active,import\r\n/);
    writeFileSync(path.join(folder, 'again.csv'), csv);
    const again = (await run('glossary', 'import', 'again.csv', '--json')).json();
    assert.deepEqual(again, { added: 0, extended: 0, unchanged: 3, skipped: [] });

    // 상태, 방향: what a file says of them is what its rows become.
    writeFileSync(
      path.join(folder, 'states.csv'),
      'term,synonyms,direction,state\n해지,끊기,↔,active\n개통,설치 완료,two-way,suggested\n이전,이사,both,active\n승계,물려받기,one-way,rejected\n',
    );
    const stated = (await run('glossary', 'import', 'states.csv', '--json')).json();
    assert.deepEqual(stated, { added: 2, extended: 0, unchanged: 1, skipped: [4] });
    const states = (await run('glossary', 'list', '--json')).json<Entries>().entries;
    assert.deepEqual(
      states
        .filter(({ term }) => ['해지', '개통', '이전', '승계'].includes(term))
        .map(({ term, state }) => [term, state]),
      [
        ['개통', 'suggested'],
        ['해지', 'active'],
      ],
    );
    const out = (await run('glossary', 'export')).out;
    writeFileSync(path.join(folder, 'all.csv'), out);
    assert.deepEqual((await run('glossary', 'import', 'all.csv', '--json')).json(), {
      added: 0,
      extended: 0,
      unchanged: 5,
      skipped: [],
    });
    assert.equal((await run('glossary', 'export')).out, out, 'a round trip decides nothing');
    // Accepted in Excel: the suggestion itself becomes active.
    writeFileSync(
      path.join(folder, 'all.csv'),
      out.replace('two-way,suggested,import', 'two-way,active,import'),
    );
    assert.equal((await run('glossary', 'import', 'all.csv', '--json')).json<{ added: number }>().added, 1);
    assert.equal((await run('glossary', 'list', '--json')).json<Entries>().entries.length, states.length);

    assert.equal((await run('glossary', 'remove', String(id))).out, '1 removed.\n');
    assert.doesNotMatch((await run('glossary', 'list')).out, /STB/);
  });

  it('says in one sentence what is wrong', async () => {
    for (const [args, code, sentence] of [
      [['glossary'], 2, /followed by one of: list, export, add/],
      [['glossary', 'add', '용어'], 2, /takes 2 arguments; 1 are given/],
      [['glossary', 'remove', 'x'], 2, /"x" is not the number of an entry/],
      [['glossary', 'remove', '99'], 1, /no entry 99/],
      [['glossary', 'add', '용어', ' 용어 '], 1, /at least one other word/],
      [['glossary', 'import', 'none.csv'], 1, /none\.csv/],
      [['glossary', 'import', 'manuals'], 1, /manuals is a folder/],
      [['feedback', 'remove', '3'], 1, /no feedback 3/],
      [['feedback', 'remove'], 2, /takes 1 arguments/],
      [['search', '요금', '--since', '어제'], 2, /--since is a day such as 2026-11-01/],
      [['search', '셋톱박스', '--document', 'none.html'], 1, /fits the filter/],
    ] as const) {
      const result = await run(...args);
      assert.equal(result.code, code, args.join(' '));
      assert.match(result.err, sentence);
    }
  });
});

describe('footnote feedback', () => {
  it('lists nothing while nobody said anything', async () => {
    assert.deepEqual((await run('feedback', 'list', '--json')).json(), { entries: [] });
  });
});
