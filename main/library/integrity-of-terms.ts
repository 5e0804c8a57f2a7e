/** Do counts, postings and document numbers of terms say the same? */
import type Database from 'better-sqlite3';
import { averageReads } from './averages.ts';
import { holds } from './counts.ts';
import { GonePassages } from './gone.ts';
import { postingsOf } from './impacts.ts';
import { decodePage } from './page-counts.ts';
import { postingRows } from './posting-rows.ts';
import { termCountReads } from './term-counts.ts';

/** Terms whose number of documents is not the number of documents that hold them. */
export function wrongTermCounts(db: Database.Database): number {
  const real = new Map<number, number>();
  const pages = db.prepare<[], Uint8Array>('select page from term_counts where part = 0').pluck();
  for (const blob of pages.iterate()) {
    const page = decodePage(blob);
    for (const [place, term] of page.terms.entries())
      if (holds(page, place)) real.set(term, (real.get(term) ?? 0) + 1);
  }
  let wrong = 0;
  for (const term of db
    .prepare<[], { id: number; documents: number }>('select id, documents from terms')
    .iterate()) {
    if ((real.get(term.id) ?? 0) !== term.documents) wrong++;
    real.delete(term.id);
  }
  return wrong + real.size;
}

/** Of each passage, how many postings it has and a sum of their terms: as its counts say, less as its postings say. */
export function oddPostings(db: Database.Database): string[] {
  const findings: string[] = [];
  const { partsFrom } = termCountReads(db);
  const averages = averageReads(db)();
  const left = new Map<number, { postings: number; sum: number }>();
  let without = 0;
  const isPassage = db.prepare<[number], number>('select document_id from passages where id = ?').pluck();
  const passages = new Set(db.prepare<[], number>('select id from passages').pluck().all());
  for (const part of partsFrom(0)) {
    for (const [i, { terms }] of postingsOf(part, averages).entries()) {
      const id = part.firstPassage + i;
      if (isPassage.get(id) === part.documentId) passages.delete(id);
      else without++;
      let sum = 0;
      for (const term of terms) sum = (sum + mixed(term)) >>> 0;
      left.set(id, { postings: terms.length, sum });
    }
  }
  if (passages.size > 0) findings.push(`${passages.size} passages without terms`);
  if (without > 0) findings.push(`${without} counts without a passage`);

  const gone = new GonePassages(db);
  gone.refresh();
  const { waiting, rows } = postingRows(db);
  let stray = 0;
  for (const { term, passageIds } of rows()) {
    for (const id of passageIds) {
      if (gone.has(id)) continue;
      const passage = left.get(id);
      if (passage) {
        passage.postings--;
        passage.sum = (passage.sum - mixed(term)) >>> 0;
      } else stray++;
    }
  }
  if (stray > 0) findings.push(`${stray} postings without a passage`);
  let odd = 0;
  // A passage that is in no run yet is searched from its counts.
  for (const [id, { postings, sum }] of left) if (!waiting(id) && (postings !== 0 || sum !== 0)) odd++;
  if (odd > 0) findings.push(`${odd} passages whose postings are not those of their counts`);
  return findings;
}

/** Spreads neighbouring numbers, so that two wrong terms do not make a right sum. */
const mixed = (term: number): number => Math.imul(term + 1, 0x9e3779b1) >>> 0;
