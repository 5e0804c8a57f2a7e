/** A file that vanished and a new one with the same bytes are one document that was renamed, and keeps its history. */
import path from 'node:path';
import type { KnownFile } from '../../library/index.ts';

export interface Renames {
  /** The former file of a new one with these bytes, once; undefined where there is none. */
  claim(hash: string, newPath: string): KnownFile | undefined;
  /** Those that vanished for good. */
  left(): KnownFile[];
}

export function renamesAmong(gone: readonly KnownFile[]): Renames {
  const byHash = new Map<string, KnownFile[]>();
  for (const file of gone) {
    if (file.state !== 'read' || file.hash === '') continue;
    const same = byHash.get(file.hash);
    if (same) same.push(file);
    else byHash.set(file.hash, [file]);
  }
  const claimed = new Set<number>();
  return {
    claim: (hash, newPath) => {
      const same = byHash.get(hash);
      if (!same || same.length === 0) return undefined;
      // Of several with the same bytes, the one whose name is kept: a folder was renamed.
      const name = path.posix.basename(newPath);
      const at = Math.max(
        0,
        same.findIndex((file) => path.posix.basename(file.path) === name),
      );
      const [file] = same.splice(at, 1);
      claimed.add(file!.id);
      return file;
    },
    left: () => gone.filter((file) => !claimed.has(file.id)),
  };
}
