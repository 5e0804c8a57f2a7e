/** The parts of a PPTX: slides in their order, what each of them relates to. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { childOf, childrenOf, parseXml, textIn, type XmlElement, type XmlOptions } from '../../xml/index.ts';
import { openZip } from '../../zip/index.ts';

const open = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';

/** Transitional and strict namespaces alike. */
export const pptxXml: XmlOptions = {
  format: 'PPTX',
  namespaces: {
    [`${open}/presentationml/2006/main`]: 'p',
    [`${strict}/presentationml/main`]: 'p',
    [`${open}/officeDocument/2006/relationships`]: 'r',
    [`${strict}/officeDocument/relationships`]: 'r',
    [`${open}/officeDocument/2006/math`]: 'm',
    [`${strict}/officeDocument/math`]: 'm',
    [`${open}/drawingml/2006/main`]: 'a',
    [`${strict}/drawingml/main`]: 'a',
    [`${open}/drawingml/2006/chart`]: 'c',
    [`${strict}/drawingml/chart`]: 'c',
    [`${open}/drawingml/2006/diagram`]: 'dgm',
    [`${strict}/drawingml/diagram`]: 'dgm',
    [`${open}/markup-compatibility/2006`]: 'mc',
    [`${open}/package/2006/relationships`]: '',
    [`${open}/package/2006/metadata/core-properties`]: 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
  },
};

export interface Relationship {
  /** The last word of its type: `slideLayout`, `notesSlide`, `hyperlink` … */
  readonly type: string;
  /** A part's name, or an external target as written. */
  readonly target: string;
  readonly external: boolean;
}

export type Relationships = ReadonlyMap<string, Relationship>;

export interface PptxParts {
  /** Names of the slides' parts, in the order of the show. */
  readonly slides: readonly string[];
  bytes(part: string): Uint8Array | null;
  /** `null` where there is no such part. */
  tree(part: string): XmlElement | null;
  /** By id; empty for a part without relationships. */
  relationships(part: string): Relationships;
  readonly title: string;
  readonly keywords: string;
}

/** Slides that are read; more throws `too-many-elements`. */
const mostSlides = 5_000;

/** @throws FootnoteError as `openZip`; `not-format` where the package holds no presentation */
export function openParts(bytes: Uint8Array): PptxParts {
  const zip = openZip(bytes, 'PPTX');
  const tree = (part: string) => {
    const content = zip.read(part);
    return content ? parseXml(content, pptxXml) : null;
  };
  const relationships = (part: string) => relationshipsOf(part, tree);
  const root = [...relationships('').values()];
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'ppt/presentation.xml';
  const presentation = zip.names.some((name) => /^ppt\//i.test(name)) ? tree(main) : null;
  if (presentation?.name !== 'p:presentation') throw new FootnoteError('not-format', { format: 'PPTX' });

  const related = relationships(main);
  const slides = childrenOf(childOf(presentation, 'p:sldIdLst'), 'p:sldId').flatMap(({ attributes }) => {
    const target = related.get(attributes['r:id'] ?? '')?.target;
    return target === undefined ? [] : [target];
  });
  if (slides.length > mostSlides) throw new FootnoteError('too-many-elements', { limit: mostSlides });
  const properties = root.find(({ type }) => type === 'core-properties')?.target;
  const core = properties === undefined ? null : tree(properties);
  return {
    slides,
    bytes: (part) => zip.read(part),
    tree,
    relationships,
    title: textIn(childOf(core ?? undefined, 'dc:title')),
    keywords: textIn(childOf(core ?? undefined, 'cp:keywords')),
  };
}

function relationshipsOf(part: string, tree: (part: string) => XmlElement | null): Map<string, Relationship> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = new Map<string, Relationship>();
  const root = tree(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? undefined;
  for (const { attributes } of childrenOf(root, 'Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (id === undefined) continue;
    const external = mode === 'External';
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : partName(folder, target),
      external,
    });
  }
  return found;
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
