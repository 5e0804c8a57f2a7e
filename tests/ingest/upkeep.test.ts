import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ingestFolder } from '../../main/ingest/index.ts';
import { contentOf } from '../library/content.ts';
import { newLibrary } from '../library/made.ts';
import { holding, html, ingested, manuals, pathsOf, problemsOf, touch, writeFiles } from './manuals.ts';

const none = { added: 0, updated: 0, removed: 0, unchanged: 0, failed: 0 };
const three = {
  'a.html': html('가입 안내', '가입 절차는 신분증이 필요합니다.'),
  'b/b.html': html('해지 안내', '해지 신청은 위약금을 확인합니다.'),
  'b/c.txt': '메모: 상담 시간은 오전 9시부터입니다.',
};

describe('a folder that is ingested again', { concurrency: true }, () => {
  it('unchanged, changes nothing', async (t) => {
    const { library, first, again } = await ingested(t, three);
    assert.deepEqual(first, { ...none, added: 3 });
    const before = contentOf(library.file);
    assert.deepEqual(await again(), { ...none, unchanged: 3 });
    assert.deepEqual(contentOf(library.file), before);
  });

  it('takes in what was added, changed and deleted, and nothing else', async (t) => {
    const { folder, library, again } = await ingested(t, three);
    writeFiles(folder, {
      'new.html': html('이전 안내', '이전 설치는 하루가 걸립니다.'),
      'a.html': html('가입 안내', '가입 절차가 모바일로 바뀌었습니다.'),
    });
    rmSync(path.join(folder, 'b/b.html'));
    assert.deepEqual(await again(), { ...none, added: 1, updated: 1, removed: 1, unchanged: 1 });
    assert.deepEqual(pathsOf(library), ['a.html', 'b/c.txt', 'new.html']);
    assert.equal(holding(library, '신분증'), 0);
    assert.equal(holding(library, '위약금'), 0);
    assert.equal(holding(library, '모바일'), 1);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('with new times of the same bytes reads nothing again, now and the next time', async (t) => {
    const { folder, library, again } = await ingested(t, three);
    const before = contentOf(library.file);
    touch(path.join(folder, 'a.html'));
    assert.deepEqual(await again(), { ...none, unchanged: 3 });
    assert.deepEqual(contentOf(library.file), before);
    const root = library.roots()[0]!;
    assert.equal(library.documentAt(root.id, 'a.html')?.modified, 1_700_000_000_000);
  });

  it('knows a renamed file by its new name only', async (t) => {
    const { folder, library, again } = await ingested(t, three);
    renameSync(path.join(folder, 'a.html'), path.join(folder, '가입.html'));
    assert.deepEqual(await again(), { ...none, updated: 1, unchanged: 2 });
    assert.deepEqual(pathsOf(library), ['b/b.html', 'b/c.txt', '가입.html']);
    assert.equal(holding(library, '신분증'), 1);
  });

  it('empty, forgets the documents; one that was deleted keeps them and says so', async (t) => {
    const { folder, library, again } = await ingested(t, three);
    rmSync(folder, { recursive: true });
    await assert.rejects(again(), { code: 'folder-missing' });
    assert.equal(pathsOf(library).length, 3);
    writeFiles(folder, { 'style.css': '' });
    assert.deepEqual(await again(), { ...none, removed: 3 });
    assert.deepEqual(pathsOf(library), []);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
  });

  it('tries a page that could not be read when it has changed, not before', async (t) => {
    const { folder, library, first, again } = await ingested(t, { 'a.html': Buffer.alloc(2000, 7) });
    assert.deepEqual(first, { ...none, failed: 1 });
    assert.deepEqual(problemsOf(library), [['a.html', 'not-html']]);
    assert.deepEqual(await again(), { ...none, failed: 1 });
    writeFiles(folder, { 'a.html': html('가입 안내', '가입 절차입니다.') });
    assert.deepEqual(await again(), { ...none, added: 1 });
    assert.deepEqual(problemsOf(library), []);
    writeFiles(folder, { 'a.html': Buffer.alloc(2001, 7) });
    assert.deepEqual(await again(), { ...none, failed: 1 });
    assert.equal(holding(library, '가입'), 0);
  });

  it('says which file vanished while the folder was read, and forgets it the next time', async (t) => {
    const many = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`${i}.html`, html(`안내 ${i}`, `${i}번 절차입니다.`)]),
    );
    const folder = manuals(t, many);
    const library = newLibrary(t);
    const counts = await ingestFolder(library, folder, {
      progress: ({ stage, done }) => {
        if (stage === 'reading' && done === 1) rmSync(path.join(folder, '6.html'));
      },
    });
    assert.deepEqual(counts, { ...none, added: 6, failed: 1 });
    assert.deepEqual(problemsOf(library), [['6.html', 'file-changed']]);
    assert.deepEqual(await ingestFolder(library, folder), { ...none, unchanged: 6 });
    assert.deepEqual(problemsOf(library), []);
  });

  it('tries a file that vanished while it was read again, though it came back as it was', async (t) => {
    const content = html('안내 6', '여섯 번째 절차입니다.');
    const many = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [
        `${i}.html`,
        i === 6 ? content : html(`안내 ${i}`, `${i}번 절차입니다.`),
      ]),
    );
    const folder = manuals(t, many);
    touch(path.join(folder, '6.html'));
    const library = newLibrary(t);
    await ingestFolder(library, folder, {
      progress: ({ stage, done }) => {
        if (stage === 'reading' && done === 1) rmSync(path.join(folder, '6.html'));
      },
    });
    assert.deepEqual(problemsOf(library), [['6.html', 'file-changed']]);
    writeFiles(folder, { '6.html': content });
    touch(path.join(folder, '6.html'));
    assert.deepEqual(await ingestFolder(library, folder), { ...none, added: 1, unchanged: 6 });
  });
});

describe('an ingest that is cancelled', { concurrency: true }, () => {
  it('keeps what it has read, and the next one ends like one that was never disturbed', async (t) => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `p${i}.html`,
        html(
          `안내 ${i} - 솔바람 매뉴얼`,
          `모델 AB-${i}의 점검 절차입니다.`,
          '모든 페이지 아래에 있는 고객센터 안내 문장입니다.',
        ),
      ]),
    );
    const folder = manuals(t, files);
    const library = newLibrary(t);
    for (const after of [1, 9]) {
      const stop = new AbortController();
      const cancelled = ingestFolder(library, folder, {
        signal: stop.signal,
        progress: ({ stage, done }) => {
          if (stage === 'reading' && done === after) stop.abort();
        },
      });
      await assert.rejects(cancelled, { code: 'cancelled' });
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    }
    const part = pathsOf(library).length;
    assert.ok(part >= 10 && part < 30, `${part} documents kept`);
    const rest = await ingestFolder(library, folder);
    assert.deepEqual(rest, { ...none, added: 30 - part, unchanged: part });

    const undisturbed = newLibrary(t);
    await ingestFolder(undisturbed, folder);
    assert.deepEqual(contentOf(library.file), contentOf(undisturbed.file));
    const root = library.roots()[0]!;
    assert.equal(library.documentAt(root.id, 'p7.html')?.title, '안내 7', "the site's suffix is left out");
    assert.equal(holding(library, '고객'), 0, 'what stands on every page is left out');
  });

  it('before it begins, changes nothing', async (t) => {
    const library = newLibrary(t);
    const folder = manuals(t, three);
    const signal = AbortSignal.abort();
    await assert.rejects(ingestFolder(library, folder, { signal }), { code: 'cancelled' });
    assert.deepEqual(pathsOf(library), []);
  });
});
