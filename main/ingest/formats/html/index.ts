/** HTML to a document: parsed as browsers do, then one measuring pass and one reading walk over the tree. */
import type { Block, Document, Encoding, Link } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { languageOf } from '../language-of.ts';
import { isRedirect, leadsTo } from './frames.ts';
import { collapse, readHead } from './head.ts';
import { measurePage } from './measure.ts';
import type { HtmlNode } from './node.ts';
import { type Page, parsePage } from './parse.ts';
import { postTitle } from './post-title.ts';
import type { Piece } from './text-builder.ts';
import { PageWalk } from './walk.ts';

export interface HtmlReading {
  readonly document: Document;
  readonly page: Page;
  /** Which characters of the text are those of which text node, in order; empty unless asked for. */
  readonly pieces: readonly Piece[];
  /** What is not part of the content: hidden, or the site's frame; empty unless asked for. */
  readonly leftOut: ReadonlySet<HtmlNode>;
  readonly lang: string;
  /** `<base href>`; the document's links have it applied, the tree's attributes have not. */
  readonly base: string | null;
}

/**
 * Reads a page. Throws `too-deep` and `no-text`. A page that only frames other pages, or only leads on to one, gives a
 * document without text: its links, and the notice `frames-only` or `redirect-only`.
 * @param name the file's name, the last resort for a title
 */
export function readHtml(html: string, encoding: Encoding, name: string, forView = false): HtmlReading {
  const page = parsePage(html);
  const head = readHead(page.root.children);
  const withoutText = (): HtmlReading => {
    const leads = leadsTo(page.root.children, head.base);
    if (!leads) throw new FootnoteError('no-text');
    const { links, notice } = leads;
    return {
      document: {
        format: 'html',
        encoding,
        language: languageOf(head.title, head.lang),
        title: head.title || name,
        text: '',
        blocks: [],
        links,
        keywords: head.keywords,
        notices: [notice],
      },
      page,
      pieces: [],
      leftOut: new Set(),
      lang: head.lang,
      base: head.base,
    };
  };
  if (page.body === null) return withoutText();
  const measure = measurePage(page.body);
  const options = { withPieces: forView, base: head.base, byLinks: true };
  let walk = new PageWalk(page.body, measure, options);
  // A page that is nothing but links (an index) is its own content.
  if (!walk.builder.blocks.some((block) => block.kind !== 'heading'))
    walk = new PageWalk(page.body, measure, { ...options, byLinks: false });
  const { builder, leftOut } = walk;
  const { text, blocks } = builder;
  if (blocks.length === 0 || isRedirect(page.root.children, text)) return withoutText();
  const document: Document = {
    format: 'html',
    encoding,
    language: languageOf(text, head.lang),
    title: titleOf(head.title, text, blocks) || name,
    text,
    blocks,
    links: builder.links.map((link) => finished(link, text)),
    keywords: head.keywords,
  };
  return {
    document,
    page,
    pieces: builder.pieces ?? [],
    leftOut: leftOut ?? new Set(),
    lang: head.lang,
    base: head.base,
  };
}

function titleOf(own: string, text: string, blocks: readonly Block[]): string {
  const post = postTitle(text, blocks);
  return post !== '' && !own.includes(post) ? post : own || firstHeading(text, blocks);
}

function firstHeading(text: string, blocks: readonly Block[]): string {
  const titles = blocks.filter((block) => block.kind === 'heading');
  const best = titles.find((block) => block.level === 1) ?? titles[0];
  return best ? collapse(text.slice(best.start, best.end)) : '';
}

function finished(link: Link, text: string): Link {
  const from = Math.min(link.start, text.length);
  const to = Math.max(Math.min(link.end, text.length), from);
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = Math.max(start, from + raw.trimEnd().length);
  return { href: link.href, text: collapse(raw), start, end };
}
