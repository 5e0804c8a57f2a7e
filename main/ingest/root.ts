/** Which folder of the library is meant: a folder is known by where it is, whatever link or spelling leads there. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { FootnoteError } from '../contract/index.ts';

/**
 * @param roots the folders that the library has
 * @returns the root that is there already, else the folder's absolute path
 * @throws FootnoteError `folder-overlaps` where it lies in a root, or holds one: its files would be there twice
 */
export function rootFor(roots: readonly { readonly path: string }[], folder: string): string {
  const given = path.resolve(folder);
  const place = placeOf(given);
  const known = roots.find((root) => root.path === given || placeOf(root.path) === place);
  if (known) return known.path;
  const other = roots.find((root) => lies(place, placeOf(root.path)) || lies(placeOf(root.path), place));
  if (other) throw new FootnoteError('folder-overlaps', { path: given, other: other.path });
  return given;
}

/** Without links; a folder that cannot be reached is known by its path. */
function placeOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

/** Is it, or lies it below, the other one? Both without links. */
export function lies(place: string, above: string): boolean {
  const relative = path.relative(above, place);
  return !/^\.\.(?:$|[/\\])/.test(relative) && !path.isAbsolute(relative);
}
