/** A part of XML as a tree. Names carry the prefixes of `XmlOptions.namespaces`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** The first child element of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element)
    for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** The child elements, of this name or of all names. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (element)
    for (const child of element.children)
      if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** Every element of this name below, in document order. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** An attribute of a child: `attributeOf(properties, 'w:pStyle', 'w:val')`. */
export function attributeOf(
  element: XmlElement | undefined,
  child: string,
  attribute: string,
): string | undefined {
  return childOf(element, child)?.attributes[attribute];
}

/** All text below. */
export function textIn(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}
