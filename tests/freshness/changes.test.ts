import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ingestFolder } from '../../main/ingest/index.ts';
import type { Library } from '../../main/library/index.ts';
import { html, ingested, touch, writeFiles } from '../ingest/manuals.ts';

const files = {
  'a.html': html('가입 안내', '가입 절차는 신분증이 필요합니다.', '가입은 무료입니다.'),
  'b/b.html': html('해지 안내', '해지 신청은 위약금을 확인합니다.', '<a href="c.html">청구</a>를 봅니다.'),
  'b/c.html': html('청구 안내', '청구서는 매월 5일에 보냅니다.'),
};

/** The last scan's changes, without what is empty. */
function last(library: Library) {
  const [scan] = library.scans(1);
  return library
    .changes(scan!.id, 1000)
    .map(({ path: name, kind, formerPath, gone, new: now }) => [
      name,
      kind,
      ...(formerPath ? [formerPath] : []),
      ...(gone.length + now.length > 0 ? [{ gone, new: now }] : []),
    ]);
}

describe('what a scan changed', () => {
  it('is, for a new folder, its documents without their sentences', async (t) => {
    const { library } = await ingested(t, files);
    assert.deepEqual(last(library), [
      ['a.html', 'added'],
      ['b/b.html', 'added'],
      ['b/c.html', 'added'],
    ]);
    const [scan] = library.scans(10);
    assert.equal(scan?.added, 3);
    assert.ok(scan?.finished);
  });

  it('is told page by page, and sentence by sentence as they stand', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    writeFiles(folder, {
      'a.html': html('가입 안내', '가입은 무료입니다.', '가입 절차가 모바일로 바뀌었습니다.'),
      'd.html': html('이전 안내', '이전 설치는 하루가 걸립니다.'),
    });
    rmSync(path.join(folder, 'b/c.html'));
    await again();
    assert.deepEqual(last(library), [
      [
        'a.html',
        'updated',
        { gone: ['가입 절차는 신분증이 필요합니다.'], new: ['가입 절차가 모바일로 바뀌었습니다.'] },
      ],
      ['b/c.html', 'removed'],
      ['d.html', 'added'],
    ]);
  });

  it('quotes a changed table row as its cells stand, not as prose', async (t) => {
    const table = (price: string) =>
      `<!doctype html><meta charset="utf-8"><title>요금</title><table><tr><th>상품<th>월 요금(원)<tr><td>기가슬림<td>${price}<tr><td>기가라이트<td>38,500</table>`;
    const { folder, library, again } = await ingested(t, { 'p.html': table('33,000') });
    writeFiles(folder, { 'p.html': table('34,100') });
    await again();
    assert.deepEqual(last(library), [
      ['p.html', 'updated', { gone: ['기가슬림 | 33,000'], new: ['기가슬림 | 34,100'] }],
    ]);
  });

  it('stays where a later scan changes nothing, or only times and markup', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    touch(path.join(folder, 'a.html'));
    writeFiles(folder, { 'b/c.html': `${files['b/c.html']}<!-- exported again -->` });
    await again();
    await again();
    assert.equal(library.scans(10).length, 1);
    assert.equal(last(library).length, 3);
  });

  it('says what can no longer be read', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    writeFiles(folder, { 'a.html': Buffer.alloc(2000, 7) });
    await again();
    assert.deepEqual(last(library), [['a.html', 'unreadable']]);
    writeFiles(folder, { 'a.html': files['a.html'] });
    await again();
    assert.deepEqual(last(library), [['a.html', 'added']]);
  });

  it('is bounded where a whole book was written anew', async (t) => {
    const book = (word: string) =>
      html(
        '책',
        ...Array.from(
          { length: 400 },
          (_, i) => `${word} ${i}번 ${'아주 긴 절차 '.repeat(i === 0 ? 90 : 1)}입니다.`,
        ),
      );
    const { folder, library, again } = await ingested(t, { 'book.html': book('옛') });
    writeFiles(folder, { 'book.html': book('새') });
    await again();
    const [change] = library.changes(library.scans(1)[0]!.id, 10);
    assert.equal(change?.gone.length, 200);
    assert.equal(change?.goneCount, 400);
    assert.equal(change?.newCount, 400);
    assert.equal(change?.new[0]?.length, 300);
    assert.match(change?.new[0] ?? '', /…$/);
  });

  it('goes on in the same scan after a cancel, without doubles', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    const many = Array.from({ length: 30 }, (_, i) => [
      `p${i}.html`,
      html(`안내 ${i}`, `${i}번 절차입니다.`),
    ]);
    writeFiles(folder, Object.fromEntries(many));
    const stop = new AbortController();
    const cancelled = ingestFolder(library, folder, {
      signal: stop.signal,
      progress: ({ stage, done }) => {
        if (stage === 'reading' && done === 5) stop.abort();
      },
    });
    await assert.rejects(cancelled, { code: 'cancelled' });
    const interrupted = library.scans(1)[0]!;
    assert.equal(interrupted.finished, null);
    assert.ok(interrupted.added >= 1 && interrupted.added < 30);
    await again();
    const scan = library.scans(1)[0]!;
    assert.deepEqual({ id: scan.id, added: scan.added }, { id: interrupted.id, added: 30 });
    assert.ok(scan.finished);
    assert.equal(new Set(last(library).map(([name]) => name)).size, 30);
  });
});

