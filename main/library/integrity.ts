/** Is the library whole? SQLite's own check, and the promises that SQLite does not know. */
import type Database from 'better-sqlite3';

export interface Integrity {
  readonly whole: boolean;
  /** What is wrong, in English: for `doctor` and for whoever mends it. */
  readonly findings: readonly string[];
}

const promises: readonly { readonly finding: string; readonly sql: string }[] = [
  {
    finding: 'passages without terms',
    sql: 'select count(*) from passages where id not in (select passage_id from passage_terms)',
  },
  {
    finding: 'passages missing from the term index',
    sql: 'select count(*) from passages where id not in (select rowid from passage_index)',
  },
  {
    finding: 'term index entries without a passage',
    sql: 'select count(*) from passage_index where rowid not in (select id from passages)',
  },
  {
    finding: 'documents without terms',
    sql: "select count(*) from documents where state = 'read' and id not in (select document_id from document_terms)",
  },
  {
    finding: 'failed documents without a problem',
    sql: "select count(*) from documents where state = 'failed' and id not in (select document_id from problems where document_id is not null)",
  },
  {
    finding: 'vectors of another text',
    sql: 'select count(*) from vectors v left join passages p on p.id = v.passage_id where p.id is null or p.hash <> v.hash',
  },
  {
    finding: 'passage total that is wrong',
    sql: "select abs(coalesce((select value from meta where key = 'passages'), 0) - (select count(*) from passages))",
  },
  {
    finding: 'document total that is wrong',
    sql: "select abs(coalesce((select value from meta where key = 'documents'), 0) - (select count(*) from document_terms))",
  },
  { finding: 'terms with a negative count', sql: 'select count(*) from terms where documents < 0' },
];

export function checkIntegrity(db: Database.Database): Integrity {
  const findings: string[] = [];
  for (const row of db.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') findings.push(row.integrity_check);
  }
  const orphans = db.pragma('foreign_key_check') as { table: string }[];
  if (orphans.length > 0)
    findings.push(`${orphans.length} rows without their parent, in ${orphans[0]!.table}`);
  for (const { finding, sql } of promises) {
    const count = db.prepare(sql).pluck().get() as number;
    if (count > 0) findings.push(`${count} ${finding}`);
  }
  return { whole: findings.length === 0, findings };
}
