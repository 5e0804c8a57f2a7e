/**
 * A long document on its way from its reader to the library: all but its first passages and records in deflated slices,
 * a tenth of what they take as objects, so that neither side holds them twice.
 */
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document } from '../contract/index.ts';
import type { Analyser } from '../language/index.ts';
import type { FileIdentity, PreparedDocument, PreparedSlice } from '../library/index.ts';
import { contentOf, prepareDocument } from './prepare.ts';
import type { Profile } from './profile.ts';

export interface SlicedDocument {
  /** With its first slice. */
  readonly document: PreparedDocument;
  /** The others, in order; most documents have none. */
  readonly rest: readonly Uint8Array[];
  /** Of all slices. */
  readonly passages: number;
}

export async function prepareSliced(
  document: Document,
  file: FileIdentity,
  profile: Profile,
  analyser: Analyser,
): Promise<SlicedDocument> {
  const content = await contentOf(document, file.path);
  const rest: Uint8Array[] = [];
  let passages = 0;
  const prepared = prepareDocument(document, file, profile, analyser, (slice) => {
    passages += slice.passages.length;
    rest.push(pack(slice));
  });
  passages += prepared.passages.length;
  return { document: { ...prepared, ...content }, rest, passages };
}

/** The document as the library takes it: its slices unpacked one at a time. */
export function documentOf({ document, rest }: SlicedDocument): PreparedDocument {
  return rest.length === 0 ? document : { ...document, more: () => unpacked(rest) };
}

const pack = (slice: PreparedSlice): Uint8Array => deflateRawSync(serialize(slice), { level: 1 });

function* unpacked(rest: readonly Uint8Array[]): Generator<PreparedSlice> {
  for (const bytes of rest) yield deserialize(inflateRawSync(bytes)) as PreparedSlice;
}
