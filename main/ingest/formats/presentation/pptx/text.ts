/** Text bodies of DrawingML: paragraphs with their list levels, numbers and links. */
import { numeral } from '../../numerals.ts';
import type { Relationships } from '../../opc/index.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../../xml/index.ts';
import type { SlideLink, SlideText } from '../slide.ts';

/** The address of a hyperlink by its relationship, `null` for jumps between slides. */
export function addressOf(click: XmlElement | undefined, relationships: Relationships): string | null {
  const relation = relationships.get(click?.attributes['r:id'] ?? '');
  return relation?.external ? relation.target : null;
}

/**
 * The paragraphs of a text body.
 * @param styles list styles, nearest first
 */
export function paragraphsOf(
  body: XmlElement | undefined,
  styles: readonly XmlElement[],
  relationships: Relationships,
): SlideText[] {
  const own = childOf(body, 'a:lstStyle');
  const all = own ? [own, ...styles] : styles;
  const counts: number[] = [];
  return childrenOf(body, 'a:p').flatMap((paragraph): SlideText[] => {
    const properties = childOf(paragraph, 'a:pPr');
    const depth = Math.min(8, Math.max(0, Number(properties?.attributes.lvl) || 0));
    const links: SlideLink[] = [];
    const text = lineOf(paragraph, relationships, links);
    if (text.trim() === '') return [];
    const bullet = bulletOf(properties, depth, all);
    const linked = links.length > 0 ? { links } : {};
    counts.length = Math.min(counts.length, depth + 1);
    if (bullet?.name !== 'a:buAutoNum') delete counts[depth];
    if (!bullet || bullet.name === 'a:buNone') return [{ kind: 'paragraph', text, ...linked }];
    if (bullet.name !== 'a:buAutoNum') return [{ kind: 'list-item', text, depth, ...linked }];
    const { type = '', startAt } = bullet.attributes;
    counts[depth] = (counts[depth] ?? (Number(startAt) || 1) - 1) + 1;
    return [{ kind: 'list-item', text, depth, label: numberAs(counts[depth], type), ...linked }];
  });
}

const bullets = /^a:bu(?:None|Char|AutoNum|Blip)$/;

function bulletOf(
  properties: XmlElement | undefined,
  depth: number,
  styles: readonly XmlElement[],
): XmlElement | undefined {
  const levels = styles.map((style) => childOf(style, `a:lvl${depth + 1}pPr`));
  for (const level of [properties, ...levels]) {
    const bullet = childrenOf(level).find(({ name }) => bullets.test(name));
    if (bullet) return bullet;
  }
  return undefined;
}

function lineOf(paragraph: XmlElement, relationships: Relationships, links: SlideLink[]): string {
  let line = '';
  for (const piece of childrenOf(paragraph)) {
    if (piece.name === 'a:br') line += '\n';
    // The slide's own number is the page's, not the text's.
    else if (piece.name === 'a:fld' && piece.attributes.type === 'slidenum') continue;
    else if (piece.name === 'a:r' || piece.name === 'a:fld') {
      const text = textIn(childOf(piece, 'a:t'));
      line += text;
      const href = addressOf(childOf(childOf(piece, 'a:rPr'), 'a:hlinkClick'), relationships);
      if (href !== null) addLink(links, href, text);
    } else if (piece.name !== 'a:pPr' && piece.name !== 'a:endParaRPr') line += formulaOf(piece);
  }
  return line;
}

/** A formula stands twice, as itself and as a picture for older programs. */
function formulaOf(piece: XmlElement): string {
  const chosen = childOf(piece, 'mc:Choice') ?? piece;
  return descendantsOf(chosen, 'm:t').map(textIn).join('');
}

/** One link is often cut into several runs. */
function addLink(links: SlideLink[], href: string, text: string): void {
  const last = links[links.length - 1];
  if (last?.href === href) links[links.length - 1] = { href, text: last.text + text };
  else links.push({ href, text });
}

const counting: readonly (readonly [RegExp, string])[] = [
  [/^arabicDb/, 'decimalFullWidth'],
  [/^arabic/, 'decimal'],
  [/^alphaLc/, 'lowerLetter'],
  [/^alphaUc/, 'upperLetter'],
  [/^romanLc/, 'lowerRoman'],
  [/^romanUc/, 'upperRoman'],
  [/^circleNum/, 'decimalEnclosedCircle'],
  [/^ea1/, 'chineseCounting'],
];

/** `3` by the name of a numbering scheme (ST_TextAutonumberScheme): `romanUcPeriod` gives `III.`. */
function numberAs(n: number, scheme: string): string {
  const found = counting.find(([pattern]) => pattern.test(scheme))?.[1] ?? 'decimal';
  const number = numeral(n, found);
  if (scheme.endsWith('ParenBoth')) return `(${number})`;
  if (scheme.endsWith('ParenR')) return `${number})`;
  if (scheme.endsWith('Minus')) return `${number}-`;
  return scheme.endsWith('Period') ? `${number}.` : number;
}
