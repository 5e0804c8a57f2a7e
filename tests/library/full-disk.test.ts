import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FootnoteError } from '../../main/contract/index.ts';
import { type Library, openLibrary } from '../../main/library/index.ts';
import { contentOf } from './content.ts';
import { manyPages, newLibrary } from './made.ts';

const pages = manyPages(90, 12);

function writeUntilFull(library: Library, rootId: number): number {
  for (const [i, document] of pages.entries()) {
    try {
      library.write(rootId, document);
    } catch (error) {
      assert.ok(error instanceof FootnoteError, String(error));
      assert.equal(error.code, 'disk-full');
      return i;
    }
  }
  throw new Error('the disk never was full');
}

describe('a full disk', () => {
  it('is said, leaves the library whole, and writing goes on once there is space', (t) => {
    const library = newLibrary(t, { maxPages: 62 });
    const root = library.addRoot('/manuals');
    const written = writeUntilFull(library, root.id);
    assert.ok(written > 0);
    assert.deepEqual(library.integrity(), { whole: true, findings: [] });
    assert.equal(library.size().documents, written);
    library.close();

    const roomy = openLibrary(library.file);
    t.after(() => roomy.close());
    for (const document of pages.slice(written)) roomy.write(root.id, document);
    assert.deepEqual(roomy.integrity(), { whole: true, findings: [] });

    const undisturbed = newLibrary(t);
    const other = undisturbed.addRoot('/manuals');
    for (const document of pages) undisturbed.write(other.id, document);
    assert.deepEqual(contentOf(roomy.file), contentOf(undisturbed.file));
  });
});
