/** The HTML of a mail: where it quotes earlier mails, their place is marked before the page reader reads it. */
import { type HtmlElement, type HtmlNode, isElement } from '../../html/node.ts';
import { type Page, parsePage } from '../../html/parse.ts';
import { beginsHistory } from './history.ts';

/** What mail programs put around the mail that is answered or passed on. */
const quoteName =
  /(?:^|\s)(?:gmail_quote(?:_container)?|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|OutlookMessageHeader|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply_quote|origin_mail|original_message)(?:$|\s)/;

/** Letters after a quote that are more than a signature's or a program's line. */
const ownText = 20;

/**
 * The page with a line of its own before each earlier mail, and quotes that are answered one by one marked as notes.
 * @param heading that line, "earlier message"; a heading's tag would say that the mail has headings of its own
 * @throws FootnoteError `too-deep`, `too-many-elements`
 */
export function markHistory(html: string, heading: string): string {
  const page = parsePage(html);
  if (page.body === null) return html;
  const texts: { node: HtmlNode; line: string }[] = [];
  const quotes: { element: HtmlElement; from: number; to: number }[] = [];
  const gather = (element: HtmlElement): void => {
    const quote = isQuote(element) ? { element, from: texts.length, to: 0 } : null;
    if (quote) quotes.push(quote);
    for (const child of element.children) {
      if (child.type === 'text' && child.data.trim() !== '') texts.push({ node: child, line: child.data });
      else if (isElement(child) && child.type === 'tag') gather(child);
    }
    if (quote) quote.to = texts.length;
  };
  gather(page.body);

  const outer: [number, number][] = [];
  let changed = false;
  for (const { element, from, to } of quotes) {
    if (to === from || outer.some(([a, b]) => from >= a && to <= b)) continue;
    const after = texts.slice(to).reduce((sum, { line }) => sum + line.trim().length, 0);
    if (element.name === 'blockquote' && after >= ownText) element.attribs.role = 'note';
    else headBefore(page, element, heading);
    outer.push([from, to]);
    changed = true;
  }
  const lines = texts.map(({ line }) => line.replace(/\s+/g, ' ').trim());
  const joined = withFields(lines);
  let last = -10;
  texts.forEach(({ node }, i) => {
    const marked = outer.some(([a]) => i >= a && i < a + 8);
    // The fields below a ruled line belong to the same mail.
    if (i - last < 8 || marked || !beginsHistory(joined, i)) return;
    headBefore(page, outermost(node, page.body!), heading);
    last = i;
    changed = true;
  });
  return changed ? `<!doctype html><html><body>${page.bodyMarkup()}</body></html>` : html;
}

function isQuote({ name, attribs }: HtmlElement): boolean {
  if (quoteName.test(attribs.class ?? '') || quoteName.test(attribs.id ?? '')) return true;
  return name === 'blockquote' && (attribs.type === 'cite' || /border-left/i.test(attribs.style ?? ''));
}

/** `<b>From:</b> Hong`: the field's name and its value are texts of their own, and lines here. */
function withFields(lines: readonly string[]): string[] {
  return lines.map((line, i) =>
    /[:：]$/.test(line) && line.length < 20 ? `${line} ${lines[i + 1] ?? ''}` : line,
  );
}

/** The largest element that begins with the node: a line is put before a paragraph, not into its bold letters. */
function outermost(node: HtmlNode, body: HtmlElement): HtmlNode {
  let at = node;
  while (at.parent && at.parent !== body && at.parent.type !== 'root' && !/^t[rdh]$/.test(at.parent.name)) {
    const first = at.parent.children.find((child) => child.type !== 'text' || child.data.trim() !== '');
    if (first !== at) break;
    at = at.parent;
  }
  return at;
}

function headBefore(page: Page, node: HtmlNode, words: string): void {
  const { parent } = node;
  if (parent === null) return;
  const head = page.element('p', {});
  const text = page.text(words);
  head.children = [text];
  text.parent = head;
  head.parent = parent;
  parent.children.splice(parent.children.indexOf(node), 0, head);
  head.prev = node.prev;
  head.next = node;
  if (node.prev) node.prev.next = head;
  node.prev = head;
}
