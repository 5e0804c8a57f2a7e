/** A glossary as a spreadsheet has it: a row an entry, its words in cells. */
import type { GlossaryEntry } from '../contract/index.ts';

/** An entry as somebody gives it. */
export type GivenEntry = Pick<GlossaryEntry, 'term' | 'synonyms' | 'direction'>;
/** What a row of a file says of its entry: that it waits for a person's decision, or (null) that it was refused. */
export type FileEntry = GivenEntry & { readonly state: 'active' | 'suggested' | null };

const directions: Readonly<Record<string, GivenEntry['direction']>> = {
  'one-way': 'one-way',
  'two-way': 'two-way',
  단방향: 'one-way',
  일방향: 'one-way',
  '←': 'one-way',
  양방향: 'two-way',
  쌍방향: 'two-way',
  '↔': 'two-way',
};
const states: Readonly<Record<string, FileEntry['state']>> = {
  suggested: 'suggested',
  제안: 'suggested',
  rejected: null,
  거절: null,
};
const heads = new Set(['term', 'word', '용어', '단어', '표준어']);
const directionHeads = new Set(['direction', '방향']);
const stateHeads = new Set(['state', '상태']);
const synonymHeads = /^(synonyms?|동의어|유의어|약어|다른 ?말)/i;

const plain = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, ' ').trim();
/** What export marked as text (`'=A`) is the text. */
const unmarked = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

/**
 * The first cell is the term; the next ones hold synonyms, several in a cell with `;` or `|` between them. A row of
 * headers may say which columns they are; a cell that says a direction is one. A column of states, as export writes
 * it, keeps what nobody has accepted from becoming active.
 * @returns rows that are no entry, or name a direction that is none, by their number from 1; empty rows are nothing
 */
export function rowEntries(rows: readonly (readonly string[])[]): { given: FileEntry[]; skipped: number[] } {
  const given: FileEntry[] = [];
  const skipped: number[] = [];
  const header = rows[0]?.map((cell) => plain(cell).toLowerCase()) ?? [];
  const hasHeader = heads.has(header[0] ?? '');
  const isWord = (column: number): boolean => {
    if (!hasHeader) return true;
    const name = header[column] ?? '';
    return name === '' || synonymHeads.test(name);
  };
  for (const [i, row] of rows.entries()) {
    const cells = row.map(plain);
    if ((i === 0 && hasHeader) || cells.every((cell) => cell === '')) continue;
    const [term = '', ...others] = cells;
    let direction: GivenEntry['direction'] = 'two-way';
    let state: FileEntry['state'] = 'active';
    let odd = false;
    const synonyms = others.flatMap((cell, at) => {
      const says = directions[cell.toLowerCase()];
      const head = header[at + 1] ?? '';
      if (says && (!hasHeader || directionHeads.has(head))) {
        direction = says;
        return [];
      }
      if (hasHeader && directionHeads.has(head) && cell !== '') odd = true;
      const said = states[cell.toLowerCase()];
      if (hasHeader && stateHeads.has(head) && said !== undefined) state = said;
      return isWord(at + 1) ? cell.split(/[;|]/).map((word) => unmarked(word.trim())) : [];
    });
    const own = unmarked(term);
    const words = synonyms.filter((word) => word !== '' && word.length <= 100 && word !== own).slice(0, 50);
    if (odd || own === '' || own.length > 100 || words.length === 0) skipped.push(i + 1);
    else given.push({ term: own, synonyms: words, direction, state });
  }
  return { given, skipped };
}

/** UTF-8 with a byte order mark, by which Excel knows it; rejected suggestions are left out. */
export function glossaryCsv(entries: readonly GlossaryEntry[]): string {
  const cell = (value: string): string => {
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = entries
    .filter(({ state }) => state !== 'rejected')
    .map(({ term, synonyms, direction, state, origin }) => [
      term,
      synonyms.join(';'),
      direction,
      state,
      origin,
    ]);
  const head = ['term', 'synonyms', 'direction', 'state', 'origin'];
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
