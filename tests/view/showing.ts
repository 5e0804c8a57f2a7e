/** Rendering a page that a test writes as a string, and reading what a person sees of it. */
import { load } from 'cheerio';
import type { Block } from '../../main/contract/document.ts';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { type RenderOptions, renderDocument } from '../../main/view/index.ts';

const options: RenderOptions = {
  linkTo: (href) => `/view/${href}`,
  imageAt: (href) => `/image/${href}`,
  locale: 'ko',
};

export function show(body: string, more: Partial<RenderOptions> & { cite?: string; path?: string } = {}) {
  const { cite, path = 'page.html', ...rest } = more;
  const bytes = Buffer.from(path.endsWith('.html') ? `<!doctype html><meta charset="utf-8">${body}` : body);
  const { text } = readDocument(bytes, path);
  const start = cite === undefined ? -1 : text.indexOf(cite);
  const position = start < 0 ? {} : { position: { start, end: start + cite!.length } };
  const { html, marked } = renderDocument(bytes, path, { ...options, ...position, ...rest });
  return { html, marked, $: load(html), text };
}

export function rendered(bytes: Uint8Array, path: string, position: { start: number; end: number }) {
  return renderDocument(bytes, path, { ...options, position });
}

/** The marked text of a rendered page: pictures count by what they say; white space does not count. */
export function markedText(html: string): string {
  const $ = load(html);
  $('mark.footnote-cited img').each((_, picture) => {
    $(picture).replaceWith($('<span>').text($(picture).attr('alt') ?? ''));
  });
  return withoutSpace($('mark.footnote-cited').text());
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Blocks that are no tables, and the rows of tables, at any depth. */
export function citable(blocks: readonly Block[]): { start: number; end: number }[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.table.rows.flatMap((row) => [row, ...row.cells.flatMap((cell) => citable(cell.blocks))])
      : [block],
  );
}
