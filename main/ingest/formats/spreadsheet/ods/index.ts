/**
 * ODS read by events. The text of a cell is stored as it is shown, so no number format is needed; SheetJS computes it
 * anew from the format (and loses some), and knows neither hidden rows nor header rows.
 */
import { FootnoteError } from '../../../../contract/errors.ts';
import { readXml } from '../../xml/index.ts';
import type { ZipPackage } from '../../zip/index.ts';
import { CellCount } from '../limits.ts';
import type { Sheets } from '../xlsx/index.ts';
import { contentReader } from './content.ts';

const namespaces = {
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
  'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0': 'manifest',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

/** @throws FootnoteError `damaged`, `encrypted`, `too-many-cells`, `too-many-elements`, `too-deep` */
export function readOds(zip: ZipPackage): Sheets {
  const options = { format: 'ODS', namespaces };
  let encrypted = false;
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest)
    readXml(
      manifest,
      {
        open: (name) => {
          if (name === 'manifest:encryption-data') encrypted = true;
        },
      },
      options,
    );
  if (encrypted) throw new FootnoteError('encrypted');
  const content = zip.read('content.xml');
  if (!content) throw new FootnoteError('damaged', { format: 'ODS' });
  const reader = contentReader(new CellCount());
  readXml(content, reader, options);
  return { title: readTitle(zip.read('meta.xml'), options), sheets: reader.sheets() };
}

function readTitle(meta: Uint8Array | null, options: { format: string; namespaces: object }): string {
  let inside = false;
  let title = '';
  if (meta)
    readXml(
      meta,
      {
        open: (name) => {
          inside = name === 'dc:title';
        },
        text: (piece) => {
          if (inside && title.length < 500) title += piece;
        },
        close: () => {
          inside = false;
        },
      },
      { ...options, namespaces },
    );
  return title;
}
