/** Pages that show other pages (frames) or only lead to one (a redirect), and what browsers save beside a page. */
import type { Document, Link } from '../../../contract/document.ts';
import { applyBase, collapse } from './head.ts';
import { type HtmlElement, type HtmlNode, isElement } from './node.ts';

type Notice = NonNullable<Document['notices']>[number];

/** The address of a frame's page as written, null where it has none (scripts fill it). */
export function frameSource({ attribs }: HtmlElement): string | null {
  const source = attribs.src?.trim() ?? '';
  return source === '' || /^(?:about|javascript|data|blob):/i.test(source) ? null : source;
}

/** A page whose text is no longer than this, and says so, only leads on. */
const redirectText = 200;
const saysSo = /이동|바로 ?가기|클릭|자동|옮겼|redirect|moved|click|refresh|continue|automatically/i;

/** True for a page that goes on to another one by itself and holds nothing but a line that says so. */
export function isRedirect(nodes: readonly HtmlNode[], text: string): boolean {
  if (text.length > redirectText || !saysSo.test(text)) return false;
  return gathered(nodes).some((element) => refreshTarget(element) !== null);
}

/**
 * What a page without a text of its own leads to, for its links and a notice: the page that a
 * `<meta http-equiv="refresh">`, or a script, goes on to, or the pages in its frames. Null where it leads nowhere.
 */
export function leadsTo(
  nodes: readonly HtmlNode[],
  base: string | null,
): { links: Link[]; notice: Notice } | null {
  const found = gathered(nodes);
  const link = (href: string, text: string): Link => ({
    href: applyBase(href, base),
    text,
    start: 0,
    end: 0,
  });
  const frames = found.flatMap((element) => {
    const source = /^i?frame$/.test(element.name) ? frameSource(element) : null;
    return source === null
      ? []
      : [link(source, collapse(element.attribs.title ?? element.attribs.name ?? ''))];
  });
  const target = found.map(refreshTarget).find((href) => href !== null) ?? null;
  const next = target ?? (frames.length === 0 ? scriptTarget(found) : null);
  if (next !== null) {
    const leads = link(next, '');
    return { links: [leads], notice: { code: 'redirect-only', params: { target: leads.href } } };
  }
  return frames.length > 0 ? { links: frames, notice: { code: 'frames-only', params: {} } } : null;
}

function gathered(nodes: readonly HtmlNode[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  gather(nodes, found);
  return found;
}

function gather(nodes: readonly HtmlNode[], found: HtmlElement[]): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (/^(?:meta|i?frame|script)$/.test(node.name)) found.push(node);
    gather(node.children, found);
  }
}

/** `0; url=main.html`; a page that only reloads itself after a while names no other. */
function refreshTarget({ name, attribs }: HtmlElement): string | null {
  if (name !== 'meta' || attribs['http-equiv']?.trim().toLowerCase() !== 'refresh') return null;
  const match = /^\s*[\d.]*\s*[;,]?\s*url\s*=\s*(["']?)(.+?)\1\s*$/is.exec(attribs.content ?? '');
  return match?.[2]?.trim() || null;
}

function scriptTarget(found: readonly HtmlElement[]): string | null {
  for (const { name, children } of found) {
    if (name !== 'script') continue;
    const code = children.map((child) => (child.type === 'text' ? child.data : '')).join('');
    const match = /\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*(["'])([^"'\s]+)\1/.exec(code);
    if (match && !/^(?:javascript|about):/i.test(match[2]!)) return match[2]!;
  }
  return null;
}
