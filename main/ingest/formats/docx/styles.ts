/** What a style says of a paragraph, with what it takes over from the styles that it is based on. */
import { levelOfStyle } from '../flow/index.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/index.ts';

export interface DocxStyle {
  /** Lower case; `heading 1` in every language of Word. */
  readonly name: string;
  /** Outline level from 1. */
  readonly level?: number | undefined;
  readonly numId?: string | undefined;
  readonly numLevel?: number | undefined;
  /** Points. */
  readonly size?: number | undefined;
  readonly bold?: boolean | undefined;
}

export interface DocxStyles {
  /** By id; an unknown id has the default paragraph's properties. */
  of(id: string | undefined): DocxStyle;
}

/** @param root the part `styles.xml`; `null` where there is none */
export function readStyles(root: XmlElement | null): DocxStyles {
  const elements = new Map<string, XmlElement>();
  let byDefault: string | undefined;
  for (const style of childrenOf(root ?? undefined, 'w:style')) {
    const id = style.attributes['w:styleId'];
    if (id === undefined) continue;
    elements.set(id, style);
    if (style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default'], false))
      byDefault = id;
  }
  const defaults = childOf(childOf(childOf(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const base: DocxStyle = { name: '', size: sizeOf(defaults) ?? 10, bold: false };

  const resolved = new Map<string, DocxStyle>();
  const resolve = (id: string, depth: number): DocxStyle => {
    const known = resolved.get(id);
    if (known) return known;
    const element = elements.get(id);
    // Styles that are based on each other in a ring end here.
    if (!element || depth > 20) return base;
    const parent = attributeOf(element, 'w:basedOn', 'w:val');
    const style = ownProperties(element, parent === undefined ? base : resolve(parent, depth + 1));
    resolved.set(id, style);
    return style;
  };
  return { of: (id) => resolve(id ?? byDefault ?? '', 0) };
}

function ownProperties(element: XmlElement, parent: DocxStyle): DocxStyle {
  const name = (attributeOf(element, 'w:name', 'w:val') ?? '').toLowerCase();
  const paragraph = childOf(element, 'w:pPr');
  const numbering = childOf(paragraph, 'w:numPr');
  const run = childOf(element, 'w:rPr');
  const outline = attributeOf(paragraph, 'w:outlineLvl', 'w:val');
  return {
    name,
    level: levelOf(outline) ?? levelOfStyle(name) ?? (outline === undefined ? parent.level : undefined),
    numId: attributeOf(numbering, 'w:numId', 'w:val') ?? parent.numId,
    numLevel: numberOf(attributeOf(numbering, 'w:ilvl', 'w:val')) ?? parent.numLevel,
    size: sizeOf(run) ?? parent.size,
    bold: boldOf(run) ?? parent.bold,
  };
}

/** `w:outlineLvl`: 0 to 8 are levels, 9 is text. */
export function levelOf(outline: string | undefined): number | undefined {
  const level = numberOf(outline);
  return level === undefined || level < 0 || level > 8 ? undefined : level + 1;
}

/** Half points to points. */
export function sizeOf(run: XmlElement | undefined): number | undefined {
  const half = numberOf(attributeOf(run, 'w:sz', 'w:val'));
  return half === undefined ? undefined : half / 2;
}

export function boldOf(run: XmlElement | undefined): boolean | undefined {
  const bold = childOf(run, 'w:b');
  return bold ? isOn(bold.attributes['w:val'], true) : undefined;
}

/** An on-off value of OOXML; an element without a value is on. */
export function isOn(value: string | undefined, absent: boolean): boolean {
  return value === undefined ? absent : !/^(?:0|false|off|none)$/.test(value);
}

export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
