/** What whoever looks after the manuals reads and hands on: changes, contradictions, problems. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  type Changes,
  type Contradiction,
  changesSchema,
  contradictionSchema,
} from '../../main/contract/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { footnote, main, type Run } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => footnote(folder, args);
const korean = (...args: string[]) => footnote(folder, args, 'ko_KR.UTF-8');

const prices = (title: string, slim: string) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><table><tr><th>상품<th>월 요금<tr><td>기가슬림<td>${slim}<tr><td>기가라이트<td>38,500원</table>`;

before(async () => {
  writeFiles(path.join(folder, '매뉴얼'), {
    '요금.html': prices('요금표', '33,000원'),
    '안내.html': prices('상품 안내', '34,100원'),
    '해지.html': html('해지 안내', '위약금을 확인합니다.', '<a href="없음, 표.html">표</a>를 봅니다.'),
  });
  assert.equal((await run('ingest', '매뉴얼')).code, 0);
});

function done<T>(result: Run): T {
  assert.equal(result.code, 0, result.err + result.out);
  return result.json<T>();
}

describe('footnote changes', () => {
  it('shows a new folder, then what a later scan changed, and either again by its number', async () => {
    const first = done<Changes>(await run('changes', '--json'));
    assert.deepEqual(
      first.changes.map(({ kind }) => kind),
      ['added', 'added', 'added'],
    );
    writeFiles(path.join(folder, '매뉴얼'), {
      '해지.html': html('해지 안내', '위약금을 다시 셈합니다.', '<a href="없음, 표.html">표</a>를 봅니다.'),
    });
    await run('ingest', '매뉴얼');
    const found = done<Changes>(await run('changes', '--json'));
    changesSchema.parse(found);
    assert.deepEqual(found.changes, [
      {
        path: '해지.html',
        kind: 'updated',
        formerPath: null,
        title: '해지 안내',
        gone: ['위약금을 확인합니다.'],
        new: ['위약금을 다시 셈합니다.'],
        goneCount: 1,
        newCount: 1,
      },
    ]);
    assert.equal(found.scan?.counts.updated, 1);
    assert.deepEqual(done(await run('changes', '--scan', String(first.scan!.id), '--json')), first);
    const { out } = await korean('changes');
    assert.match(out, /추가 0, 변경 1, 삭제 0/);
    assert.match(
      out,
      /~ 해지\.html {2}해지 안내\n {4}- 위약금을 확인합니다\.\n {4}\+ 위약금을 다시 셈합니다\./,
    );
  });

  it('says so where there is no such scan', async () => {
    const result = await run('changes', '--scan', '999', '--json');
    assert.equal(result.code, 1);
    assert.equal(result.json<{ error: { code: string } }>().error.code, 'scan-missing');
  });
});

describe('footnote contradictions', () => {
  it('shows two prices of one product side by side', async () => {
    const { contradictions } = done<{ contradictions: Contradiction[] }>(
      await run('contradictions', '--json'),
    );
    assert.equal(contradictions.length, 1);
    const [one] = contradictions;
    contradictionSchema.parse({
      ...one,
      statements: one!.statements.map((statement) => ({ ...statement, documentId: 1 })),
    });
    assert.deepEqual([one?.subject, one?.field], ['기가슬림', '월 요금']);
    assert.deepEqual(one?.statements.map(({ path: name, value }) => `${name} ${value}`).sort(), [
      '안내.html 34,100원',
      '요금.html 33,000원',
    ]);
    const { out } = await korean('contradictions');
    assert.match(out, /기가슬림, 월 요금\n {4}3[34],[01]00원 {2}\S/);
  });
});

describe('footnote problems', () => {
  it('gives a table that Excel opens, with what to do', async () => {
    const { out, code } = await korean('problems', '--csv');
    assert.equal(code, 0);
    assert.ok(out.startsWith('폴더,파일,코드,문제,할 일\r\n'), out);
    const row = `${path.join(folder, '매뉴얼')},해지.html,link-broken,"페이지가 링크한 없음, 표.html 파일이 없습니다.",`;
    assert.ok(out.includes(row), out);
    assert.ok(out.endsWith('\r\n'));
    // The byte order mark is not part of the text that was decoded above.
    const env = { ...process.env, FOOTNOTE_DATA: path.join(folder, 'data') };
    const bytes = execFileSync(process.execPath, [main, 'problems', '--csv'], { cwd: folder, env });
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('never lets a file name become a formula', async () => {
    const other = path.join(folder, 'other');
    writeFiles(other, { 'x.html': html('x', 'x'), '=1+2.html': Buffer.alloc(2000, 7) });
    await run('ingest', 'other', '--library', 'other.footnote');
    const { out } = await run('problems', '--csv', '--library', 'other.footnote');
    assert.match(out, /,'=1\+2\.html,/);
  });
});
