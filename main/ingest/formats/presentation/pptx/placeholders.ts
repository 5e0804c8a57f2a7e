/** What a slide's placeholders inherit from its layout and the layout's master: their place and their list styles. */
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../../xml/index.ts';
import type { Box } from '../slide.ts';
import type { PptxParts } from './parts.ts';

interface Placeholder {
  /** `title`, `body`, `obj` …; a placeholder that names none is `obj`. */
  readonly type: string;
  readonly index: string;
  readonly box: Box | undefined;
  readonly style: XmlElement | undefined;
}

export interface Inherited {
  readonly box: Box | undefined;
  /** List styles, nearest first: `a:lvl1pPr` … stand in each. */
  readonly styles: readonly XmlElement[];
}

export interface Layout {
  /** `title`, `secHead`, `twoObj` … */
  readonly type: string;
  /** What a shape inherits; of a shape that is no placeholder only the styles of all other text. */
  inherited(placeholder: XmlElement | undefined): Inherited;
}

/** Reads the layout of a slide; those of one presentation are read once. */
export function layoutsOf(parts: PptxParts): (slide: string) => Layout {
  const known = new Map<string, Layout>();
  return (slide) => {
    const name = related(parts, slide, 'slideLayout');
    let layout = known.get(name);
    if (!layout) {
      layout = readLayout(parts, name);
      known.set(name, layout);
    }
    return layout;
  };
}

function related(parts: PptxParts, part: string, type: string): string {
  if (part === '') return '';
  return [...parts.relationships(part).values()].find((relation) => relation.type === type)?.target ?? '';
}

function readLayout(parts: PptxParts, name: string): Layout {
  const layout = name === '' ? null : parts.tree(name);
  const masterName = related(parts, name, 'slideMaster');
  const master = masterName === '' ? null : parts.tree(masterName);
  const own = placeholdersOf(layout);
  const above = placeholdersOf(master);
  const styles = childOf(master ?? undefined, 'p:txStyles');
  return {
    type: layout?.attributes.type ?? '',
    inherited: (placeholder) => {
      if (!placeholder) return { box: undefined, styles: present(childOf(styles, 'p:otherStyle')) };
      const { type = 'obj', idx: index = '' } = placeholder.attributes;
      const near =
        own.find((one) => index !== '' && one.index === index) ?? own.find((one) => one.type === type);
      const kind = masterType(near?.type ?? type);
      const far = above.find((one) => masterType(one.type) === kind);
      const named = kind === 'title' ? 'p:titleStyle' : kind === 'body' ? 'p:bodyStyle' : 'p:otherStyle';
      return {
        box: near?.box ?? far?.box,
        styles: present(near?.style, far?.style, childOf(styles, named)),
      };
    },
  };
}

const present = (...styles: (XmlElement | undefined)[]) => styles.filter((style) => style !== undefined);

/** A master has one placeholder for titles and one for all kinds of content. */
function masterType(type: string): string {
  if (type === 'ctrTitle') return 'title';
  return ['obj', 'subTitle', 'chart', 'tbl', 'dgm', 'media', 'clipArt', 'pic'].includes(type) ? 'body' : type;
}

function placeholdersOf(root: XmlElement | null): Placeholder[] {
  if (!root) return [];
  return descendantsOf(root, 'p:sp').flatMap((shape) => {
    const placeholder = placeholderOf(shape);
    if (!placeholder) return [];
    const { type = 'obj', idx: index = '' } = placeholder.attributes;
    const style = childOf(childOf(shape, 'p:txBody'), 'a:lstStyle');
    return [{ type, index, box: boxOf(childOf(shape, 'p:spPr')), style }];
  });
}

/** `p:ph` of a shape, picture or frame. */
export function placeholderOf(shape: XmlElement): XmlElement | undefined {
  const properties = childrenOf(shape).find(({ name }) => /^p:nv\w+Pr$/.test(name));
  return childOf(childOf(properties, 'p:nvPr'), 'p:ph');
}

/** Where a shape stands: of `p:spPr`, `p:grpSpPr`, or the frame that holds `p:xfrm` itself. In EMU. */
export function boxOf(properties: XmlElement | undefined): Box | undefined {
  const transform = childOf(properties, 'a:xfrm') ?? childOf(properties, 'p:xfrm');
  const offset = childOf(transform, 'a:off')?.attributes;
  const extent = childOf(transform, 'a:ext')?.attributes;
  const [x, y, width, height] = [offset?.x, offset?.y, extent?.cx, extent?.cy].map(Number);
  if (![x, y, width, height].every(Number.isFinite)) return undefined;
  return { x: x!, y: y!, width: width!, height: height! };
}
