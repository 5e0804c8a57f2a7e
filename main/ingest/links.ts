/** What the links of the pages tell of the other files. */
import path from 'node:path';
import { readable } from './formats/index.ts';
import type { FoundFile, Scan, ScanProblem } from './scan.ts';

const isPicture = (name: string) => /\.(png|jpe?g|gif|bmp|tiff?|webp|svg|heic)$/i.test(name);

/** Bytes; a smaller picture that no page links to is an icon or a line. */
const smallestScan = 15_000;

/**
 * The pictures whose text is worth recognising. A picture in a page is part of that page; one that a page links to is
 * an attachment, and a folder of pictures without pages is a pile of scans.
 */
export function picturesToRead(scan: Scan, links: readonly { readonly target: string }[]): FoundFile[] {
  const linked = new Set(links.map((link) => link.target));
  const withPages = new Set(
    scan.files.filter((file) => file.stage === 'page').flatMap((file) => foldersAbove(file.path)),
  );
  return scan.files.filter((file) => {
    if (file.stage !== 'picture') return false;
    if (linked.has(file.path)) return true;
    return file.size >= smallestScan && !foldersAbove(file.path).some((folder) => withPages.has(folder));
  });
}

/** The first folder below the root stands for all below it: pictures of an export often have a folder of their own. */
function foldersAbove(name: string): string[] {
  const [first, ...rest] = name.split('/');
  return rest.length > 0 ? [first!] : [''];
}

/**
 * What the links lead to: files that cannot be read yet, and files that are not there.
 * @param inside paths of the files inside containers
 */
export function linkProblems(
  scan: Scan,
  links: readonly { path: string; target: string }[],
  inside: ReadonlySet<string>,
): ScanProblem[] {
  const there = new Map(scan.files.map((file) => [file.path, file]));
  const linked = new Set(links.map((link) => link.target));
  const unread = scan.files.filter(
    ({ stage, path: name }) => stage === 'unread' && (!isPicture(name) || linked.has(name)),
  );
  const hidden = new Set(scan.unseen);
  const broken = links.filter(
    ({ target }) =>
      !there.has(target) && !inside.has(target) && !hidden.has(target) && readable(target) !== 'ignored',
  );
  return [
    ...unread.map(({ path: name }) => ({
      path: name,
      code: 'unreadable-yet' as const,
      params: { format: path.posix.extname(name).slice(1).toUpperCase() },
    })),
    ...broken.map(({ path: page, target }) => ({
      path: page,
      code: 'link-broken' as const,
      params: { target },
    })),
  ];
}
