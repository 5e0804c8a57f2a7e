/**
 * Little or big endian where a file without a byte order mark is UTF-16: its ASCII characters (tags, blanks, line
 * ends) have their zero byte always on the same side, and no other encoding has zeros. Null otherwise.
 */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.05 && even * 10 < odd) return 'utf-16le';
  if (even > pairs * 0.05 && odd * 10 < even) return 'utf-16be';
  return null;
}
