import { extensionOf, readable } from '../readable.ts';

/** What browsers and Office call the folder beside a saved page: `요금 안내_files`, `요금 안내.files`. */
const folder = /^(.+?)(?:_files|\.files)$/i;
/** Sheets and slides that Office saves as pages of their own: the page beside the folder only frames them. */
const officePage = /^(?:sheet|slide)\d+\.html?$/i;
const picture = /^(?:png|jpe?g|gif|bmp|tiff?|webp|heic)$/;

/**
 * True for a file in the folder that was saved beside a page (`요금_files/ad.html` of `요금.html`): pages and pictures
 * in it are pieces of that page, not documents. Documents that a page holds (PDF, HWP) stay documents.
 * @param path with `/`, NFC
 * @param exists whether a file of this path is in the same export
 */
export function isSavedPart(path: string, exists: (path: string) => boolean): boolean {
  const parts = path.split('/');
  const name = parts.at(-1)!;
  if (readable(name) === 'attachment' && !picture.test(extensionOf(name))) return false;
  if (officePage.test(name)) return false;
  return parts.slice(0, -1).some((part, i) => {
    const [, base] = folder.exec(part) ?? [];
    if (base === undefined) return false;
    const page = [...parts.slice(0, i), base].join('/');
    return ['html', 'htm', 'xhtml', 'shtml', 'xht', 'mht'].some(
      (ext) => exists(`${page}.${ext}`) || exists(`${page}.${ext.toUpperCase()}`),
    );
  });
}
