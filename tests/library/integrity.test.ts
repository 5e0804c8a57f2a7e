import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Database from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { openLibrary } from '../../main/library/index.ts';
import { manyPages, newLibrary } from './made.ts';

/** Damage done behind Footnote's back, and what the check must say of it. */
const damage: Readonly<Record<string, { readonly sql: string; readonly finding: RegExp }>> = {
  'a passage whose terms are gone': {
    sql: 'delete from passage_terms where passage_id = (select min(id) from passages)',
    finding: /passages without terms/,
  },
  'a passage that the index has lost': {
    sql: 'delete from passage_index where rowid = (select min(id) from passages)',
    finding: /missing from the term index/,
  },
  'an index entry of no passage': {
    sql: "insert into passage_index (rowid, terms) values (999999, '1 2 3')",
    finding: /entries without a passage/,
  },
  'a document whose terms are gone': {
    sql: 'delete from document_terms where document_id = (select min(id) from documents)',
    finding: /documents without terms/,
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

describe('the integrity check', () => {
  for (const [what, { sql, finding }] of Object.entries(damage)) {
    it(`finds ${what}`, (t) => {
      const library = newLibrary(t);
      const root = library.addRoot('/manuals');
      for (const document of manyPages(3)) library.write(root.id, document);
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
