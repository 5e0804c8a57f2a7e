/** The files that a shown page links to, as they lie on the disk. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { withFiles } from '../../main/engine/attachment-files.ts';
import { openLibrary } from '../../main/library/index.ts';
import { html } from '../ingest/manuals.ts';
import { temporaryFolder } from '../library/made.ts';
import { eventsOf, running } from './running.ts';

const locale = 'ko' as const;
const nfd = '영상/설치 안내.mp4'.normalize('NFD');
const links = ['자료/점검.exe', '영상/설치 안내.mp4', '없는 양식.hwp', '바깥.pdf', '한글.txt'];

describe('the attachments of a page that is shown', () => {
  const shown = async (t: Parameters<typeof running>[0]) => {
    // Pages of the server that the export came from are no files.
    const body = [...links, 'edit', 'kms/list.do']
      .map((name) => `<a href="${encodeURI(name)}">${name}</a>`)
      .join(' ');
    const { client, folder } = await running(t, {
      'a.html': html('점검', `<p>원격 점검 도구와 영상입니다.</p>${body}`),
      '한글.txt': '점검 순서를 적은 글입니다.',
      '자료/점검.exe': 'x'.repeat(2048),
      [nfd]: 'y'.repeat(4096),
    });
    const secret = path.join(temporaryFolder(t), 'secret.pdf');
    writeFileSync(secret, 'secret');
    symlinkSync(secret, path.join(folder, '바깥.pdf'));
    await eventsOf(client.library.ingest({ folder, locale }));
    const [hit] = (await client.search({ question: '원격 점검 도구', k: 1, passages: false })).hits;
    const open = async () => (await client.view.open({ documentId: hit!.documentId })).attachments;
    return { folder, open };
  };

  it('have their size though no reader takes them, and say which is missing and which is never opened', async (t) => {
    const { folder, open } = await shown(t);
    const told = async () =>
      (await open()).map(({ path: name, bytes, missing, opens }) => [name, bytes, missing ?? false, opens]);
    assert.deepEqual(await told(), [
      ['자료/점검.exe', 2048, false, false],
      ['영상/설치 안내.mp4', 4096, false, true],
      ['없는 양식.hwp', null, true, true],
      ['바깥.pdf', null, false, true],
      ['한글.txt', Buffer.byteLength('점검 순서를 적은 글입니다.'), false, true],
    ]);
    rmSync(path.join(folder, '자료'), { recursive: true });
    assert.deepEqual((await told())[0], ['자료/점검.exe', null, true, false]);
  });

  it('are as the library knows them where the folder is away', async (t) => {
    const { folder, open } = await shown(t);
    rmSync(folder, { recursive: true });
    assert.deepEqual(
      (await open()).map(({ missing }) => missing),
      links.map(() => undefined),
    );
  });

  it('do not hold the page up where the drive does not answer', async (t) => {
    const folder = temporaryFolder(t);
    const library = openLibrary(path.join(folder, 'a.footnote'));
    t.after(() => library.close());
    const document = { root: folder, rootId: 1 } as Parameters<typeof withFiles>[1];
    const file = { path: 'a.mp4', text: '', documentId: null, bytes: null };
    const asked: string[] = [];
    const look = (place: string) => {
      asked.push(place);
      return place === folder
        ? Promise.resolve({ real: folder, size: 0 })
        : new Promise<{ real: string; size: number }>(() => {});
    };
    const told = await withFiles(library, document, [file, { ...file, path: 'b.mp4' }], { look, within: 5 });
    assert.deepEqual(
      told.map(({ bytes, missing }) => [bytes, missing]),
      [
        [null, undefined],
        [null, undefined],
      ],
    );
    assert.deepEqual(asked, [folder, path.join(folder, 'a.mp4')], 'one at a time');
  });
});
