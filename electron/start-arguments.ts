/** What a start asks for: the operating system hands a link or a file over as an argument. */
import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Place } from '../main/contract/shell.ts';
import { placeOfLink } from './links.ts';

export type Asked =
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'library'; readonly path: string }
  | { readonly type: 'quick' };

/**
 * The first argument that means something; everything else (Chromium's own switches among it) is left alone.
 * @param cwd where the start came from: a file may be named relative to it
 */
export function askedBy(args: readonly string[], cwd: string): Asked | null {
  for (const argument of args) {
    if (argument === '--quick') return { type: 'quick' };
    const place = placeOfLink(argument);
    if (place !== null) return { type: 'place', place };
    const path = libraryPath(argument, cwd);
    if (path !== null) return { type: 'library', path };
  }
  return null;
}

/** An existing file that is called a library; what it really is, the engine finds out. */
export function libraryPath(given: string, cwd: string): string | null {
  if (!/\.footnote$/i.test(given) || /[\u0000-\u001f]/.test(given) || given.startsWith('-')) return null;
  try {
    const path = realpathSync(isAbsolute(given) ? given : resolve(cwd, given));
    return /\.footnote$/i.test(path) && statSync(path).isFile() ? path : null;
  } catch {
    // Not there, or not for us to see: then it names nothing.
    return null;
  }
}
