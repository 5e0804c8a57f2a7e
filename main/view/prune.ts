import { type HtmlElement, type HtmlNode, isElement, isHidden } from '../ingest/formats/index.ts';

const structure = /^(?:table|h[1-6]|ul|ol|dl|pre)$/;

/**
 * Takes out of the tree what the reader left out, in one pass, and tells layout tables: those without header cells
 * that hold structure get `role="presentation"`, so that they are not drawn as data.
 * @returns whether the element holds structure of its own
 */
export function prune(element: HtmlElement, leftOut: ReadonlySet<HtmlNode>): boolean {
  let structured = false;
  const children: HtmlNode[] = [];
  for (const child of element.children) {
    if (!isElement(child)) {
      if (child.type === 'text' && !leftOut.has(child)) children.push(child);
      continue;
    }
    if (leftOut.has(child)) {
      // The place of a cell with navigation stays, or the cells after it would move.
      if ((child.name !== 'td' && child.name !== 'th') || isHidden(child)) continue;
      child.children = [];
      delete child.attribs.bgcolor;
      delete child.attribs.width;
      delete child.attribs.style;
      children.push(child);
      continue;
    }
    if (prune(child, leftOut) || structure.test(child.name)) structured = true;
    children.push(child);
  }
  element.children = children;
  if (element.name === 'table' && structured && !hasHeader(element)) element.attribs.role = 'presentation';
  return structured;
}

/** A header cell of the table itself, not of one inside it. */
function hasHeader(element: HtmlElement): boolean {
  return element.children.some(
    (child) =>
      isElement(child) &&
      (child.name === 'th' || (child.name !== 'td' && child.name !== 'table' && hasHeader(child))),
  );
}
