/**
 * What of a page is the site's frame and not the page's content: navigation, menus, breadcrumbs, banners. Decided
 * by structure (landmarks, link density, place in the page), so that it holds for sites nobody has seen.
 */
import type { Measure, PageMeasure } from './measure.ts';
import { containers } from './names.ts';
import { type HtmlElement, type HtmlNode, isElement, textOf } from './node.ts';
import { isOwnContents } from './own-contents.ts';

const landmarkRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'menu',
  'menubar',
  'toolbar',
]);
const pageParts = new Set(['header', 'footer', 'aside']);
/** Names that web authors give to menus everywhere; they count only together with links. */
const menuName =
  /(?:^|[-_\s])(?:nav|navi|navigation|navbar|gnb|lnb|snb|fnb|menu|menubar|breadcrumbs?|location|sidebar|side|quick|skip|toolbar|pagination|paging|topmenu|leftmenu|sitemap|footer)(?:$|[-_\s\d])/i;

/** What pages are laid out with; a paragraph, a list or a table of data may be long without being the content. */
const bulkNames = new Set('div section article main center form fieldset table tbody tr td font'.split(' '));

/** Descends to the element that holds the bulk of the page's sentences; lists of links outside it are menus. */
export function bulkOf(body: HtmlElement, page: PageMeasure): HtmlElement {
  const whole = prose(page.body);
  let at = body;
  for (;;) {
    const next = bulkChild(at, page, whole);
    if (!next) return at;
    at = next;
  }
}

function bulkChild(parent: HtmlElement, page: PageMeasure, whole: number): HtmlElement | null {
  for (const child of parent.children) {
    if (!isElement(child) || !bulkNames.has(child.name)) continue;
    const measure = page.of.get(child);
    if (measure === undefined || child.name === 'tr') {
      const inner = bulkChild(child, page, whole);
      if (inner) return inner;
    } else if (prose(measure) >= whole * 0.6 && whole > 100) return child;
  }
  return null;
}

function prose(measure: Measure): number {
  return measure.chars - measure.linkChars;
}

export interface ChromeRules {
  readonly page: PageMeasure;
  readonly bulk: HtmlElement;
  readonly bulkMeasure: Measure;
  /** False in the second try for a page that is nothing but a list of links. */
  readonly byLinks: boolean;
}

/**
 * True where the element and all it holds is left out.
 * @param inSection it stands inside `<main>`, `<article>`, `<section>` or a table cell: its header is its own
 */
export function isChrome(element: HtmlElement, rules: ChromeRules, inSection: boolean): boolean {
  const { name, attribs } = element;
  if (name === 'nav' || name === 'dialog') return true;
  if (attribs.role !== undefined && landmarkRoles.has(attribs.role)) return true;
  const measure = rules.page.of.get(element);
  if (measure === undefined) return false;
  if (rules.byLinks && isOwnContents(element, measure, rules.page)) return true;
  if (!containers.has(name)) return false;
  if (pageParts.has(name)) {
    if (!inSection || name === 'aside') return !holdsText(measure, rules, name);
    return measure.links >= 3 && measure.linkChars >= measure.chars * 0.8;
  }
  if (!rules.byLinks || measure.links === 0 || measure.files > 0) return false;
  return isMenu(element, measure, rules) || isBreadcrumb(element, measure, rules);
}

/** A page's header, footer or aside is kept where it is text and not only a frame. */
function holdsText(measure: Measure, rules: ChromeRules, name: string): boolean {
  const text = prose(measure);
  if (measure.chars === 0) return true;
  // A page whose only heading stands in its header.
  if (name === 'header' && measure.headings > 0 && rules.page.body.headings === measure.headings)
    return measure.linkChars < measure.chars * 0.5;
  return name !== 'footer' && text >= 120 && measure.linkChars < measure.chars * 0.3;
}

