/** A document's text and blocks, packed for the library: what the viewer shows of formats that are no markup. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Document } from '../contract/index.ts';

export function packContent(document: Document): Uint8Array {
  return deflateSync(JSON.stringify(document), { level: 6 });
}

export function unpackContent(content: Uint8Array): Document {
  return JSON.parse(inflateSync(content).toString('utf8')) as Document;
}
