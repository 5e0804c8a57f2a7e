/**
 * Bytes to text. Node's own TextDecoder is not used for Korean: under every label it decodes 8,822 of the 11,172
 * Hangul syllables of CP949 wrongly; iconv-lite decodes all of them right.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../../../contract/document.ts';
import { asBuffer, startsWith } from './bytes.ts';
import { declaredEncoding } from './declared.ts';
import { utf16WithoutMark } from './utf16.ts';

export interface Decoded {
  /** Without a byte order mark, well-formed UTF-16; composed or decomposed as it stands in the file. */
  readonly text: string;
  readonly encoding: Encoding;
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], name: 'utf-8' },
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
] as const;

/**
 * The rule, first match wins: a byte order mark; UTF-16 by its zero bytes; the declared encoding where the bytes
 * are valid in it; strict UTF-8; CP949 without an invalid sequence; else the guess that loses fewer characters.
 * Text that is valid UTF-8 beyond ASCII is UTF-8 whatever it declares: by chance that does not happen.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = marks.find(({ mark }) => startsWith(bytes, mark));
  if (marked) return result(bytes.subarray(marked.mark.length), marked.name, 'bom');
  const wide = utf16WithoutMark(bytes);
  if (wide) return result(bytes, wide, 'detected');

  const declared = declaredEncoding(bytes);
  const utf8 = isUtf8(bytes);
  if (utf8 && (declared === 'utf-8' || declared === null))
    return result(bytes, 'utf-8', declared ? 'declared' : 'detected');
  if (utf8 && bytes.some((byte) => byte > 127)) return result(bytes, 'utf-8', 'detected');

  if (declared !== null && declared !== 'utf-8') {
    const reading = result(bytes, declared, 'declared');
    if (!reading.text.includes('\uFFFD')) {
      if (declared !== 'windows-1252') return reading;
      // Old Korean tools declare Latin-1, in which every byte is valid, and write CP949.
      const korean = result(bytes, 'cp949', 'detected');
      return isKorean(korean.text) ? korean : reading;
    }
  }
  const korean = result(bytes, 'cp949', 'detected');
  if (!korean.text.includes('\uFFFD')) return korean;

  const candidates = ['cp949', 'utf-8', ...(declared === null ? [] : [declared])].map((name) =>
    result(bytes, name, 'guessed'),
  );
  return candidates.reduce((best, next) => (replaced(next.text) < replaced(best.text) ? next : best));
}

function result(bytes: Uint8Array, name: string, certainty: Encoding['certainty']): Decoded {
  const buffer = asBuffer(bytes);
  const text =
    name === 'utf-8'
      ? buffer.toString('utf8')
      : iconv.decode(buffer, name, { stripBOM: false }).toWellFormed();
  return { text, encoding: { name, certainty } };
}

function replaced(text: string): number {
  return text.split('\uFFFD').length - 1;
}

/** No invalid sequence, and beyond ASCII mostly Hangul syllables. */
function isKorean(text: string): boolean {
  if (text.includes('\uFFFD')) return false;
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  return hangul > 0 && hangul >= beyond * 0.7;
}
