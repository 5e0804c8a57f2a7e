import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer } from '../encoding/bytes.ts';
import { descendantsOf, parseXml, textIn, type XmlElement, type XmlOptions } from '../xml/index.ts';
import { openZip } from '../zip/index.ts';

const ns = 'urn:oasis:names:tc:opendocument:xmlns';

export const odtXml: XmlOptions = {
  format: 'ODT',
  namespaces: {
    [`${ns}:office:1.0`]: 'office',
    [`${ns}:style:1.0`]: 'style',
    [`${ns}:text:1.0`]: 'text',
    [`${ns}:table:1.0`]: 'table',
    [`${ns}:drawing:1.0`]: 'draw',
    [`${ns}:xsl-fo-compatible:1.0`]: 'fo',
    [`${ns}:svg-compatible:1.0`]: 'svg',
    [`${ns}:meta:1.0`]: 'meta',
    'http://www.w3.org/1999/xlink': 'xlink',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  },
};

export interface OdtParts {
  readonly content: Uint8Array;
  /** `null` where the file has none. */
  readonly styles: XmlElement | null;
  readonly properties: { readonly title: string; readonly keywords: string };
}

/** @throws FootnoteError as `openZip`; `not-format` for another OpenDocument, `encrypted` */
export function openParts(bytes: Uint8Array): OdtParts {
  const zip = openZip(bytes, 'ODT');
  const type = zip.read('mimetype');
  const isText = /^application\/vnd\.(?:oasis\.opendocument\.text|sun\.xml\.writer)/;
  if (type && !isText.test(asBuffer(type).toString('latin1')))
    throw new FootnoteError('not-format', { format: 'ODT' });
  // Encrypted parts are listed with their keys' derivation; the rest of the manifest says nothing needed.
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest && asBuffer(manifest).includes('encryption-data')) throw new FootnoteError('encrypted');
  const content = zip.read('content.xml');
  if (!content) throw new FootnoteError('not-format', { format: 'ODT' });
  const tree = (part: string) => {
    const found = zip.read(part);
    return found ? parseXml(found, odtXml) : null;
  };
  const meta = tree('meta.xml');
  const values = (name: string) => (meta ? descendantsOf(meta, name).map(textIn) : []);
  return {
    content,
    styles: tree('styles.xml'),
    properties: { title: values('dc:title')[0] ?? '', keywords: values('meta:keyword').join(',') },
  };
}
