/** Everything a library says, by text and not by row numbers, so that two libraries can be compared. */
import Database from 'better-sqlite3';
import { decodeCounts, documentFields, passageFields } from '../../main/library/counts.ts';

type Row = Readonly<Record<string, unknown>>;

export function contentOf(file: string) {
  const db = new Database(file);
  try {
    const all = (sql: string) => db.prepare<[], Row>(sql).all();
    const terms = new Map(
      all('select id, kind, text from terms').map((t) => [t.id as number, `${t.kind}:${t.text}`]),
    );
    const counts = (blob: unknown, fields: number) => {
      const { terms: numbers, fields: tf, lengths } = decodeCounts(blob as Uint8Array, fields);
      const each = [...numbers].map((n, i) => `${terms.get(n)} ${tf.map((f) => f[i]).join('/')}`);
      return { lengths: [...lengths], terms: each.sort() };
    };
    db.exec('create virtual table temp.tokens using fts5vocab(main, passage_index, instance)');
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
      sections: all(
        `select ${document}, s.ordinal, s.level, s.heading, s.path, s.start, s.end, s.anchor from sections s ${of} s.document_id order by d.path, s.ordinal`,
      ),
      passages: all(
        `select ${document}, p.ordinal, p.section, p.start, p.end, p.units, hex(p.hash) as hash from passages p ${of} p.document_id order by d.path, p.ordinal`,
      ),
      records: all(
        `select ${document}, r.table_index, r.row, r.kind, r.caption, r.cells from records r ${of} r.document_id order by d.path, r.table_index, r.row`,
      ),
      links: all(
        `select ${document}, l.ordinal, l.href, l.target, l.text, l.start, l.end from links l ${of} l.document_id order by d.path, l.ordinal`,
      ),
      problems: all('select path, code, params from problems order by path, code, params'),
      terms: all('select kind, text, documents from terms where documents <> 0 order by kind, text'),
      totals: all(`select key, value from meta where value <> 0 order by key`),
      passageTerms: all(
        `select ${document}, p.ordinal, t.counts from passage_terms t join passages p on p.id = t.passage_id ${of} p.document_id order by d.path, p.ordinal`,
      ).map((row) => ({ ...row, counts: counts(row.counts, passageFields.length) })),
      documentTerms: all(
        `select ${document}, t.counts from document_terms t ${of} t.document_id order by d.path`,
      ).map((row) => ({ ...row, counts: counts(row.counts, documentFields.length) })),
      index: all('select term, doc from temp.tokens')
        .map(
          ({ term, doc }) =>
            `${places.get(doc) ?? `passage ${doc}`} ${terms.get(Number.parseInt(String(term), 36))}`,
        )
        .sort(),
      vectors: all(
        `select ${document}, p.ordinal, hex(v.hash) as hash from vectors v left join passages p on p.id = v.passage_id left ${of} p.document_id order by d.path, p.ordinal`,
      ),
    };
  } finally {
    db.close();
  }
}
