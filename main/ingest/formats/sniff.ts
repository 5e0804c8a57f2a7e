import { startsWith } from './encoding/bytes.ts';

const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip, and what is packed in one: docx, xlsx, hwpx
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0xd0, 0xcf, 0x11, 0xe0], // compound file: hwp, doc, xls, msg
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0xff, 0xd8, 0xff],
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], // SQLite
];

/** True where the first bytes are those of a binary format, whatever the file is named. */
export function isBinaryFormat(bytes: Uint8Array): boolean {
  return signatures.some((signature) => startsWith(bytes, signature));
}

/** True where decoded text holds what no text holds: more than a few control characters or replacements. */
export function looksBinary(text: string): boolean {
  const length = Math.min(text.length, 100_000);
  let strange = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) strange++;
  }
  return strange > 8 && strange > length * 0.05;
}

/** True where there is at least one tag, comment or doctype. */
export function hasMarkup(text: string): boolean {
  return /<(?:[a-zA-Z!?]|\/[a-zA-Z])/.test(text);
}
