/**
 * A message of MIME parts. postal-mime finds the parts and undoes base64 and quoted-printable; what it does with
 * characters is not used (TextDecoder, wrong for CP949): its tree is read as bytes and headers, and decoded here.
 */
import PostalMime from 'postal-mime';
import { FootnoteError } from '../../../../contract/errors.ts';
import { decodeRawLine } from './charset.ts';
import { decodeWords, type HeaderValue, parseHeaderValue } from './header-words.ts';

export interface MimePart {
  /** `text/html`; `text/plain` where the part says nothing. */
  readonly type: HeaderValue;
  readonly disposition: HeaderValue;
  /** Decoded from its transfer encoding; empty for a multipart. */
  readonly bytes: Uint8Array;
  readonly children: readonly MimePart[];
  /** The first header of a name, decoded and with its line ends gone; empty where there is none. */
  header(name: string): string;
}

/** postal-mime's tree (4.0.0): not part of its declared interface, hence the exact version in package.json. */
interface Node {
  readonly state: string;
  readonly childNodes: readonly Node[];
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly content: ArrayBuffer | null;
}

/** Multiparts within multiparts. */
const depth = 64;
/** Bytes of all headers of a message. */
const headerBytes = 2_000_000;

class PartParser extends PostalMime {
  declare root: Node;
  declare currentNode: Node;

  /** Header lines that are no UTF-8 are CP949 of old programs; postal-mime would replace their characters. */
  async processLine(line: Uint8Array, last: boolean): Promise<void> {
    const inHeader = this.currentNode.state === 'header';
    const bytes = inHeader && line.some((byte) => byte > 127) ? Buffer.from(decodeRawLine(line)) : line;
    const parent = Object.getPrototypeOf(PartParser.prototype) as PartParser;
    await parent.processLine.call(this, bytes, last);
  }

  /** Decoding and joining of bodies is not wanted. */
  async collectNode(): Promise<void> {}
}

/**
 * @param format the name in messages: `EML`
 * @throws FootnoteError `too-deep`, `damaged`
 */
export async function readMime(bytes: Uint8Array, format: string): Promise<MimePart> {
  const parser = new PartParser({
    forceRfc822Attachments: true,
    maxNestingDepth: depth,
    maxHeadersSize: headerBytes,
  });
  try {
    await parser.parse(bytes as Uint8Array<ArrayBuffer>);
  } catch (error) {
    if (error instanceof Error && error.message.includes('nesting depth'))
      throw new FootnoteError('too-deep', { limit: depth }, error);
    throw new FootnoteError('damaged', { format }, error);
  }
  return partOf(parser.root);
}

function partOf(node: Node): MimePart {
  const raw = (name: string) => node.headers.find(({ key }) => key === name)?.value ?? '';
  const type = parseHeaderValue(raw('content-type') || 'text/plain');
  return {
    type,
    disposition: parseHeaderValue(raw('content-disposition')),
    bytes: new Uint8Array(
      type.value.startsWith('multipart/') ? new ArrayBuffer() : (node.content ?? new ArrayBuffer()),
    ),
    children: node.childNodes.map(partOf),
    header: (name) => decodeWords(raw(name)).replace(/\s+/g, ' ').trim(),
  };
}