describe('a renamed file', () => {
  const idOf = (library: Library, name: string) => library.documentAt(library.roots()[0]!.id, name)?.id;

  it('stays the same document, and the change names where it was', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    const id = idOf(library, 'a.html');
    renameSync(path.join(folder, 'a.html'), path.join(folder, '가입.html'));
    await again();
    assert.equal(idOf(library, '가입.html'), id);
    assert.deepEqual(last(library), [['가입.html', 'renamed', 'a.html']]);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('in a renamed folder keeps its links to its neighbours', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    const [b, c] = [idOf(library, 'b/b.html'), idOf(library, 'b/c.html')];
    renameSync(path.join(folder, 'b'), path.join(folder, '해지'));
    await again();
    assert.deepEqual(last(library), [
      ['해지/b.html', 'renamed', 'b/b.html'],
      ['해지/c.html', 'renamed', 'b/c.html'],
    ]);
    assert.equal(idOf(library, '해지/b.html'), b);
    const bytes = statSync(path.join(folder, '해지/c.html')).size;
    assert.deepEqual(library.linksOf(b!), [{ path: '해지/c.html', text: '청구', documentId: c, bytes }]);
  });

  it('of several with the same bytes is the one with the same name', async (t) => {
    const same = html('빈 서식', '이 서식은 비어 있습니다.');
    const { folder, library, again } = await ingested(t, {
      'x/1.html': same,
      'x/2.html': same,
      'k.html': html('목록', '서식 목록입니다.'),
    });
    const ids = ['x/1.html', 'x/2.html'].map((name) => idOf(library, name));
    renameSync(path.join(folder, 'x'), path.join(folder, 'y'));
    await again();
    assert.deepEqual(
      ['y/1.html', 'y/2.html'].map((name) => idOf(library, name)),
      ids,
    );
    assert.equal(library.size().documents, 3);
  });

  it('that was only copied, is a new document', async (t) => {
    const { folder, library, again } = await ingested(t, files);
    mkdirSync(path.join(folder, 'copy'));
    writeFiles(folder, { 'copy/a.html': files['a.html'] });
    await again();
    assert.deepEqual(last(library), [['copy/a.html', 'added']]);
    assert.notEqual(idOf(library, 'a.html'), idOf(library, 'copy/a.html'));
  });

  it('takes over a place where a file could not be read', async (t) => {
    const { folder, library, again } = await ingested(t, { ...files, 'z.html': Buffer.alloc(2000, 7) });
    rmSync(path.join(folder, 'z.html'));
    renameSync(path.join(folder, 'a.html'), path.join(folder, 'z.html'));
    await again();
    assert.deepEqual(last(library), [
      ['a.html', 'removed'],
      ['z.html', 'added'],
    ]);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });
});
