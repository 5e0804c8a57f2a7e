/**
 * What repeats across an export and is no page's own: the site's title suffix, and blocks such as a footer line or a
 * notice on every page. Learned once from an even sample of the pages before the first is stored, so that the same
 * folder gives the same library however often an ingest was interrupted.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Document } from '../contract/index.ts';
import { blockFingerprint, limits, readDocument } from './formats/index.ts';

export interface Profile {
  /** Changes with the content, so that pages read with another profile are read again. */
  readonly version: string;
  /** Removed from the end of titles, separator included; empty where none is shared. */
  readonly titleSuffix: string;
  /** Fingerprints of blocks that are left out. */
  readonly boilerplate: readonly string[];
  /** How many pages the folder had; it is learned anew when that has doubled. */
  readonly pages: number;
}

export const emptyProfile: Profile = { version: '0', titleSuffix: '', boilerplate: [], pages: 0 };

/** Pages read to learn it. */
const sampleSize = 160;
/** Fewer pages tell nothing about what repeats. */
const fewestPages = 12;
/** A block that stands on this share of the sampled pages is boilerplate. */
const boilerplateShare = 0.3;
/** A suffix that this share of the titles has is the site's. */
const suffixShare = 0.4;
const separator = /\s+[-–—|·:>»]{1,2}\s+/g;

/** @param files absolute paths of pages, in a fixed order */
export async function learnProfile(files: readonly string[]): Promise<Profile> {
  if (files.length < fewestPages) return { ...emptyProfile, pages: files.length };
  const step = Math.max(1, files.length / sampleSize);
  const titles: string[] = [];
  const blocks = new Map<string, number>();
  for (let at = 0; at < files.length; at += step) {
    const document = await readQuietly(files[Math.floor(at)]!);
    if (!document) continue;
    titles.push(document.title);
    const own = new Set(
      document.blocks.filter((b) => b.kind !== 'heading').map((b) => blockFingerprint(document, b)),
    );
    for (const fingerprint of own) blocks.set(fingerprint, (blocks.get(fingerprint) ?? 0) + 1);
  }
  const enough = Math.max(4, Math.ceil(titles.length * boilerplateShare));
  const boilerplate = [...blocks]
    .filter(([, count]) => count >= enough)
    .map(([fingerprint]) => fingerprint)
    .sort();
  const titleSuffix = sharedSuffix(titles);
  const version = `${titleSuffix}\u0000${boilerplate.join(' ')}`;
  return {
    version: createHash('sha256').update(version).digest('hex').slice(0, 12),
    titleSuffix,
    boilerplate,
    pages: files.length,
  };
}

function sharedSuffix(titles: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const match of title.matchAll(separator)) {
      if (match.index > 0) {
        const suffix = title.slice(match.index);
        counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
      }
    }
  }
  const shared = [...counts].filter(([, count]) => count >= Math.max(4, titles.length * suffixShare));
  return shared.sort((a, b) => b[0].length - a[0].length)[0]?.[0] ?? '';
}

/** A page that cannot be read teaches nothing here; the ingest itself reports it. */
async function readQuietly(file: string): Promise<Document | undefined> {
  try {
    if ((await stat(file)).size > limits.bytes / 10) return undefined;
    return readDocument(await readFile(file), file);
  } catch {
    return undefined;
  }
}

export function stripTitle(title: string, profile: Profile): string {
  const { titleSuffix } = profile;
  return titleSuffix && title.endsWith(titleSuffix) && title.length > titleSuffix.length
    ? title.slice(0, -titleSuffix.length)
    : title;
}
