/**
 * The last gate before a manual is shown: an allow list of elements, attributes, styles and targets. Whatever the
 * steps before it did or missed, nothing that runs, loads from elsewhere, submits or covers the page comes through.
 */
import sanitizeHtml from 'sanitize-html';
import { safeStyle, styleOfAttributes } from './safe-style.ts';

/** What our mark is called, and what a manual's own element of that id is called instead. */
export const citedId = 'cited';
const manualCitedId = 'manual-cited';

export interface Gate {
  /** Tells our own marks: attribute `data-footnote` with this value, new with each page. */
  readonly nonce: string;
  /** The address to show for a link that is not inside the page; null: shown without a target. */
  readonly linkTo: (href: string) => string | null;
  readonly imageAt: (href: string) => string | null;
}

const tags = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
  'div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p pre q rp rt ruby s samp ' +
  'section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

const attributes = (
  'id name href title lang dir class style role colspan rowspan scope headers align valign start type value reversed ' +
  'open src alt datetime'
).split(' ');

const neverText = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'xmp', 'title', 'svg', 'math'],
  ...['iframe', 'object', 'embed', 'noembed', 'noframes', 'select', 'button', 'audio', 'video', 'canvas'],
];

export function sanitise(markup: string, gate: Gate): string {
  let marks = 0;
  const transform: sanitizeHtml.Transformer = (name, given) => {
    const ours = given['data-footnote'] === gate.nonce;
    const attribs: Record<string, string> = {};
    for (const attribute of attributes) {
      const value = given[attribute];
      if (value !== undefined) attribs[attribute] = value;
    }
    delete attribs.class;
    delete attribs.src;
    delete attribs.href;
    for (const key of ['id', 'name'] as const) if (attribs[key] === citedId) attribs[key] = manualCitedId;
    const style = safeStyle(`${styleOfAttributes(name, given)};${given.style ?? ''}`);
    if (style === '') delete attribs.style;
    else attribs.style = style;
    if (attribs.role !== 'presentation') delete attribs.role;

    if (ours && name === 'mark') {
      if (marks++ === 0) attribs.id = citedId;
      attribs.class = 'footnote-cited';
    } else if (ours && name === 'tr') attribs.class = 'footnote-cited-row';
    if (name === 'a' && given.href !== undefined) Object.assign(attribs, linked(given.href.trim(), gate));
    if (name === 'img' && !isSpacer(given)) {
      const source = imageSource(given.src ?? '', gate);
      // Without a source, browsers write the alternative text in its place.
      if (source !== null) attribs.src = source;
    }
    return { tagName: name === 'font' ? 'span' : name, attribs };
  };
  return sanitizeHtml(markup, {
    allowedTags: tags,
    allowedAttributes: { '*': attributes },
    nonTextTags: neverText,
    // Styles are filtered above, property by property; sanitize-html would parse each with postcss.
    parseStyleAttributes: false,
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    transformTags: { '*': transform },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src && !attribs.alt,
  });
}

function linked(href: string, gate: Gate): Record<string, string> {
  if (href.startsWith('#')) return { href: renamed(href) };
  if (/^(?:javascript|vbscript|data):/i.test(href)) return {};
  const target = gate.linkTo(href);
  // Where it leads can be read, not followed: nothing leaves the machine from here.
  return target === null ? { title: href.slice(0, 300) } : { href: renamed(target) };
}

/** The manual's own `#cited` is called otherwise here. */
function renamed(href: string): string {
  const hash = href.indexOf('#');
  return hash >= 0 && href.slice(hash + 1) === citedId ? `${href.slice(0, hash)}#${manualCitedId}` : href;
}

/** What old pages push their layout with, and what counts visitors. */
function isSpacer({ width, height }: Readonly<Record<string, string>>): boolean {
  return /^[0-3](?:px)?$/.test(width ?? '') || /^[0-3](?:px)?$/.test(height ?? '');
}

/** A picture inside the page itself, or one that the host serves; never one from elsewhere. */
function imageSource(src: string, gate: Gate): string | null {
  const source = src.trim();
  if (/^data:image\/(?:png|jpeg|gif|webp|bmp);base64,[\w+/=\s]+$/i.test(source)) return source;
  if (source === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(source)) return null;
  return gate.imageAt(source);
}
