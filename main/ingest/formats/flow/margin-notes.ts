import type { FlowParagraph } from './flow.ts';

/** What is left of `Page 3 of 10` and `3쪽` is no text. */
const pageNumber =
  /^[\s\d/|·-]*(?:page|페이지|쪽|of|전체|총|중)?[\s\d/|·-]*(?:page|페이지|쪽|of)?[\s\d/|·-]*$/iu;

/**
 * Headers and footers, each text once: what they say of the document (owner, version, confidentiality) stands before
 * it as notes. Page numbers and ornaments are left out.
 */
export function marginNotes(texts: Iterable<string>): FlowParagraph[] {
  const distinct = new Set<string>();
  for (const text of texts) {
    const line = text.replace(/\s+/g, ' ').trim();
    if (/\p{L}{2,}/u.test(line) && !pageNumber.test(line)) distinct.add(line);
  }
  return [...distinct].map((text) => ({ kind: 'paragraph', text, role: 'note' }));
}
