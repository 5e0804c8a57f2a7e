/** The parts of a PPTX: slides in their order, what each of them relates to. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { officeXml, partOfType, propertiesOf, type Relationships, relationshipsOf } from '../../opc/index.ts';
import { childOf, childrenOf, parseXml, type XmlElement, type XmlOptions } from '../../xml/index.ts';
import { openZip } from '../../zip/index.ts';

const pptxXml: XmlOptions = officeXml('PPTX', { 'presentationml/main': 'p' });

export interface PptxParts {
  /** Names of the slides' parts, in the order of the show. */
  readonly slides: readonly string[];
  /** Of a slide, in EMU. */
  readonly size: { readonly width: number; readonly height: number };
  bytes(part: string): Uint8Array | null;
  /** `null` where there is no such part. */
  tree(part: string): XmlElement | null;
  /** Empty for a part without relationships. */
  relationships(part: string): Relationships;
  readonly properties: { readonly title: string; readonly keywords: string };
}

/** Slides that are read; more throws `too-many-elements`. */
const mostSlides = 5_000;

/** 13⅓ by 7½ inches, 16 : 9. */
const usual = { width: 12_192_000, height: 6_858_000 };

/** @throws FootnoteError as `openZip`; `not-format` where the package holds no presentation */
export function openParts(bytes: Uint8Array): PptxParts {
  const zip = openZip(bytes, 'PPTX');
  const tree = (part: string) => {
    const content = zip.read(part);
    return content ? parseXml(content, pptxXml) : null;
  };
  const root = relationshipsOf(zip, '', pptxXml);
  const main = partOfType(root, 'officeDocument') ?? 'ppt/presentation.xml';
  const presentation = zip.names.some((name) => /^ppt\//i.test(name)) ? tree(main) : null;
  if (presentation?.name !== 'p:presentation') throw new FootnoteError('not-format', { format: 'PPTX' });

  const related = relationshipsOf(zip, main, pptxXml);
  const slides = childrenOf(childOf(presentation, 'p:sldIdLst'), 'p:sldId').flatMap(({ attributes }) => {
    const target = related.get(attributes['r:id'] ?? '')?.target;
    return target === undefined ? [] : [target];
  });
  if (slides.length > mostSlides) throw new FootnoteError('too-many-elements', { limit: mostSlides });
  const { cx, cy } = childOf(presentation, 'p:sldSz')?.attributes ?? {};
  return {
    slides,
    size: { width: Number(cx) || usual.width, height: Number(cy) || usual.height },
    bytes: (part) => zip.read(part),
    tree,
    relationships: (part) => relationshipsOf(zip, part, pptxXml),
    properties: propertiesOf(zip, root, pptxXml),
  };
}
