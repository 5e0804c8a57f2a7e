/** The parts of an OOXML package: which part is the main one, and what relates to what. */
import { FootnoteError } from '../../../contract/errors.ts';
import { childrenOf, parseXml, textIn, type XmlElement, type XmlOptions } from '../xml/index.ts';
import { openZip } from '../zip/index.ts';

const open = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';

/** Transitional and strict namespaces alike. */
export const docxXml: XmlOptions = {
  format: 'DOCX',
  namespaces: {
    [`${open}/wordprocessingml/2006/main`]: 'w',
    [`${strict}/wordprocessingml/main`]: 'w',
    [`${open}/officeDocument/2006/relationships`]: 'r',
    [`${strict}/officeDocument/relationships`]: 'r',
    [`${open}/officeDocument/2006/math`]: 'm',
    [`${strict}/officeDocument/math`]: 'm',
    [`${open}/drawingml/2006/main`]: 'a',
    [`${strict}/drawingml/main`]: 'a',
    [`${open}/drawingml/2006/wordprocessingDrawing`]: 'wp',
    [`${strict}/drawingml/wordprocessingDrawing`]: 'wp',
    [`${open}/drawingml/2006/chart`]: 'c',
    [`${strict}/drawingml/chart`]: 'c',
    [`${open}/drawingml/2006/diagram`]: 'dgm',
    [`${strict}/drawingml/diagram`]: 'dgm',
    [`${open}/markup-compatibility/2006`]: 'mc',
    'urn:schemas-microsoft-com:vml': 'v',
    [`${open}/package/2006/relationships`]: '',
    [`${open}/package/2006/metadata/core-properties`]: 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
  },
};

export interface Relationship {
  /** The last word of its type: `hyperlink`, `header`, `footnotes` … */
  readonly type: string;
  /** A part's name, or an external target as written. */
  readonly target: string;
  readonly external: boolean;
}

export interface DocxParts {
  /** The part that holds the document. */
  readonly main: string;
  /** `null` where there is no such part. */
  bytes(part: string): Uint8Array | null;
  /** A small part as a tree. */
  tree(part: string): XmlElement | null;
  /** By id; empty for a part without relationships. */
  relationships(part: string): ReadonlyMap<string, Relationship>;
  readonly properties: { readonly title: string; readonly keywords: string };
}

/** @throws FootnoteError as `openZip`; `not-format` where the package holds no word processor's document */
export function openParts(bytes: Uint8Array): DocxParts {
  const zip = openZip(bytes, 'DOCX');
  const tree = (part: string) => {
    const content = zip.read(part);
    return content ? parseXml(content, docxXml) : null;
  };
  const relationships = (part: string) => relationshipsOf(part, tree);
  const root = [...relationships('').values()];
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (zip.read(main) === null || /^(?:xl|ppt)\//.test(main))
    throw new FootnoteError('not-format', { format: 'DOCX' });
  return { main, bytes: (part) => zip.read(part), tree, relationships, properties: propertiesOf(tree, root) };
}

function relationshipsOf(part: string, tree: (part: string) => XmlElement | null): Map<string, Relationship> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found = new Map<string, Relationship>();
  for (const { name: kind, attributes } of childrenOf(tree(name) ?? undefined)) {
    const { Id: id, Type: type = '', Target: written = '', TargetMode: mode } = attributes;
    if (kind !== 'Relationship' || id === undefined) continue;
    const external = mode === 'External';
    const target = external ? written : partName(folder, written);
    found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target, external });
  }
  return found;
}

/** A target is relative to the folder of the part that names it; `..` above the package stays in the package. */
function partName(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

function propertiesOf(tree: (part: string) => XmlElement | null, root: readonly Relationship[]) {
  const part = root.find(({ type }) => type === 'core-properties')?.target;
  const core = part === undefined ? null : tree(part);
  const property = (name: string) =>
    textIn(childrenOf(core ?? undefined).find((element) => element.name === name));
  return { title: property('dc:title'), keywords: property('cp:keywords') };
}
