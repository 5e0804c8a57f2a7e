/** The pages that a scan added in one blob, see added-pages.ts; with those of the scans that are there. */
import type Database from 'better-sqlite3';
import { addedPageWrites } from '../added-pages.ts';

export const addedPages = /* sql */ `
-- null where the added pages are changes, or there are none
alter table scans add column added blob;
alter table scans add column added_count integer not null default 0;
`;

export function packAddedPages(db: Database.Database): void {
  const pack = addedPageWrites(db);
  const finished = db.prepare<[], number>('select id from scans where finished is not null').pluck();
  for (const scan of finished.all()) pack(scan);
}
