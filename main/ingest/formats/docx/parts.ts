/** The parts of a DOCX: which one is the document, and what relates to what. */
import { FootnoteError } from '../../../contract/errors.ts';
import { officeXml, partOfType, propertiesOf, type Relationships, relationshipsOf } from '../opc/index.ts';
import { parseXml, type XmlElement, type XmlOptions } from '../xml/index.ts';
import { openZip } from '../zip/index.ts';

export const docxXml: XmlOptions = officeXml(
  'DOCX',
  { 'wordprocessingml/main': 'w', 'drawingml/wordprocessingDrawing': 'wp' },
  { 'urn:schemas-microsoft-com:vml': 'v' },
);

export interface DocxParts {
  /** The part that holds the document. */
  readonly main: string;
  /** `null` where there is no such part. */
  bytes(part: string): Uint8Array | null;
  /** A small part as a tree. */
  tree(part: string): XmlElement | null;
  /** Empty for a part without relationships. */
  relationships(part: string): Relationships;
  readonly properties: { readonly title: string; readonly keywords: string };
}

/** @throws FootnoteError as `openZip`; `not-format` where the package holds no word processor's document */
export function openParts(bytes: Uint8Array): DocxParts {
  const zip = openZip(bytes, 'DOCX');
  const root = relationshipsOf(zip, '', docxXml);
  const main = partOfType(root, 'officeDocument') ?? 'word/document.xml';
  if (zip.read(main) === null || /^(?:xl|ppt)\//.test(main))
    throw new FootnoteError('not-format', { format: 'DOCX' });
  return {
    main,
    bytes: (part) => zip.read(part),
    tree: (part) => {
      const content = zip.read(part);
      return content ? parseXml(content, docxXml) : null;
    },
    relationships: (part) => relationshipsOf(zip, part, docxXml),
    properties: propertiesOf(zip, root, docxXml),
  };
}
