/** RTF as a row of tokens: groups, control words, and bytes of text in whatever code page is in force. */

export interface TokenHandler {
  open(): void;
  close(): void;
  /** A control word with its number, or a control symbol such as `~`. */
  control(word: string, value: number | undefined): void;
  /** One byte of text, written plainly or as `\'xx`. */
  byte(byte: number): void;
}

const [backslash, openBrace, closeBrace, quote] = [0x5c, 0x7b, 0x7d, 0x27];

/** @returns the groups that are still open at the end: 0 for a whole file */
export function readTokens(file: Uint8Array, handler: TokenHandler): number {
  let depth = 0;
  let at = 0;
  while (at < file.length) {
    const byte = file[at++]!;
    if (byte === openBrace) {
      depth++;
      handler.open();
    } else if (byte === closeBrace) {
      if (depth === 0) continue;
      depth--;
      handler.close();
      if (depth === 0) return 0; // What follows the document is not part of it.
    } else if (byte === backslash) at = readControl(file, at, handler);
    else if (byte >= 0x20 || byte === 0x09) handler.byte(byte);
  }
  return depth;
}

/** @returns where the text goes on */
function readControl(file: Uint8Array, start: number, handler: TokenHandler): number {
  let at = start;
  while (at < file.length && isLetter(file[at]!) && at - start < 32) at++;
  if (at === start) return readSymbol(file, at, handler);
  const word = ascii(file, start, at);
  const digits = at;
  if (file[at] === 0x2d) at++;
  while (at < file.length && isDigit(file[at]!) && at - digits < 11) at++;
  const number = at > digits ? Number(ascii(file, digits, at)) : Number.NaN;
  const value = Number.isNaN(number) ? undefined : number;
  if (file[at] === 0x20) at++;
  if (word === 'bin') return at + Math.max(0, value ?? 0);
  handler.control(word, value);
  return at;
}

function readSymbol(file: Uint8Array, at: number, handler: TokenHandler): number {
  const symbol = file[at];
  if (symbol === undefined) return at;
  if (symbol === quote) {
    const code = Number.parseInt(ascii(file, at + 1, at + 3), 16);
    if (!Number.isNaN(code)) handler.byte(code);
    return at + 3;
  }
  if (symbol === 0x0a || symbol === 0x0d) handler.control('par', undefined);
  else if (symbol === backslash || symbol === openBrace || symbol === closeBrace) handler.byte(symbol);
  else handler.control(String.fromCharCode(symbol), undefined);
  return at + 1;
}

const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

function ascii(file: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && at < file.length; at++) text += String.fromCharCode(file[at]!);
  return text;
}
