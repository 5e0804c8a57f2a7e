/** The parts of an ODP. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { asBuffer } from '../../encoding/bytes.ts';
import { descendantsOf, parseXml, textIn, type XmlElement, type XmlOptions } from '../../xml/index.ts';
import { openZip } from '../../zip/index.ts';

const ns = 'urn:oasis:names:tc:opendocument:xmlns';

export const odpXml: XmlOptions = {
  format: 'ODP',
  namespaces: {
    [`${ns}:office:1.0`]: 'office',
    [`${ns}:style:1.0`]: 'style',
    [`${ns}:text:1.0`]: 'text',
    [`${ns}:table:1.0`]: 'table',
    [`${ns}:drawing:1.0`]: 'draw',
    [`${ns}:svg-compatible:1.0`]: 'svg',
    [`${ns}:presentation:1.0`]: 'presentation',
    [`${ns}:chart:1.0`]: 'chart',
    [`${ns}:meta:1.0`]: 'meta',
    'http://www.w3.org/1999/xlink': 'xlink',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  },
};

export interface OdpParts {
  readonly content: Uint8Array;
  readonly styles: XmlElement | null;
  /** The content of an embedded object by its address in the document, `null` where it has none. */
  object(address: string): XmlElement | null;
  readonly title: string;
  readonly keywords: string;
}

/** @throws FootnoteError as `openZip`; `not-format` for another OpenDocument, `encrypted` */
export function openParts(bytes: Uint8Array): OdpParts {
  const zip = openZip(bytes, 'ODP');
  const type = zip.read('mimetype');
  const isShow = /^application\/vnd\.(?:oasis\.opendocument\.presentation|sun\.xml\.impress)/;
  const manifest = zip.read('META-INF/manifest.xml');
  const content = zip.read('content.xml');
  if (!content || (type && !isShow.test(asBuffer(type).toString('latin1'))))
    throw new FootnoteError('not-format', { format: 'ODP' });
  if (manifest && asBuffer(manifest).includes('encryption-data')) throw new FootnoteError('encrypted');
  const tree = (part: string) => {
    const found = zip.read(part);
    return found ? parseXml(found, odpXml) : null;
  };
  const meta = tree('meta.xml');
  const values = (name: string) => (meta ? descendantsOf(meta, name).map(textIn) : []);
  return {
    content,
    styles: tree('styles.xml'),
    object: (address) => tree(`${address.replace(/^\.\//, '').replace(/\/$/, '')}/content.xml`),
    title: values('dc:title')[0] ?? '',
    keywords: values('meta:keyword').join(','),
  };
}
