/** Zip archives with fixed dates, so that the same content gives the same bytes on every day. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Local time on purpose: a zip entry holds wall-clock time without a zone. */
const DATE = new Date(2026, 9, 1, 9, 0, 0);

/** Entries in the order given; `stored` names those that must not be compressed, as the first of an HWPX. */
export function zip(entries: Record<string, string | Uint8Array>, stored: string[] = []): Buffer {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(entries)) {
    files[name] = [
      typeof content === 'string' ? strToU8(content) : content,
      { mtime: DATE, level: stored.includes(name) ? 0 : 9 },
    ];
  }
  return Buffer.from(zipSync(files));
}

/** Packs an archive again with fixed dates; `edit` may change a text entry, or drop one by returning null. */
export function rezip(
  archive: Uint8Array,
  edit: (name: string, text: string) => string | null,
  stored: string[] = [],
): Buffer {
  const entries: Record<string, string | Uint8Array> = {};
  for (const [name, bytes] of Object.entries(unzipSync(archive))) {
    if (!/\.(xml|rels|hpf|rdf)$/.test(name)) {
      entries[name] = bytes;
      continue;
    }
    const edited = edit(name, strFromU8(bytes));
    if (edited !== null) entries[name] = edited;
  }
  return zip(entries, stored);
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