function isMenu(element: HtmlElement, measure: Measure, rules: ChromeRules): boolean {
  const share = measure.linkChars / Math.max(measure.chars, 1);
  if (hasMenuName(element) && measure.links >= 2 && share >= 0.6 && measure.chars < 3000) return true;
  if (measure.links < 3 || share < 0.8 || measure.headings > 1) return false;
  if (measure.linkChars / measure.links > 24) return false;
  // A table of contents of the page itself repeats its headings.
  if (measure.inPage === measure.links) return true;
  if (measure.to <= rules.page.contentFrom) return true;
  if (prose(rules.page.body) <= 100) return false;
  const { bulkMeasure } = rules;
  if (measure.to <= bulkMeasure.from) return true;
  return measure.from >= bulkMeasure.to && !isIntroduced(element) && !isTitled(element);
}

/** A box of links below the text that begins with a line of its own ("related topics") belongs to the page. */
function isTitled(element: HtmlElement): boolean {
  for (const child of element.children) {
    if (child.type === 'text' && child.data.trim() !== '') return true;
    if (!isElement(child) || textOf(child).trim() === '') continue;
    return child.name !== 'a' && isTitled(child);
  }
  return false;
}

/** A heading or a line of text right before it says what the links are for. */
function isIntroduced(element: HtmlElement): boolean {
  let before: HtmlNode | null = element.prev;
  while (before && isBlank(before)) before = before.prev;
  return (
    before !== null &&
    (before.type === 'text' || /^(?:h[1-6]|p|dt|strong|b)$/.test((before as HtmlElement).name))
  );
}

/** White space, comments, anchors and line breaks. */
function isBlank(node: HtmlNode): boolean {
  if (node.type === 'text') return node.data.trim() === '';
  return !isElement(node) || node.children.length === 0;
}

/** `홈 > 상품 > 요금제` above the content: links and separators, and at most the page's own name. */
function isBreadcrumb(element: HtmlElement, measure: Measure, rules: ChromeRules): boolean {
  if (measure.chars > 120 || measure.headings > 0 || measure.to > rules.page.contentFrom) return false;
  const text = textOf(element).trim();
  if (!/^.{1,40}(?:\s*[>›»→/]\s*.{1,40}){1,8}$/.test(text.replace(/\s+/g, ' '))) return false;
  return measure.linkChars >= measure.chars * 0.4;
}

function hasMenuName({ attribs }: HtmlElement): boolean {
  const { class: names, id } = attribs;
  return (
    (names !== undefined && menuName.test(names)) ||
    (id !== undefined && menuName.test(id)) ||
    attribs['aria-label'] === 'breadcrumb'
  );
}

/** As wikis name what opens a section's editor, without the brackets around it. */
const editWords = /^\[?\s*(?:원본\s|문단\s|섹션\s)?(?:편집|수정|edit(?:\ssource|\ssection)?)\s*\]?$/i;
const headingName = /^h[1-6]$/;

/** The link beside a wiki's heading that opens its editor (`[편집]`), alone or in a box of its own. */
export function isEditLink(element: HtmlElement): boolean {
  if (element.name !== 'a' && element.name !== 'span') return false;
  let heading = element.parent;
  while (heading?.type === 'tag' && !headingName.test(heading.name)) heading = heading.parent;
  if (heading?.type !== 'tag') return false;
  const text = textOf(element).trim();
  if (!editWords.test(text) || (element.name === 'span' && !text.startsWith('['))) return false;
  // A heading that says nothing else is a heading about editing.
  return textOf(heading).trim().length > text.length;
}

/** Outside a page's `<main>`: kept where it is real text, or the page's title that `<main>` lacks. */
export function isWorthKeeping(node: HtmlNode, page: PageMeasure): boolean {
  if (node.type === 'text') return node.data.trim().length >= 40;
  if (!isElement(node)) return false;
  const measure = page.of.get(node);
  if (measure === undefined) return node.name !== 'br' && node.name !== 'hr';
  if (!page.mainHasTitle && node.name === 'h1') return true;
  return prose(measure) >= 60 && measure.linkChars < measure.chars * 0.4;
}
