/**
 * Packages of Office's files: which part is the main one, what relates to what, and what a file says of itself.
 * Open Packaging Conventions, ECMA-376 part 2.
 */
import { childOf, parseXml, readXml, textIn, type XmlOptions } from '../xml/index.ts';
import type { ZipPackage } from '../zip/index.ts';

export interface Relationship {
  /** The last word of its type: `hyperlink`, `slideLayout`, `worksheet` … */
  readonly type: string;
  /** A part's name, or an external target as written. */
  readonly target: string;
  readonly external: boolean;
}

/** By id. */
export type Relationships = ReadonlyMap<string, Relationship>;

/**
 * For reading a format's parts.
 * @param own the format's namespaces without their year (`wordprocessingml/main`) → the prefix; those that several
 * formats have are added, transitional and strict ones alike
 * @param further namespaces as they are written → the prefix
 */
export function officeXml(
  format: string,
  own: Readonly<Record<string, string>>,
  further: Readonly<Record<string, string>> = {},
): XmlOptions {
  const dated = {
    'officeDocument/relationships': 'r',
    'officeDocument/math': 'm',
    'drawingml/main': 'a',
    'drawingml/chart': 'c',
    'drawingml/diagram': 'dgm',
    ...own,
  };
  return {
    format,
    namespaces: {
      ...further,
      ...Object.fromEntries(
        Object.entries(dated).flatMap(([place, prefix]) => [
          [`http://schemas.openxmlformats.org/${place.replace('/', '/2006/')}`, prefix],
          [`http://purl.oclc.org/ooxml/${place}`, prefix],
        ]),
      ),
      'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
      'http://schemas.openxmlformats.org/package/2006/relationships': '',
      'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
      'http://purl.org/dc/elements/1.1/': 'dc',
    },
  };
}

/**
 * @param part `''`: the package itself
 * @returns empty for a part without relationships
 */
export function relationshipsOf(zip: ZipPackage, part: string, xml: XmlOptions): Relationships {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = zip.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, Relationship>();
  if (!bytes) return found;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (name !== 'Relationship' || id === undefined) return;
    const external = mode === 'External';
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : partName(folder, target),
      external,
    });
  };
  readXml(bytes, { open }, xml);
  return found;
}

/** Of the package itself `officeDocument` is the part that holds the document. */
export function partOfType(related: Relationships, type: string): string | undefined {
  return [...related.values()].find((one) => one.type === type)?.target;
}

/**
 * Empty where the file does not say.
 * @param root what the package itself relates to
 */
export function propertiesOf(
  zip: ZipPackage,
  root: Relationships,
  xml: XmlOptions,
): { readonly title: string; readonly keywords: string } {
  // Where all programs put it; some forget to say so.
  const part = partOfType(root, 'core-properties') ?? 'docProps/core.xml';
  const bytes = zip.read(part);
  const core = bytes ? parseXml(bytes, xml) : undefined;
  return { title: textIn(childOf(core, 'dc:title')), keywords: textIn(childOf(core, 'cp:keywords')) };
}

/** A target is relative to the folder of the part that names it; `..` above the package stays in the package. */
function partName(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}
