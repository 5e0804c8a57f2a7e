/**
 * Older editions: documents of one series (the same folder and name, or the same folder and title, but for a date or a
 * version) whose texts are alike; the next one by date or version takes the older one's place. Pages of one title whose
 * names say nothing go by the dates that they give of themselves.
 */
import {
  dateStated,
  type Edition,
  editionOf,
  fileSeries,
  folderSeries,
  isByline,
  isOlder,
  titleSeries,
  titleWithoutMonth,
} from '../../language/index.ts';
import type { Library, Named, Succession } from '../../library/index.ts';
import { similarityOf } from './signature.ts';

/** Jaccard of the texts, numbers counting as equal. */
const alike = 0.8;
/** Where file and title are of one series: an edition of a short page may have a note more. */
const alikeOfOneName = 0.65;
/** Where nothing but the title, the first words and the dates in the texts tell that it is the same page. */
const alikeOfOneTitle = 0.7;
/** More pages of one title are no editions of one page; fewer are read for the dates that they give of themselves. */
const mostOfOneTitle = 24;
/** More documents of one series are a way of naming files, not editions. */
const longestSeries = 1000;

interface Candidate extends Named {
  readonly edition: Edition;
}

/** Works out anew which documents of a root are older editions of which. */
export function recordSuccessions(library: Library, rootId: number): void {
  const ownWords = (id: number): OwnWords => {
    const texts = library.passagesOf(id).flatMap(({ units }) => units.map((unit) => unit.source));
    const text = texts.join('\n');
    const edges = text.length <= 1600 ? text : `${text.slice(0, 1000)}\n${text.slice(-600)}`;
    const first = texts
      .slice(0, 12)
      .filter((line) => !isByline(line))
      .join(' ');
    return { date: dateStated(edges), beginning: first.replace(/[^\p{L}]+/gu, '').slice(0, 24) };
  };
  library.setSuccessions(rootId, successionsAmong(library.namedDocuments(rootId), ownWords));
}

/** What a document's text says of it: its date (empty where it gives none), and its first letters. */
interface OwnWords {
  readonly date: readonly number[];
  readonly beginning: string;
}

/** @param ownWords reads a document; asked for few of them */
export function successionsAmong(
  documents: readonly Named[],
  ownWords: (id: number) => OwnWords,
): Succession[] {
  const candidates = documents.map((one) => ({ ...one, edition: editionOf(one.path, one.title) }));
  const found = new Map<number, Succession>();
  const note = (older: Candidate, next: Candidate, similarity: number) => {
    if (!found.has(older.id)) found.set(older.id, { documentId: older.id, successorId: next.id, similarity });
  };
  for (const series of [byName, byTitle].flatMap((key) => groups(candidates, key))) {
    for (const older of series) {
      const later = series
        .filter((other) => isOlder(older.edition, other.edition))
        .sort((a, b) => (isOlder(a.edition, b.edition) ? -1 : isOlder(b.edition, a.edition) ? 1 : 0));
      const next = later.find(
        (other) => similarity(older, other) >= (areOfOneName(older, other) ? alikeOfOneName : alike),
      );
      if (next) note(older, next, similarity(older, next));
    }
  }
  // A page that says it is the old one needs no likeness, where only one page can be meant.
  for (const pages of groups(candidates, byBareTitle)) {
    const current = pages.filter((page) => page.edition.mark >= 0);
    for (const older of pages) {
      if (older.edition.mark === -1 && current.length === 1)
        note(older, current[0]!, similarity(older, current[0]!));
    }
  }
  // The same page under another file name, whose names say nothing: the dates in the texts decide.
  for (const pages of sameTitle(candidates)) {
    const read = pages.map((page) => ({ page, ...ownWords(page.id) }));
    for (const one of read) {
      const [next] = read
        .filter(
          (other) =>
            one.beginning === other.beginning &&
            isOlder(ofDate(one.date), ofDate(other.date)) &&
            !isOlder(other.page.edition, one.page.edition) &&
            similarity(one.page, other.page) >= alikeOfOneTitle,
        )
        .sort((a, b) => (isOlder(ofDate(a.date), ofDate(b.date)) ? -1 : 1));
      if (next) note(one.page, next.page, similarity(one.page, next.page));
    }
  }
  return [...found.values()];
}

const ofDate = (date: readonly number[]): Edition => ({ date, version: [], mark: 0 });

const areOfOneName = (a: Candidate, b: Candidate): boolean =>
  byName(a) === byName(b) && byTitle(a) === byTitle(b);

/** Few pages of one folder with one title that are alike to another of them; those alone are read. */
function sameTitle(candidates: readonly Candidate[]): Candidate[][] {
  const titled = grouped(
    candidates,
    ({ path, title }) => `${folderSeries(path)}/${titleWithoutMonth(title)}`,
  );
  return titled
    .filter((pages) => pages.length > 1 && pages.length <= mostOfOneTitle)
    .map((pages) =>
      pages.filter((one) =>
        pages.some((other) => other !== one && similarity(one, other) >= alikeOfOneTitle),
      ),
    )
    .filter((pages) => pages.length > 1);
}

function similarity(a: Candidate, b: Candidate): number {
  if (a.language !== b.language || !a.signature || !b.signature) return 0;
  // The same text in two places is a copy, whatever the names say.
  if (Buffer.compare(a.textHash, b.textHash) === 0) return 0;
  return similarityOf(a.signature, b.signature);
}

const extension = (path: string) => /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
const byName = ({ path }: Candidate) => `${folderSeries(path)}/${fileSeries(path)}${extension(path)}`;
const byTitle = ({ path, title }: Candidate) => `${folderSeries(path)}/${titleSeries(title)}`;
/** What stands in brackets is a note beside the title. */
const byBareTitle = ({ path, title }: Candidate) =>
  `${folderSeries(path)}/${titleSeries(title.replace(/[([（].*?[)\]）]/g, ''))}`;

/** Of two and more, in which not every document is of the same edition. */
function groups(documents: readonly Candidate[], keyOf: (one: Candidate) => string): Candidate[][] {
  const says = ({ edition }: Candidate) =>
    edition.date.length > 0 || edition.version.length > 0 || edition.mark !== 0;
  return grouped(documents, keyOf).filter(
    (group) => group.length > 1 && group.length <= longestSeries && group.some(says),
  );
}

function grouped(documents: readonly Candidate[], keyOf: (one: Candidate) => string): Candidate[][] {
  const all = new Map<string, Candidate[]>();
  for (const one of documents) {
    const key = keyOf(one);
    if (key.endsWith('/')) continue;
    const group = all.get(key);
    if (group) group.push(one);
    else all.set(key, [one]);
  }
  return [...all.values()];
}
