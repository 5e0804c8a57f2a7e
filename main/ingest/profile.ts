/**
 * What repeats across an export and is no page's own: the site's title suffix, and blocks such as a footer line or a
 * notice on every page. Learned once from an even sample of the pages before the first is stored, so that the same
 * folder gives the same library however often an ingest was interrupted.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type Document, FootnoteError } from '../contract/index.ts';
import { flatten } from './cut/sections.ts';
import type { RowTerms } from './cut/units.ts';
import { blockFingerprint, limits, readDocument } from './formats/index.ts';
import { answered } from './read-bytes.ts';

/** Changes when a profile is learned in another way. */
const format = 2;

export interface Profile {
  readonly format: number;
  /** Changes with the content, so that pages read with another profile are read again. */
  readonly version: string;
  /** Removed from the end or the start of titles, separator included, longest first. */
  readonly titleSuffixes: readonly string[];
  readonly titlePrefixes: readonly string[];
  /** Fingerprints of blocks that are left out. */
  readonly boilerplate: readonly string[];
  /** How many pages the folder had; it is learned anew when that has doubled. */
  readonly pages: number;
  /** For comparing in benchmarks; nothing stored has it. Default: plain. */
  readonly rowTerms?: RowTerms;
}

export const emptyProfile: Profile = {
  format,
  version: '0',
  titleSuffixes: [],
  titlePrefixes: [],
  boilerplate: [],
  pages: 0,
};

/** Pages read to learn it. */
const sampleSize = 160;
/** Fewer pages tell nothing about what repeats. */
const fewestPages = 12;
/** What repeats stands on at least so many of the sampled pages. */
const fewestRepeats = 4;
/** A block that stands on this share of the sampled pages is boilerplate … */
const anywhereShare = 0.3;
/** … and on this share, where it stands among the first or last blocks: exports often mix several page layouts. */
const edgeShare = 0.1;
const edgeBlocks = 4;
/** A part of the title that this share of the titles has at its end or start is the site's. */
const titleShare = 0.1;
const separator = /\s+(?:[-–—|·:>»]{1,2})\s+/g;

/** Seconds that the drive may take for one answer: without its pages there is nothing to learn from. */
const longestAnswer = 60;

/**
 * @param files absolute paths of pages, in a fixed order
 * @param passed waited for before each page
 * @throws FootnoteError `drive-stalled`
 */
export async function learnProfile(
  files: readonly string[],
  passed: () => Promise<void> | undefined = () => undefined,
): Promise<Profile> {
  if (files.length < fewestPages) return { ...emptyProfile, pages: files.length };
  const step = Math.max(1, files.length / sampleSize);
  const titles: string[] = [];
  const anywhere = new Map<string, number>();
  const edges = new Map<string, number>();
  for (let at = 0; at < files.length; at += step) {
    await passed();
    const document = await readQuietly(files[Math.floor(at)]!);
    if (!document) continue;
    titles.push(document.title);
    const blocks = [...flatten(document.blocks, document.text)].filter((block) => block.kind !== 'heading');
    const prints = blocks.map((block) => blockFingerprint(document, block));
    countEach(anywhere, prints);
    countEach(edges, [...prints.slice(0, edgeBlocks), ...prints.slice(-edgeBlocks)]);
  }
  const often = (counts: ReadonlyMap<string, number>, share: number) =>
    [...counts].filter(([, n]) => n >= Math.max(fewestRepeats, titles.length * share)).map(([key]) => key);
  const boilerplate = [...new Set([...often(anywhere, anywhereShare), ...often(edges, edgeShare)])].sort();
  const suffixes = new Map<string, number>();
  const prefixes = new Map<string, number>();
  for (const title of titles) {
    const cuts = [...title.matchAll(separator)];
    countEach(
      suffixes,
      cuts.map((cut) => title.slice(cut.index)),
    );
    countEach(
      prefixes,
      cuts.map((cut) => title.slice(0, cut.index + cut[0].length)),
    );
  }
  const longestFirst = (parts: string[]) => parts.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const titleSuffixes = longestFirst(often(suffixes, titleShare));
  const titlePrefixes = longestFirst(often(prefixes, titleShare));
  const version = shortHash(JSON.stringify([titleSuffixes, titlePrefixes, boilerplate]));
  return { format, version, titleSuffixes, titlePrefixes, boilerplate, pages: files.length };
}

function countEach(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * A page that cannot be read teaches nothing here; the ingest itself reports it.
 * @throws FootnoteError `drive-stalled`
 */
async function readQuietly(file: string): Promise<Document | undefined> {
  try {
    if ((await answered(stat(file), longestAnswer)).size > limits.bytes / 10) return undefined;
    return readDocument(await answered(readFile(file), longestAnswer), file);
  } catch (error) {
    if (error instanceof FootnoteError && error.code === 'drive-stalled') throw error;
    return undefined;
  }
}

/** The page's own title. */
export function stripTitle(title: string, profile: Profile): string {
  const suffix = profile.titleSuffixes.find((part) => title.endsWith(part) && title.length > part.length);
  const shorter = suffix ? title.slice(0, -suffix.length) : title;
  const prefix = profile.titlePrefixes.find(
    (part) => shorter.startsWith(part) && shorter.length > part.length,
  );
  return prefix ? shorter.slice(prefix.length) : shorter;
}

/** A stored profile, unless it is of another format. */
export function parseProfile(json: string | null): Profile | undefined {
  const profile = json === null ? undefined : (JSON.parse(json) as Profile);
  return profile?.format === format ? profile : undefined;
}
