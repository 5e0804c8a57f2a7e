import { neverContent } from './names.ts';
import { type HtmlElement, type HtmlNode, isElement } from './node.ts';

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

/** True for an element that the page itself hides, by attribute or inline style. */
export function isHidden(element: HtmlElement): boolean {
  const { hidden, style, role, 'aria-hidden': ariaHidden } = element.attribs;
  // The panels of tabs are hidden until their tab is clicked: what they hold is content.
  if (role === 'tabpanel') return false;
  if (ariaHidden === 'true') return true;
  if (hidden !== undefined) return !isShownAlternative(element);
  return style !== undefined && style.length > 9 && hidingStyle.test(style);
}

/** True for an element that is no content, whatever it holds, or that is hidden. */
export function isLeftOut(element: HtmlElement): boolean {
  if (neverContent.has(element.name)) return true;
  const { name } = element;
  return isHidden(element) || (name.includes(':') && name !== 'o:p' && /^(?:v|w|x|m):/.test(name));
}

/**
 * Of alternatives that are all hidden, a script shows one when the page opens (variants for a platform or a
 * product). Where one of them has no class, it is the default, shown if no other fits; where each has a class,
 * any may be the reader's: all are kept. A single hidden element is no such group.
 */
function isShownAlternative(element: HtmlElement): boolean {
  let alternatives = 0;
  let plain = false;
  for (const sibling of element.parent?.children ?? []) {
    if (!isElement(sibling)) {
      if (sibling.type === 'text' && sibling.data.trim() !== '') return false;
      continue;
    }
    // A table's or list's rows are no alternatives of each other.
    if (sibling.attribs.hidden === undefined || sibling.name !== element.name || !isVariant(sibling))
      return false;
    alternatives++;
    if (!sibling.attribs.class) plain = true;
  }
  return alternatives >= 2 && (!plain || !element.attribs.class);
}

function isVariant(node: HtmlNode): boolean {
  return isElement(node) && (node.name === 'span' || node.name === 'div');
}
