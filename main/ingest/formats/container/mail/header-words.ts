/** What stands in mail headers: encoded words (RFC 2047), parameters and their continuations (RFC 2231). */
import { decodeWordBytes } from './charset.ts';

const encodedWord = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([QqBb])\?([^?]*)\?=/g;

/**
 * Decodes the encoded words of a header. Neighbouring words of one charset are joined as bytes before they are decoded:
 * many programs cut between the two bytes of a syllable.
 */
export function decodeWords(header: string): string {
  let text = '';
  let at = 0;
  let pending: { charset: string; bytes: Buffer[] } | null = null;
  const flush = () => {
    if (pending) text += decodeWordBytes(Buffer.concat(pending.bytes), pending.charset);
    pending = null;
  };
  for (const match of header.matchAll(encodedWord)) {
    const between = header.slice(at, match.index);
    const charset = match[1]!.toLowerCase();
    const bytes = wordBytes(match[2]!, match[3]!);
    // White space between two words only folds the line.
    if (!(pending && between.trim() === '')) {
      flush();
      text += between;
    } else if (pending.charset !== charset) flush();
    pending ??= { charset, bytes: [] };
    pending.bytes.push(bytes);
    at = match.index + match[0].length;
  }
  flush();
  return text + header.slice(at);
}

function wordBytes(encoding: string, content: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(content, 'base64');
  return percentBytes(content.replaceAll('_', ' '), '=');
}

/** Bytes of a text in which some are written as `=B6` or `%B6`. */
function percentBytes(text: string, mark: '=' | '%'): Buffer {
  const out = Buffer.alloc(Buffer.byteLength(text));
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const hex = text.slice(i + 1, i + 3);
    if (text[i] === mark && /^[0-9a-fA-F]{2}$/.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
    } else length += out.write(String.fromCodePoint(text.codePointAt(i)!), length);
    if (text.codePointAt(i)! > 0xffff) i++;
  }
  return out.subarray(0, length);
}

export interface HeaderValue {
  /** Lower case: `text/html`, `attachment`. */
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

/** A header of a value and parameters: `attachment; filename="…"`. Names are lower case, the first of each counts. */
export function parseHeaderValue(header: string): HeaderValue {
  const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"?|([^;]*))/g;
  const first = /^[^;]*/.exec(header)![0];
  const found = new Map<string, string>();
  for (const [, name, quoted, bare] of header.slice(first.length).matchAll(parameter)) {
    const key = name!.toLowerCase();
    // Outside of escaped quotes a backslash is one: paths of Windows.
    const value = quoted === undefined ? bare!.trim() : quoted.replace(/\\(["\\])/g, '$1');
    if (!found.has(key)) found.set(key, value);
  }
  return {
    value: first
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    params: resolved(found),
  };
}

function resolved(found: ReadonlyMap<string, string>): Map<string, string> {
  const params = new Map<string, string>();
  const sections = new Map<string, { order: number; text: string; coded: boolean }[]>();
  for (const [key, text] of found) {
    const [, name, order, star] = /^(.*?)(?:\*(\d{1,4}))?(\*)?$/.exec(key)!;
    if (order === undefined && star === undefined) params.set(key, decodeWords(text));
    else {
      const list = sections.get(name!) ?? [];
      list.push({ order: Number(order ?? 0), text, coded: star !== undefined });
      sections.set(name!, list);
    }
  }
  for (const [name, list] of sections) params.set(name, joinSections(list));
  return params;
}

function joinSections(list: { order: number; text: string; coded: boolean }[]): string {
  list.sort((a, b) => a.order - b.order);
  const head = list[0]!;
  const labelled = head.coded ? /^([^']*)'[^']*'([\s\S]*)$/.exec(head.text) : null;
  const charset = labelled?.[1] ?? '';
  const rest = labelled?.[2] ?? head.text;
  const texts = list.map((section, i) => ({ ...section, text: i === 0 ? rest : section.text }));
  if (!texts.some((section) => section.coded)) return decodeWords(texts.map(({ text }) => text).join(''));
  const bytes = texts.map(({ text, coded }) => (coded ? percentBytes(text, '%') : Buffer.from(text)));
  return decodeWordBytes(Buffer.concat(bytes), charset || 'utf-8');
}
