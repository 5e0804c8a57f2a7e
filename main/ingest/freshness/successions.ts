/**
 * Older editions: documents of one series (the same folder and name, or the same folder and title, but for a date or a
 * version) whose texts are alike; the next one by date or version takes the older one's place.
 */
import {
  type Edition,
  editionOf,
  fileSeries,
  folderSeries,
  isOlder,
  titleSeries,
} from '../../language/index.ts';
import type { Library, Named, Succession } from '../../library/index.ts';
import { similarityOf } from './signature.ts';

/** Jaccard of the texts, numbers counting as equal. */
const alike = 0.8;
/** More documents of one series are a way of naming files, not editions. */
const longestSeries = 1000;

interface Candidate extends Named {
  readonly edition: Edition;
}

/** Works out anew which documents of a root are older editions of which. */
export function recordSuccessions(library: Library, rootId: number): void {
  library.setSuccessions(rootId, successionsAmong(library.namedDocuments(rootId)));
}

export function successionsAmong(documents: readonly Named[]): Succession[] {
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
      const next = later.find((other) => similarity(older, other) >= alike);
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
  return [...found.values()];
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
  const all = new Map<string, Candidate[]>();
  for (const one of documents) {
    const key = keyOf(one);
    if (key.endsWith('/')) continue;
    const group = all.get(key);
    if (group) group.push(one);
    else all.set(key, [one]);
  }
  const says = ({ edition }: Candidate) =>
    edition.date.length > 0 || edition.version.length > 0 || edition.mark !== 0;
  return [...all.values()].filter(
    (group) => group.length > 1 && group.length <= longestSeries && group.some(says),
  );
}
