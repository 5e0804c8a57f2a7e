/** A document's links as bytes, and the number by which a link's target is looked up. */
import { createHash } from 'node:crypto';
import { PackedReader, PackedWriter } from './packed.ts';
import type { PreparedLink } from './prepared.ts';

export function packLinks(links: readonly PreparedLink[]): Uint8Array {
  const out = new PackedWriter();
  out.number(links.length);
  let at = 0;
  for (const { href, target, text, start, end } of links) {
    out.number(target === null ? 0 : target === href ? 1 : 2);
    out.signed(start - at);
    out.signed(end - start);
    at = end;
    out.text(href);
    if (target !== null && target !== href) out.text(target);
    out.text(text);
  }
  return out.bytes();
}

export function unpackLinks(bytes: Uint8Array): PreparedLink[] {
  const from = new PackedReader(bytes);
  let at = 0;
  return Array.from({ length: from.number() }, (): PreparedLink => {
    const form = from.number();
    const start = at + from.signed();
    const end = start + from.signed();
    at = end;
    const href = from.text();
    const target = form === 0 ? null : form === 1 ? href : from.text();
    return { href, target, text: from.text(), start, end };
  });
}

/** 48 bits of SHA-256: among 100,000 paths two share theirs with a probability of 1 to 50,000. */
export const targetNumber = (path: string): number =>
  createHash('sha256').update(path).digest().readUIntBE(0, 6);
