import { SaxesParser } from 'saxes';
import { FootnoteError } from '../../../contract/errors.ts';
import { canonicalNames } from './names.ts';

export const xmlLimits = {
  /** Open elements at one place; deeper throws `too-deep`. */
  depth: 256,
  /** Elements and texts of one tree (`parseXml`, `readXmlUnits`); more throws `too-many-elements`. */
  nodes: 1_000_000,
} as const;

export interface XmlOptions {
  /** The name in messages: `DOCX`. */
  readonly format: string;
  /**
   * Namespace URI → the prefix that the reader uses, whatever prefix the file uses (`''` for none). Names in other
   * namespaces keep their prefix as written.
   */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly depth?: number;
  readonly nodes?: number;
}

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** Text and CDATA; a run of text may come in several calls. */
  text?(text: string): void;
}

const chunk = 65_536;

/**
 * Reads XML by events. A document type is passed over, but one that declares anything (entities!) is refused.
 * @throws FootnoteError `damaged` (not well-formed, undeclared entity, declarations in the document type), `too-deep`
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, options: XmlOptions): void {
  const depth = options.depth ?? xmlLimits.depth;
  const damaged = (reason?: unknown) => new FootnoteError('damaged', { format: options.format }, reason);
  const names = canonicalNames(options.namespaces ?? {});
  const parser = new SaxesParser({ position: false });
  let open = 0;
  parser.on('error', (error) => {
    // A control character that XML forbids does not hide the rest: poor exporters write them.
    if (!error.message.endsWith('disallowed character.')) throw damaged(error);
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw damaged();
  });
  parser.on('opentag', (tag) => {
    if (++open > depth) throw new FootnoteError('too-deep', { limit: depth });
    const attributes = names.enter(tag.attributes as Record<string, string>);
    handler.open?.(names.element(tag.name), attributes);
  });
  parser.on('closetag', (tag) => {
    open--;
    handler.close?.(names.element(tag.name));
    names.leave();
  });
  if (handler.text) {
    const text = handler.text.bind(handler);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for (const part of decoded(bytes)) parser.write(part);
  parser.close();
}

/** Text in chunks; UTF-16 by its byte order mark, else UTF-8 as the formats ask. */
function* decoded(bytes: Uint8Array): Generator<string> {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const decoder = new TextDecoder(label);
  for (let at = 0; at < bytes.length; at += chunk) {
    const part = decoder.decode(bytes.subarray(at, at + chunk), { stream: true });
    if (part !== '') yield part;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
