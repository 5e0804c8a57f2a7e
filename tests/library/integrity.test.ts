import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { openLibrary } from '../../main/library/index.ts';
import { manyPages, newLibrary } from './made.ts';

/** Damage done behind Footnote's back, and what the check must say of it. */
const damage: Readonly<Record<string, { readonly sql: string; readonly finding: RegExp }>> = {
  'a passage whose terms are gone': {
    sql: 'delete from term_counts where first_passage = (select min(id) from passages)',
    finding: /passages without terms/,
  },
  'a term that the postings have lost': {
    sql: 'delete from fresh_blocks where key = (select max(key) from fresh_blocks)',
    finding: /not those of their counts/,
  },
  'postings of no passage': {
    sql: "insert into fresh_blocks values (999 * 4294967296 + 1, x'03010100')",
    finding: /postings without a passage/,
  },
  'a run that is lost': {
    sql: 'delete from posting_runs',
    finding: /postings without a passage/,
  },
  'a document whose content is gone': {
    sql: 'delete from document_parts where key = (select min(key) from document_parts)',
    finding: /documents without content/,
  },
  'a link from nowhere': {
    sql: 'insert into link_targets values (1, 999)',
    finding: /links without a document/,
  },
  'a failure that nobody is told of': {
    sql: "update documents set state = 'failed' where id = (select min(id) from documents)",
    finding: /without a problem/,
  },
  'a vector of another text': {
    sql: "update vectors set hash = x'00112233445566778899aabbccddeeff' where passage_id = (select min(passage_id) from vectors)",
    finding: /vectors of another text/,
  },
  'a vector that was lost': {
    sql: 'delete from vectors_1 where passage_id = (select min(passage_id) from vectors)',
    finding: /vectors/,
  },
  'a total that is wrong': {
    sql: "update meta set value = value + 1 where key = 'passages'",
    finding: /passage total/,
  },
  "a term's document count that is wrong": {
    sql: 'update terms set documents = documents + 1 where id = (select min(id) from terms)',
    finding: /document counts/,
  },
  'a row without its document': {
    sql: 'pragma foreign_keys = off; delete from documents where id = (select min(id) from documents)',
    finding: /without their parent/,
  },
};

/** Enough for a run of their own. */
const pages = manyPages(60, 30);

describe('the integrity check', () => {
  for (const [what, { sql, finding }] of Object.entries(damage)) {
    it(`finds ${what}`, (t) => {
      const library = newLibrary(t);
      const root = library.addRoot('/manuals');
      for (const document of pages) library.write(root.id, document);
      while (library.tendPostings(true)) {
        // Until they are in a run.
      }
      const embedder = library.addEmbedder({ name: 'e', dimensions: 8, content: null, passages: 3 });
      const missing = library.passagesWithoutVector(embedder, 100);
      library.writeVectors(
        embedder,
        missing.map((m) => ({ ...m, vector: new Int8Array(8).fill(1) })),
      );
      assert.deepEqual(library.integrity(), { whole: true, findings: [] });
      library.close();

      const db = new Database(library.file);
      sqliteVec.load(db);
      db.exec(sql);
      db.close();
      const opened = openLibrary(library.file, { readOnly: true });
      t.after(() => opened.close());
      const { whole, findings } = opened.integrity();
      assert.equal(whole, false);
      assert.match(findings.join('\n'), finding);
    });
  }
});
