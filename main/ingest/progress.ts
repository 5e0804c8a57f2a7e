/** How far the reading of a folder is: files and bytes, what each stage still has to read, and the time that is left. */
import type { IngestEvent, StillToRead } from '../contract/index.ts';

type Progress = Extract<IngestEvent, { type: 'progress' }>;
export type Part = keyof StillToRead;

/** In the order in which they are read. */
const parts = ['pages', 'documents', 'scans'] as const satisfies readonly Part[];

/**
 * Seconds that a file takes before any of its part has been read: a page about 10 ms, a document half a second, and
 * recognition about 5 s a page.
 */
const guessed: Readonly<Record<Part, number>> = { pages: 0.01, documents: 0.5, scans: 5 };
/** A file costs as much as so many bytes more: opening it, storing it. */
const perFile = 100_000;

interface Work {
  files: number;
  bytes: number;
}

export interface ReadingProgress {
  /** What a part has to read; may be told anew while nothing of it was read. */
  plan(part: Part, files: readonly { readonly size: number }[]): void;
  begin(part: Part): void;
  finished(file: { readonly path: string; readonly size: number }): void;
}

/** @param worked milliseconds of work so far, without pauses */
export function readingProgress(report: (event: Progress) => void, worked: () => number): ReadingProgress {
  const planned = of();
  const done = of();
  let now: Part = 'pages';
  let began = worked();

  const weight = ({ files, bytes }: Work) => files * perFile + bytes;
  const left = (part: Part): Work => ({
    files: planned[part].files - done[part].files,
    bytes: planned[part].bytes - done[part].bytes,
  });
  const seconds = (): number => {
    const read = weight(done[now]);
    const here =
      read > 0 ? ((worked() - began) / 1000 / read) * weight(left(now)) : left(now).files * guessed[now];
    const later = parts.slice(parts.indexOf(now) + 1);
    return later.reduce((sum, part) => sum + left(part).files * guessed[part], here);
  };
  const sum = (of: Readonly<Record<Part, Work>>, key: keyof Work) =>
    parts.reduce((total, part) => total + of[part][key], 0);

  return {
    plan: (part, files) => {
      planned[part] = { files: files.length, bytes: files.reduce((bytes, { size }) => bytes + size, 0) };
    },
    begin: (part) => {
      now = part;
      began = worked();
    },
    finished: ({ path, size }) => {
      done[now].files++;
      done[now].bytes += size;
      report({
        type: 'progress',
        stage: 'reading',
        done: sum(done, 'files'),
        total: sum(planned, 'files'),
        bytes: { done: sum(done, 'bytes'), total: sum(planned, 'bytes') },
        left: { pages: left('pages').files, documents: left('documents').files, scans: left('scans').files },
        eta: Math.round(seconds()),
        path,
      });
    },
  };
}

const of = (): Record<Part, Work> => ({
  pages: { files: 0, bytes: 0 },
  documents: { files: 0, bytes: 0 },
  scans: { files: 0, bytes: 0 },
});
