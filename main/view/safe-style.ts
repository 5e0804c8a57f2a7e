const colour = /^(?:#[\da-f]{3,8}|rgba?\([\d\s.,%]{5,40}\)|[a-z]{3,20})$/i;
const length = /^\d{1,4}(?:\.\d+)?(?:%|px|pt|em)$/i;

/** The only properties of a manual's own styles that are shown, and their only values: nothing loads, nothing covers. */
const allowed: Readonly<Record<string, RegExp>> = {
  color: colour,
  'background-color': colour,
  background: colour,
  'text-align': /^(?:left|right|center|justify|start|end)$/i,
  'vertical-align': /^(?:top|middle|bottom|baseline|sub|super)$/i,
  'font-weight': /^(?:normal|bold|bolder|lighter|[1-9]00)$/i,
  'font-style': /^(?:normal|italic|oblique)$/i,
  'text-decoration': /^(?:none|underline|line-through)$/i,
  'white-space': /^(?:normal|nowrap|pre|pre-wrap|pre-line)$/i,
  'list-style-type': /^[a-z-]{3,30}$/i,
  width: length,
};

/** A style attribute without everything that is not known to be harmless. */
export function safeStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, 4000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim();
    if (!Object.hasOwn(allowed, property) || !allowed[property]!.test(value)) continue;
    kept.push(`${property === 'background' ? 'background-color' : property}:${value}`);
  }
  return kept.join(';');
}

/** As a style: what old pages say by attributes. */
export function styleOfAttributes(name: string, attribs: Readonly<Record<string, string>>): string {
  const styles: string[] = [];
  if (attribs.bgcolor !== undefined) styles.push(`background-color:${attribs.bgcolor}`);
  if (name === 'font') {
    if (attribs.color !== undefined) styles.push(`color:${attribs.color}`);
    if (/^(?:[4-7]|\+[1-4])$/.test(attribs.size ?? '')) styles.push('font-weight:bold');
  }
  const { width } = attribs;
  if (/^(?:td|th|col|img)$/.test(name) && /^\d{1,3}%$/.test(width ?? '')) styles.push(`width:${width}`);
  if (name === 'img' && /^\d{1,4}(?:px)?$/.test(width ?? ''))
    styles.push(`width:${Number.parseInt(width!, 10)}px`);
  return styles.join(';');
}
