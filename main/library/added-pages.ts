/**
 * The pages that a scan added, as one deflated blob with the scan: those of a first scan are as many as the library has
 * documents, and a row for each would say again what these say.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { PackedReader, PackedWriter } from './packed.ts';

export interface AddedPage {
  readonly path: string;
  readonly title: string | null;
}

/** Fewer stay rows. */
const fewestPacked = 100;

/** Called in the transaction that closes the scan. */
export function addedPageWrites(db: Database.Database) {
  const count = db
    .prepare<[number], number>("select count(*) from changes where scan_id = ? and kind = 'added'")
    .pluck();
  const rows = db.prepare<[number], AddedPage>(
    "select path, title from changes where scan_id = ? and kind = 'added' order by path, id",
  );
  const put = db.prepare('update scans set added = ?, added_count = ? where id = ?');
  const remove = db.prepare("delete from changes where scan_id = ? and kind = 'added'");
  return (scanId: number): void => {
    if (count.get(scanId)! < fewestPacked) return;
    const pages = rows.all(scanId);
    const out = new PackedWriter();
    for (const { path, title } of pages) {
      out.number(title === null ? 0 : 1);
      out.text(path);
      if (title !== null) out.text(title);
    }
    put.run(deflateRawSync(out.bytes()), pages.length, scanId);
    remove.run(scanId);
  };
}

export function addedPageReads(db: Database.Database) {
  const find = db.prepare<[number], { added: Uint8Array | null; count: number }>(
    'select added, added_count as count from scans where id = ?',
  );
  /** By path; empty where they are rows. */
  return (scanId: number): AddedPage[] => {
    const row = find.get(scanId);
    if (!row?.added) return [];
    const from = new PackedReader(inflateRawSync(row.added));
    return Array.from({ length: row.count }, (): AddedPage => {
      const hasTitle = from.number() === 1;
      return { path: from.text(), title: hasTitle ? from.text() : null };
    });
  };
}
