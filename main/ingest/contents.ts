/** A document's text and blocks, packed for the library: what the viewer shows of formats that are no markup. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, inflateSync } from 'node:zlib';
import type { Document } from '../contract/index.ts';

/** A large document's JSON takes a hundred times what it is deflated to: it is never there as a whole. */
export function packContent(document: Document): Promise<Uint8Array> {
  return buffer(Readable.from(gathered(piecesOf(document))).pipe(createDeflate({ level: 6 })));
}

export function unpackContent(content: Uint8Array): Document {
  return JSON.parse(inflateSync(content).toString('utf8')) as Document;
}

/** Down to the rows of its tables (document, blocks, block, table, rows) it is written piece by piece. */
const deepest = 5;
/** Characters that are worth a call of the packer. */
const gatheredSize = 65_536;

/** What `JSON.stringify` gives, in pieces. */
export function* piecesOf(value: unknown, depth = 0): Generator<string> {
  if (depth >= deepest || typeof value !== 'object' || value === null) yield JSON.stringify(value) ?? 'null';
  else if (Array.isArray(value)) {
    yield '[';
    for (const [i, item] of value.entries()) {
      if (i > 0) yield ',';
      yield* piecesOf(item, depth + 1);
    }
    yield ']';
  } else {
    yield '{';
    let separator = '';
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:`;
      yield* piecesOf(item, depth + 1);
      separator = ',';
    }
    yield '}';
  }
}

function* gathered(pieces: Iterable<string>): Generator<string> {
  let open: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    open.push(piece);
    size += piece.length;
    if (size < gatheredSize) continue;
    yield open.join('');
    open = [];
    size = 0;
  }
  yield open.join('');
}
