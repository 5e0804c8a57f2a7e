import type { FlowNote } from '../flow/index.ts';
import type { Relationship } from '../opc/index.ts';
import { childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/index.ts';
import type { DocxParts } from './parts.ts';

/** Footnotes and endnotes by the references to them, numbered in the order in which they are referred to. */
export function readNotes(parts: DocxParts, relationships: ReadonlyMap<string, Relationship>) {
  const texts = {
    footnote: textsOf(parts, relationships, 'footnote'),
    endnote: textsOf(parts, relationships, 'endnote'),
  };
  let count = 0;
  return (kind: 'footnote' | 'endnote', id: string): FlowNote | null => {
    const text = texts[kind].get(id);
    return text ? { number: ++count, text } : null;
  };
}

function textsOf(
  parts: DocxParts,
  relationships: ReadonlyMap<string, Relationship>,
  kind: 'footnote' | 'endnote',
): Map<string, string> {
  const part = [...relationships.values()].find(({ type, external }) => type === `${kind}s` && !external);
  const texts = new Map<string, string>();
  const root = part && parts.tree(part.target);
  for (const note of childrenOf(root ?? undefined, `w:${kind}`)) {
    const { 'w:id': id, 'w:type': type } = note.attributes;
    // Separators are lines, not notes.
    if (id === undefined || (type !== undefined && type !== 'normal')) continue;
    texts.set(id, paragraphsOf(note).join(' ').trim());
  }
  return texts;
}

/** The visible text of each paragraph below, without deletions. */
export function paragraphsOf(element: XmlElement): string[] {
  return descendantsOf(element, 'w:p').map((paragraph) => visibleText(paragraph).replace(/\s+/g, ' ').trim());
}

function visibleText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => {
      if (child.name === 'w:t') return textIn(child);
      if (child.name === 'w:tab' || child.name === 'w:br') return ' ';
      // A paragraph in a text box is one of its own.
      if (/^w:(?:del|moveFrom|pPr|p)$/.test(child.name)) return '';
      return visibleText(child);
    })
    .join('');
}
