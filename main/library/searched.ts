/** Text as a search over it compares: one spelling, without what people type differently. */

/** NFKC, lower case, no white space. */
export function inOneSpelling(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
