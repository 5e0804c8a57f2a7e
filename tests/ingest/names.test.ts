import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ingestFolder } from '../../main/ingest/index.ts';
import { newLibrary, temporaryFolder } from '../library/made.ts';
import { html, ingested, manuals, pathsOf, problemsOf } from './manuals.ts';

const page = html('안내', '가입 절차입니다.');

describe('names of files and folders', { concurrency: true }, () => {
  it('in Hangul are NFC in the library, however the file system spells them', async (t) => {
    const nfd = '요금 안내/월 요금.html'.normalize('NFD');
    const { library, again } = await ingested(t, { [nfd]: page, '가입.html': page });
    assert.deepEqual(pathsOf(library), ['가입.html', '요금 안내/월 요금.html']);
    const stored = library.documentAt(library.roots()[0]!.id, '요금 안내/월 요금.html');
    assert.equal(stored?.filePath, nfd, 'the file is opened by the name that it has');
    assert.equal((await again()).unchanged, 2);
  });

  it('that differ in their spelling only are said, and one is read', async (t) => {
    const name = '요금.html';
    const { library, again } = await ingested(t, { [name]: page, [name.normalize('NFD')]: page });
    assert.deepEqual(pathsOf(library), [name]);
    assert.equal(problemsOf(library).length, 1);
    assert.equal((await again()).unchanged, 1);
  });

  it('with blanks, quotes, percent signs and 300 characters are read', async (t) => {
    const long = `${Array.from({ length: 10 }, (_, i) => `${'가나다라마바사아자차'.repeat(3)}${i}`).join('/')}.html`;
    assert.ok(long.length > 300);
    const names = ['a b  c.html', "it's 100% #1?.html", '..안내.html', long];
    const { library, again } = await ingested(t, Object.fromEntries(names.map((name) => [name, page])));
    assert.deepEqual(pathsOf(library), names.sort());
    assert.deepEqual(problemsOf(library), []);
    assert.equal((await again()).unchanged, 4);
  });

  it('of folders are known by where they are, not by how they are written', async (t) => {
    const { folder, library } = await ingested(t, { 'a.html': page });
    const link = path.join(temporaryFolder(t), '바로가기');
    symlinkSync(folder, link);
    const spellings = [
      `${folder}/`,
      path.relative(process.cwd(), folder),
      path.join(folder, '..', 'manuals', '.'),
      link,
    ];
    for (const spelling of spellings) {
      assert.equal((await ingestFolder(library, spelling)).unchanged, 1, spelling);
    }
    assert.deepEqual(
      library.roots().map((root) => root.path),
      [folder],
    );
  });

  it('of folders stay as a person gave them where that is a link', async (t) => {
    const folder = manuals(t, { 'a.html': page });
    const link = path.join(temporaryFolder(t), '공유 드라이브');
    symlinkSync(folder, link);
    const library = newLibrary(t);
    await ingestFolder(library, link);
    await ingestFolder(library, folder);
    assert.deepEqual(
      library.roots().map((root) => root.path),
      [link],
    );
  });
});

describe('two folders in one library', { concurrency: true }, () => {
  it('may hold files of the same name', async (t) => {
    const library = newLibrary(t);
    const one = manuals(t, { 'a/안내.html': html('가입', '신분증이 필요합니다.') });
    const two = manuals(t, { 'a/안내.html': html('해지', '위약금을 확인합니다.') });
    assert.equal((await ingestFolder(library, one)).added, 1);
    assert.equal((await ingestFolder(library, two)).added, 1);
    const titles = library.roots().map((root) => library.documentAt(root.id, 'a/안내.html')?.title);
    assert.deepEqual(titles, ['가입', '해지']);
    assert.equal((await ingestFolder(library, one)).unchanged, 1);
    assert.equal(library.size().documents, 2, 'a scan of one folder leaves the other alone');
  });
});

describe('links in a folder', { concurrency: true }, () => {
  it('that lead in a circle are said, and every page is read once', async (t) => {
    const folder = manuals(t, { 'a.html': page, 'in/b.html': page });
    symlinkSync('..', path.join(folder, 'in', 'up'));
    symlinkSync('.', path.join(folder, 'self'));
    symlinkSync('round-1', path.join(folder, 'round-2'));
    symlinkSync('round-2', path.join(folder, 'round-1'));
    const library = newLibrary(t);
    assert.equal((await ingestFolder(library, folder)).added, 2);
    assert.deepEqual(pathsOf(library), ['a.html', 'in/b.html']);
    const loops = problemsOf(library).filter(([, code]) => code === 'link-loop');
    assert.deepEqual(
      loops.map(([name]) => name),
      ['in/up', 'round-1', 'round-2', 'self'],
    );
  });

  it('that lead nowhere are said', async (t) => {
    const folder = manuals(t, { 'a.html': page });
    symlinkSync('gone.html', path.join(folder, '바로가기.html'));
    const library = newLibrary(t);
    assert.equal((await ingestFolder(library, folder)).added, 1);
    assert.deepEqual(problemsOf(library), [['바로가기.html', 'link-broken']]);
  });

  it('to a folder inside it read nothing twice; those that lead out of it are said and not followed', async (t) => {
    const elsewhere = manuals(t, { 'c.html': page });
    const folder = manuals(t, { 'real/b.html': page });
    symlinkSync('real', path.join(folder, 'also'));
    symlinkSync(elsewhere, path.join(folder, 'outside'));
    const library = newLibrary(t);
    await ingestFolder(library, folder);
    symlinkSync(path.join(elsewhere, 'c.html'), path.join(folder, 'secret.html'));
    await ingestFolder(library, folder);
    assert.deepEqual(pathsOf(library), ['real/b.html']);
    assert.deepEqual(problemsOf(library), [
      ['outside', 'link-outside'],
      ['secret.html', 'link-outside'],
    ]);
  });

  it('a folder inside another one of the library, or around it, is refused: its files would be there twice', async (t) => {
    const folder = manuals(t, { 'in/a.html': page });
    const library = newLibrary(t);
    await ingestFolder(library, path.join(folder, 'in'));
    const refused = { code: 'folder-overlaps' };
    await assert.rejects(ingestFolder(library, folder), refused);
    mkdirSync(path.join(folder, 'in', 'deep'));
    await assert.rejects(ingestFolder(library, path.join(folder, 'in', 'deep')), refused);
    symlinkSync(path.join(folder, 'in', 'deep'), path.join(folder, 'in-deep'));
    await assert.rejects(ingestFolder(library, path.join(folder, 'in-deep')), refused);
    mkdirSync(path.join(folder, 'in-2'));
    await ingestFolder(library, path.join(folder, 'in-2'));
    assert.equal(library.roots().length, 2, 'a neighbour whose name begins alike is none of it');
  });
});

describe('attachments', { concurrency: true }, () => {
  it('are in the problems list as not readable yet; files that nobody reads are not', async (t) => {
    const files = {
      'a.html': page,
      '서식/도면.xps': 'PK',
      'x.EPUB': 'PK',
      'style.css': '',
      '.DS_Store': '',
    };
    const { folder, library, again } = await ingested(t, files);
    const attachments = [
      ['x.EPUB', 'unreadable-yet'],
      ['서식/도면.xps', 'unreadable-yet'],
    ];
    assert.deepEqual(problemsOf(library), attachments);
    assert.deepEqual(library.problems()[0]?.params, { format: 'EPUB' });
    await again();
    assert.deepEqual(problemsOf(library), attachments, 'listed once, not once a scan');
    mkdirSync(path.join(folder, 'empty.html'));
    assert.equal((await again()).failed, 0, 'a folder named like a page is a folder');
  });
});
