/**
 * Bytes of a mail to text. A mail names the charset of each part and of each encoded word; many Korean ones name none,
 * or a wrong one. Node's TextDecoder is not used: it decodes most of CP949 wrongly.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../../../../contract/document.ts';
import { asBuffer } from '../../encoding/bytes.ts';
import { encodingName } from '../../encoding/declared.ts';
import { type Decoded, decode } from '../../encoding/index.ts';

/** The Latin labels under which any byte is valid; mail programs also write them where they know nothing. */
const latin = 'windows-1252';

/** A part's text. The label counts where the bytes are valid in it; else they are read as a file without one. */
export function decodePart(bytes: Uint8Array, label: string | null): Decoded {
  const buffer = asBuffer(bytes);
  if (label !== null && /^(?:cs)?iso-?2022-?kr$/i.test(label.trim()))
    return { text: fromIso2022Kr(buffer), encoding: { name: 'iso-2022-kr', certainty: 'declared' } };
  const name = label === null ? null : encodingName(label);
  if (name === null) return decode(bytes);
  const mark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  if (mark || (name !== 'utf-8' && isLongUtf8(buffer))) return decode(bytes);
  if (name === latin) {
    const seen = decode(bytes);
    if (seen.encoding.name !== latin && /[가-힣]/.test(seen.text)) return seen;
  }
  const text = decodedAs(buffer, name);
  if (text.includes('\uFFFD')) return decode(bytes);
  return { text, encoding: { name, certainty: 'declared' } };
}

/** An encoded word or a parameter: a few bytes, too few to guess from unless the label is plainly wrong. */
export function decodeWordBytes(bytes: Buffer, label: string): string {
  if (/^(?:cs)?iso-?2022-?kr$/i.test(label)) return fromIso2022Kr(bytes);
  const name = encodingName(label);
  const text = name === null ? null : decodedAs(bytes, name);
  if (text !== null && !text.includes('\uFFFD') && (name !== latin || !isUtf8(bytes))) return text;
  return isUtf8(bytes) ? bytes.toString('utf8') : decodedAs(bytes, 'cp949');
}

/** A header line as it stands: UTF-8 where it is valid, else what old Korean programs wrote. */
export function decodeRawLine(line: Uint8Array): string {
  const buffer = asBuffer(line);
  return isUtf8(buffer) ? buffer.toString('utf8') : decodedAs(buffer, 'cp949');
}

/** The least certain of several. */
export function leastCertain(encodings: readonly Encoding[]): Encoding {
  const order = ['guessed', 'detected', 'declared', 'bom'] as const;
  const found = order.flatMap((certainty) => encodings.filter((e) => e.certainty === certainty))[0];
  return found ?? { name: 'utf-8', certainty: 'declared' };
}

function decodedAs(buffer: Buffer, name: string): string {
  return name === 'utf-8'
    ? buffer.toString('utf8')
    : iconv.decode(buffer, name, { stripBOM: false }).toWellFormed();
}

/** Valid UTF-8 with as many bytes beyond ASCII as do not come together by chance in another encoding. */
function isLongUtf8(buffer: Buffer): boolean {
  let beyond = 0;
  for (let i = 0; i < buffer.length && beyond < 9; i++) if (buffer[i]! > 127) beyond++;
  return beyond >= 9 && isUtf8(buffer);
}

/** ISO-2022-KR (RFC 1557), as Korean mail was sent before 2000: SO and SI switch to KS X 1001 and back. */
function fromIso2022Kr(bytes: Buffer): string {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  let wide = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x1b && bytes.toString('latin1', i + 1, i + 4) === '$)C') i += 3;
    else if (byte === 0x0e || byte === 0x0f) wide = byte === 0x0e;
    else {
      if (byte === 0x0a) wide = false;
      out[length++] = wide && byte > 0x20 ? byte | 0x80 : byte;
    }
  }
  return decodedAs(out.subarray(0, length), 'cp949');
}
