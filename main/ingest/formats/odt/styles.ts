import { childOf, childrenOf, type XmlElement } from '../xml/index.ts';

export interface OdtStyle {
  /** As a person sees it, lower case, of the nearest style with a name of its own. */
  readonly name: string;
  /** Outline level from 1 that the style gives to a paragraph. */
  readonly level?: number | undefined;
  /** Points. */
  readonly size?: number | undefined;
  readonly bold?: boolean | undefined;
  /** Empty where the style takes numbers away. */
  readonly listStyle?: string | undefined;
  readonly breaksPage?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  /** Font of its text, where it says one. */
  readonly font?: string | undefined;
}

/** Paragraph and character styles, with what they take over from their parents. */
export class OdtStyles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, OdtStyle>();
  #base: OdtStyle = { name: '', size: 12, bold: false };

  /** Adds the styles of an element that holds them (`office:styles`, `office:automatic-styles`). */
  add(holder: XmlElement | undefined): void {
    for (const element of childrenOf(holder)) {
      const { 'style:name': name, 'style:family': family } = element.attributes;
      if (element.name === 'style:default-style' && family === 'paragraph')
        this.#base = { ...this.#base, ...own(element), name: '' };
      if (element.name !== 'style:style' || name === undefined) continue;
      if (family === 'paragraph' || family === 'text') this.#elements.set(`${family} ${name}`, element);
    }
  }

  of(family: 'paragraph' | 'text', name: string | undefined, depth = 0): OdtStyle {
    const key = `${family} ${name}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    const element = this.#elements.get(key);
    // Styles that name each other as parents in a ring end here.
    if (!element || depth > 20) return family === 'paragraph' ? this.#base : { name: '' };
    const parent = this.of(family, element.attributes['style:parent-style-name'] ?? '', depth + 1);
    const style = { ...parent, ...defined(own(element)) };
    // What an automatic style adds has no name of its own.
    if (/^p\d+$/.test(style.name)) style.name = parent.name;
    this.#resolved.set(key, style);
    return style;
  }
}

function own(element: XmlElement): OdtStyle {
  const { attributes } = element;
  const text = childOf(element, 'style:text-properties')?.attributes ?? {};
  const paragraph = childOf(element, 'style:paragraph-properties')?.attributes ?? {};
  const level = Number(attributes['style:default-outline-level'] || 'NaN');
  // Of the sizes for Western and for Korean text the Korean one counts.
  const size = /^([\d.]{1,8})pt$/.exec(text['style:font-size-asian'] ?? text['fo:font-size'] ?? '');
  const weight = text['style:font-weight-asian'] ?? text['fo:font-weight'];
  const display = attributes['style:display-name'] ?? attributes['style:name'] ?? '';
  return {
    name: display.replaceAll('_20_', ' ').toLowerCase(),
    level: Number.isInteger(level) && level >= 1 && level <= 10 ? level : undefined,
    size: size ? Number(size[1]) : undefined,
    bold: weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600,
    listStyle: attributes['style:list-style-name'],
    breaksPage: breaksPage(paragraph['fo:break-before'], attributes['style:master-page-name']),
    hidden: text['text:display'] === undefined ? undefined : text['text:display'] === 'none',
    font: text['style:font-name'] ?? text['fo:font-family'],
  };
}

function breaksPage(before: string | undefined, master: string | undefined): boolean | undefined {
  if (before === undefined && master === undefined) return undefined;
  return before === 'page' || (master !== undefined && master !== '');
}

function defined(style: OdtStyle): { name: string } & Partial<OdtStyle> {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(style)) if (value !== undefined) found[key] = value;
  return found as { name: string };
}
