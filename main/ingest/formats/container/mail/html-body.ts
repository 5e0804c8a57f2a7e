/** The HTML of a mail: where it quotes earlier mails, their place is marked before the page reader reads it. */
import { type HtmlElement, type HtmlNode, isElement } from '../../html/node.ts';
import { type Page, parsePage } from '../../html/parse.ts';
import { beginsHistory } from './history.ts';

/** What mail programs put around the mail that is answered or passed on. */
const quoteName =
  /(?:^|\s)(?:gmail_quote(?:_container)?|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|OutlookMessageHeader|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply_quote|origin_mail|original_message)(?:$|\s)/;

/** Letters after a quote that are more than a signature's or a program's line. */
const ownText = 20;
/** Texts of an earlier mail's header: names and values of its fields. */
const fieldLines = 8;
/** Earlier mails that are told apart in one. */
const mostHeads = 300;

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

  // Letters from each text to the end.
  const rest = new Float64Array(texts.length + 1);
  for (let i = texts.length - 1; i >= 0; i--) rest[i] = rest[i + 1]! + texts[i]!.line.trim().length;
  let heads = 0;
  let outerEnd = 0;
  const begun = new Set<number>();
  for (const { element, from, to } of quotes) {
    if (to === from || from < outerEnd) continue;
    if (element.name === 'blockquote' && rest[to]! >= ownText) element.attribs.role = 'note';
    else if (heads++ < mostHeads) headBefore(page, element, heading);
    outerEnd = to;
    begun.add(from);
  }
  const lines = withFields(texts.map(({ line }) => line.slice(0, 300).replace(/\s+/g, ' ').trim()));
  let last = -fieldLines;
  texts.forEach(({ node }, i) => {
    if (begun.has(i)) last = i;
    // The fields below a ruled line, or at the head of a quote, belong to the same mail.
    if (i - last < fieldLines || !beginsHistory(lines, i) || heads++ >= mostHeads) return;
    headBefore(page, outermost(node, page.body!), heading);
    last = i;
  });
  const changed = heads > 0 || begun.size > 0;
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
