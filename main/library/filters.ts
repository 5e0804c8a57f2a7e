/** Which documents a question may be answered from. */
import { isAbsolute, join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Facets, Filters } from '../contract/index.ts';

interface Row {
  readonly id: number;
  readonly root: string;
  readonly path: string;
  readonly title: string;
  readonly format: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Letters and digits only, in one spelling: what a person types of a name. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./\\]+/g, '');

const withSlashes = (path: string): string =>
  path.normalize('NFC').replaceAll('\\', '/').replace(/\/+$/, '').replace(/^\.\//, '');

/** `2026-11-01` of this machine's time zone. */
const dayOf = (milliseconds: number): string => {
  const date = new Date(milliseconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** Absolute with `/`, for comparing. */
const placeOf = ({ root, path }: Pick<Row, 'root' | 'path'>): string => withSlashes(join(root, path));

function testOf(filters: Filters): (row: Row) => boolean {
  const tests: ((row: Row) => boolean)[] = [];
  const { folder, product, formats, since, until, document } = filters;
  if (folder !== undefined) {
    const wanted = withSlashes(folder);
    tests.push((row) => {
      const path = isAbsolute(folder) ? placeOf(row) : row.path;
      return wanted === '' || path.startsWith(`${wanted}/`);
    });
  }
  if (product !== undefined) {
    const words = product.split(/\s+/).map(plain).filter(Boolean);
    tests.push((row) => {
      const name = plain(`${row.title} ${row.path}`);
      return words.every((word) => name.includes(word));
    });
  }
  if (formats !== undefined && formats.length > 0) {
    const wanted = new Set(formats.map((format) => format.toLowerCase()));
    tests.push((row) => wanted.has(row.format));
  }
  if (since !== undefined) tests.push((row) => dayOf(row.modified) >= since);
  if (until !== undefined) tests.push((row) => dayOf(row.modified) <= until);
  if (document !== undefined) {
    const wanted = typeof document === 'string' ? withSlashes(document) : '';
    tests.push((row) =>
      typeof document === 'number' ? row.id === document : row.path === wanted || placeOf(row) === wanted,
    );
  }
  return (row) => tests.every((test) => test(row));
}

const isGiven = (filters: Filters): boolean => Object.values(filters).some((value) => value !== undefined);

export function filterReads(db: Database.Database) {
  const rows = db.prepare<[], Row>(
    `select d.id, r.path as root, d.path, d.title, d.format, d.modified
     from documents d join roots r on r.id = d.root_id where d.state = 'read'`,
  );

  return {
    /** The documents that fit; undefined where nothing is asked for, so that all may answer. */
    allowedDocuments: (filters: Filters | undefined): ReadonlySet<number> | undefined => {
      if (!filters || !isGiven(filters)) return undefined;
      const fits = testOf(filters);
      const allowed = new Set<number>();
      for (const row of rows.iterate()) if (fits(row)) allowed.add(row.id);
      return allowed;
    },
    facets: (): Facets => {
      const folders = new Map<string, { folder: string; path: string; documents: number }>();
      const formats = new Map<string, number>();
      let oldest = Number.POSITIVE_INFINITY;
      let newest = Number.NEGATIVE_INFINITY;
      for (const { root, path, format, modified } of rows.iterate()) {
        formats.set(format, (formats.get(format) ?? 0) + 1);
        oldest = Math.min(oldest, modified);
        newest = Math.max(newest, modified);
        const parts = path.split('/').slice(0, -1);
        for (let depth = 0; depth <= Math.min(2, parts.length); depth++) {
          const below = parts.slice(0, depth).join('/');
          const folder = below === '' ? root : join(root, ...below.split('/'));
          const known = folders.get(folder) ?? { folder, path: below, documents: 0 };
          known.documents += 1;
          folders.set(folder, known);
        }
      }
      return {
        folders: [...folders.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1)),
        formats: [...formats]
          .map(([format, documents]) => ({ format, documents }))
          .sort((a, b) => b.documents - a.documents || (a.format < b.format ? -1 : 1)),
        oldest: Number.isFinite(oldest) ? dayOf(oldest) : null,
        newest: Number.isFinite(newest) ? dayOf(newest) : null,
      };
    },
  };
}
