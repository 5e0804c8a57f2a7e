/**
 * Everything a library says, by text and not by row numbers, so that two libraries can be compared; but for the
 * vectors' values: which numbers the words have depends on the order of reading.
 */
import Database from 'better-sqlite3';
import { averageReads } from '../../main/library/averages.ts';
import { contentReads } from '../../main/library/content.ts';
import type { Counts } from '../../main/library/counts.ts';
import { GonePassages } from '../../main/library/gone.ts';
import { postingsOf } from '../../main/library/impacts.ts';
import { decodePage } from '../../main/library/page-counts.ts';
import { postingRows } from '../../main/library/posting-rows.ts';
import { termCountReads } from '../../main/library/term-counts.ts';

type Row = Readonly<Record<string, unknown>>;

export function contentOf(file: string) {
  const db = new Database(file);
  try {
    const all = (sql: string) => db.prepare<[], Row>(sql).all();
    const terms = new Map(
      all('select id, kind, text from terms').map((t) => [t.id as number, `${t.kind}:${t.text}`]),
    );
    const counts = ({ terms: numbers, fields, lengths }: Counts) => {
      const each = [...numbers].map((n, i) => `${terms.get(n)} ${fields.map((f) => f[i]).join('/')}`);
      return { lengths: [...lengths], terms: each.sort() };
    };
    const { allPassageCounts, partsFrom } = termCountReads(db);
    const { parts, links } = contentReads(db);
    const places = new Map(
      all('select p.id, d.path, p.ordinal from passages p join documents d on d.id = p.document_id').map(
        (p) => [p.id, `${p.path}#${p.ordinal}`],
      ),
    );
    const document = 'd.path as document';
    const of = 'join documents d on d.id =';
    return {
      documents: all(
        'select path, raw_path, size, hash, reading, state, format, encoding, certainty, language, title from documents order by path',
      ),
      passages: all(
        `select ${document}, p.ordinal, hex(p.hash) as hash from passages p ${of} p.document_id order by d.path, p.ordinal`,
      ),
      contents: all("select id, path from documents where state = 'read' order by path").map(
        ({ id, path }) => ({
          document: path,
          parts: parts(id as number),
          links: links(id as number),
        }),
      ),
      linked: all(
        `select ${document}, l.target from link_targets l ${of} l.document_id order by d.path, l.target`,
      ),
      problems: all('select path, code, params from problems order by path, code, params'),
      terms: all('select kind, text, documents from terms where documents <> 0 order by kind, text'),
      totals: all('select key, value from meta where value <> 0 order by key'),
      glossary: all(
        'select term, synonyms, direction, origin, state, evidence from glossary order by term, synonyms',
      ),
      passageTerms: [...allPassageCounts()]
        .map(({ passageId, ...of }) => ({ passage: places.get(passageId), ...counts(of) }))
        .sort((x, y) => (String(x.passage) < String(y.passage) ? -1 : 1)),
      documentTerms: all(
        `select ${document}, t.page from term_counts t ${of} t.document_id where t.part = 0 order by d.path`,
      ).map(({ document, page }) => ({ document, ...counts(decodePage(page as Uint8Array)) })),
      index: indexed(db, partsFrom(0))
        .map(([id, term]) => `${places.get(id) ?? `passage ${id}`} ${terms.get(term)}`)
        .sort(),
      vectors: all(
        `select ${document}, p.ordinal, hex(v.hash) as hash from vectors v left join passages p on p.id = v.passage_id left ${of} p.document_id order by d.path, p.ordinal`,
      ),
    };
  } finally {
    db.close();
  }
}

/** Where two contents differ first, with the rows of both; undefined where they are equal. */
export function firstDifference(
  wanted: ReturnType<typeof contentOf>,
  found: ReturnType<typeof contentOf>,
): string | undefined {
  for (const table of Object.keys(wanted) as (keyof typeof wanted)[]) {
    const [a, b] = [wanted[table], found[table]].map((rows) => rows.map((row) => JSON.stringify(row)));
    for (let row = 0; row < Math.max(a!.length, b!.length); row++) {
      if (a![row] === b![row]) continue;
      const short = (line = 'nothing') => (line.length > 400 ? `${line.slice(0, 400)}…` : line);
      return `${table}, row ${row}: ${short(a![row])} in the undisturbed one, ${short(b![row])} after kills`;
    }
  }
  return undefined;
}

/** Passages and their terms, as a search finds them: from runs, and from counts where they are in none yet. */
function indexed(db: Database.Database, parts: ReturnType<ReturnType<typeof termCountReads>['partsFrom']>) {
  const gone = new GonePassages(db);
  gone.refresh();
  const { waiting, rows } = postingRows(db);
  const found = new Set<string>();
  for (const { term, passageIds } of rows())
    for (const id of passageIds) if (!gone.has(id)) found.add(`${id} ${term}`);
  const averages = averageReads(db)();
  for (const part of parts) {
    for (const [i, { terms }] of postingsOf(part, averages).entries()) {
      const id = part.firstPassage + i;
      if (waiting(id)) for (const term of terms) found.add(`${id} ${term}`);
    }
  }
  return [...found].map((line) => line.split(' ').map(Number) as [number, number]);
}
