/** Is the library whole? SQLite's own check, and the promises that SQLite does not know. */
import type Database from 'better-sqlite3';
import { oddPostings, wrongTermCounts } from './integrity-of-terms.ts';
import { hasAnyVectorTable, tableOf } from './vector-tables.ts';
import { nowhere } from './vectors.ts';

export interface Integrity {
  readonly whole: boolean;
  /** What is wrong, in English: for `doctor` and for whoever mends it. */
  readonly findings: readonly string[];
}

const promises: readonly { readonly finding: string; readonly sql: string }[] = [
  {
    finding: 'documents without terms',
    sql: "select count(*) from documents where state = 'read' and id not in (select document_id from term_counts)",
  },
  {
    finding: 'failed documents without a problem',
    sql: "select count(*) from documents where state = 'failed' and id not in (select document_id from problems where document_id is not null)",
  },
  {
    finding: 'documents without content',
    sql: "select count(*) from documents where state = 'read' and id * 65536 not in (select key from document_parts)",
  },
  {
    finding: 'contents without a document, or without their dictionary',
    sql: `select count(*) from document_parts where key / 65536 not in (select id from documents)
      or (dictionary <> 0 and dictionary not in (select id from dictionaries))`,
  },
  {
    finding: 'links without a document',
    sql: 'select count(*) from link_targets where document_id not in (select id from documents)',
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
    sql: "select abs(coalesce((select value from meta where key = 'documents'), 0) - (select count(distinct document_id) from term_counts))",
  },
];

/** Vectors that are in an embedder's table or in the list of vectors, but not in both, in the same cluster. */
function oddVectors(db: Database.Database): number {
  let odd = 0;
  for (const embedder of db.prepare<[], number>('select id from embedders').pluck().all()) {
    const listed = new Map(
      db
        .prepare<[number, number], [number, number]>(
          'select passage_id, cluster from vectors where embedder_id = ? and cluster <> ?',
        )
        .raw()
        .all(embedder, nowhere),
    );
    if (hasAnyVectorTable(db, embedder)) {
      const there = db.prepare<[], [number, number]>(`select passage_id, cluster from ${tableOf(embedder)}`);
      for (const [id, cluster] of there.raw().iterate()) {
        if (listed.get(id) !== cluster) odd++;
        listed.delete(id);
      }
    }
    odd += listed.size;
  }
  return odd;
}

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
  const terms = wrongTermCounts(db);
  if (terms > 0) findings.push(`${terms} terms with wrong document counts`);
  findings.push(...oddPostings(db));
  const vectors = oddVectors(db);
  if (vectors > 0) findings.push(`${vectors} vectors that are listed but not there, or there but not listed`);
  return { whole: findings.length === 0, findings };
}
