import { type FlowParagraph, marginNotes } from '../flow/index.ts';
import type { Relationship } from '../opc/index.ts';
import { descendantsOf } from '../xml/index.ts';
import { Inline, type InlineContext } from './inline.ts';
import type { DocxParts } from './parts.ts';

/** The texts of all headers and footers. */
export function readMargins(
  parts: DocxParts,
  relationships: ReadonlyMap<string, Relationship>,
  context: InlineContext,
): FlowParagraph[] {
  const texts: string[] = [];
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
      inline.addAll(paragraph.children);
      texts.push(inline.text);
    }
  }
  return marginNotes(texts);
}
