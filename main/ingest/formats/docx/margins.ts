import type { FlowParagraph } from '../flow/index.ts';
import { childOf, descendantsOf } from '../xml/index.ts';
import { Inline, type InlineContext } from './inline.ts';
import type { DocxParts, Relationship } from './parts.ts';

/**
 * Headers and footers, each text once: what they say of the document (owner, version, confidentiality) stands before
 * it as notes. Page numbers and ornaments are left out.
 */
export function readMargins(
  parts: DocxParts,
  relationships: ReadonlyMap<string, Relationship>,
  context: InlineContext,
): FlowParagraph[] {
  const texts = new Set<string>();
  for (const { type, target, external } of relationships.values()) {
    if (external || (type !== 'header' && type !== 'footer')) continue;
    const root = parts.tree(target);
    if (!root) continue;
    const inner: InlineContext = {
      ...context,
      page: undefined,
      relationships: parts.relationships(target),
      boxed: () => [],
      drawn: () => [],
    };
    // Text boxes are paragraphs below too: every paragraph is read by itself.
    for (const paragraph of descendantsOf(root, 'w:p')) {
      const inline = new Inline(inner, context.styles.of(undefined));
      inline.addAll(
        paragraph.children.filter((child) => typeof child === 'string' || child.name !== 'w:pPr'),
      );
      const text = inline.text.replace(/\s+/g, ' ').trim();
      if (/\p{L}{2,}/u.test(text) && !isPageNumber(text) && !childOf(paragraph, 'w:del')) texts.add(text);
    }
  }
  return [...texts].map((text) => ({ kind: 'paragraph', text, role: 'note' }));
}

/** What is left of `Page 3 of 10` and `3쪽` without its numbers. */
function isPageNumber(text: string): boolean {
  return /^[\s\d/|·-]*(?:page|페이지|쪽|of|전체|총|중)?[\s\d/|·-]*(?:page|페이지|쪽|of)?[\s\d/|·-]*$/iu.test(
    text,
  );
}
