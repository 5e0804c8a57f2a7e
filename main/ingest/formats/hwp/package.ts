/** The parts of an HWPX: header, sections in their order, title, charts. */
import { FootnoteError } from '../../../contract/errors.ts';
import { childrenOf, descendantsOf, parseXml, textIn } from '../xml/index.ts';
import { openZip, type ZipPackage } from '../zip/index.ts';
import { owpml } from './names.ts';

export interface HwpxPackage {
  readonly title: string;
  readonly header: Uint8Array | null;
  /** In reading order. */
  readonly sections: readonly Uint8Array[];
  /** A part by the name that a section refers to it. */
  part(name: string): Uint8Array | null;
}

/** Unpacked bytes of all sections together; a section of 100 MB is a document of thousands of pages. */
const mostSectionBytes = 300_000_000;

/** True for a zip that is an HWPX by its parts, whatever the file is named. */
export function isHwpx(zip: ZipPackage): boolean {
  return zip.names.some((name) => /^Contents\/(?:section\d+|header)\.xml$/i.test(name));
}

/**
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`
 */
export function openHwpx(bytes: Uint8Array): HwpxPackage {
  const zip = openZip(bytes, 'HWPX');
  if (!isHwpx(zip)) throw new FootnoteError('not-format', { format: 'HWPX' });
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest && descendantsOf(parseXml(manifest, owpml), 'odf:encryption-data').length > 0)
    throw new FootnoteError('encrypted');

  const content = zip.read('Contents/content.hpf');
  const root = content ? parseXml(content, owpml) : undefined;
  const title = root ? descendantsOf(root, 'opf:title').map(textIn).join(' ') : '';
  const names = root ? spineOf(root) : [];
  const sections: Uint8Array[] = [];
  let size = 0;
  for (const name of names.length > 0 ? names : sectionNames(zip.names)) {
    const section = zip.read(name) ?? zip.read(`Contents/${name}`);
    if (!section) continue;
    size += section.length;
    if (size > mostSectionBytes)
      throw new FootnoteError('unpacks-too-large', { limit: mostSectionBytes / 1_000_000 });
    sections.push(section);
  }
  if (sections.length === 0) throw new FootnoteError('damaged', { format: 'HWPX' });
  return { title, header: zip.read('Contents/header.xml'), sections, part: (name) => zip.read(name) };
}

/** The sections that the package lists, in the order of reading. */
function spineOf(root: Parameters<typeof descendantsOf>[0]): string[] {
  const items = new Map(
    descendantsOf(root, 'opf:item').map(({ attributes }) => [attributes.id ?? '', attributes.href ?? '']),
  );
  return childrenOf(descendantsOf(root, 'opf:spine')[0], 'opf:itemref')
    .map(({ attributes }) => items.get(attributes.idref ?? '') ?? '')
    .filter((href) => /section\d+\.xml$/i.test(href));
}

function sectionNames(names: readonly string[]): string[] {
  const number = (name: string) => Number(/(\d+)\.xml$/i.exec(name)?.[1] ?? 0);
  return names
    .filter((name) => /^Contents\/section\d+\.xml$/i.test(name))
    .sort((a, b) => number(a) - number(b));
}
