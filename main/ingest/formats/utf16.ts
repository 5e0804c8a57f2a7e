/**
 * UTF-16 text of a binary file. An odd last byte is left out before Node sees it: `toString('utf16le')` of an odd
 * number of bytes at an odd address writes past its buffer (nodejs/node#64697), and damaged files give such lengths.
 */
export function utf16le(bytes: Buffer, from = 0, to = bytes.length): string {
  const end = Math.min(to, bytes.length);
  return end <= from ? '' : bytes.toString('utf16le', from, end - ((end - from) % 2));
}
