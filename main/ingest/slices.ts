/**
 * A long document on its way from its reader to the library: all but its first passages and records in deflated slices,
 * a tenth of what they take as objects, so that neither side holds them twice.
 */
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document } from '../contract/index.ts';
import type { Analyser } from '../language/index.ts';
import type { FileIdentity, PreparedDocument } from '../library/index.ts';
import { wholeTables } from './cut/passages.ts';
import { contentOf, type PreparedSlice, prepareDocument } from './prepare.ts';
import type { Profile } from './profile.ts';

export interface SlicedDocument {
  /** With its first slice. */
  readonly document: PreparedDocument;
  /** The others, in order; most documents have none. */
  readonly rest: readonly Uint8Array[];
}

export async function prepareSliced(
  document: Document,
  file: FileIdentity,
  profile: Profile,
  analyser: Analyser,
): Promise<SlicedDocument> {
  const content = await contentOf(document, file.path);
  const rest: Uint8Array[] = [];
  const prepared = prepareDocument(document, file, profile, analyser, (slice) => rest.push(pack(slice)));
  return { document: { ...prepared, ...content }, rest };
}

/** The document as a whole again. */
export function wholeDocument({ document, rest }: SlicedDocument): PreparedDocument {
  if (rest.length === 0) return document;
  const slices = [document, ...rest.map(unpack)];
  return {
    ...document,
    passages: slices.flatMap((slice) => slice.passages),
    tables: wholeTables(slices.flatMap((slice) => slice.tables)),
  };
}

const pack = (slice: PreparedSlice): Uint8Array => deflateRawSync(serialize(slice), { level: 1 });

const unpack = (bytes: Uint8Array): PreparedSlice => deserialize(inflateRawSync(bytes)) as PreparedSlice;
