/** The texts of a diagram (SmartArt): a tree of points, given as points and the connections between them. */
import { childOf, childrenOf, type XmlElement } from '../../xml/index.ts';
import type { SlideText } from '../slide.ts';
import { paragraphsOf } from './text.ts';

const none = new Map<string, never>();

/** In the order of the tree; nested points are deeper list items. */
export function diagramTexts(root: XmlElement): SlideText[] {
  const points = new Map<string, string>();
  let start: string | undefined;
  for (const point of childrenOf(childOf(root, 'dgm:ptLst'), 'dgm:pt')) {
    const { modelId = '', type = 'node' } = point.attributes;
    if (type === 'doc') start = modelId;
    if (type !== 'node' && type !== 'asst') continue;
    points.set(
      modelId,
      paragraphsOf(childOf(point, 'dgm:t'), [], none)
        .map(({ text }) => text)
        .join(' '),
    );
  }
  const below = new Map<string, { id: string; order: number }[]>();
  for (const { attributes } of childrenOf(childOf(root, 'dgm:cxnLst'), 'dgm:cxn')) {
    const { type = 'parOf', srcId = '', destId = '', srcOrd } = attributes;
    if (type !== 'parOf' || !points.has(destId)) continue;
    const siblings = below.get(srcId) ?? [];
    siblings.push({ id: destId, order: Number(srcOrd) || 0 });
    below.set(srcId, siblings);
  }

  const texts: SlideText[] = [];
  const seen = new Set<string>();
  const walk = (id: string, depth: number): void => {
    if (seen.has(id) || depth > 20) return;
    seen.add(id);
    const text = points.get(id) ?? '';
    if (text) texts.push({ kind: 'list-item', text, depth });
    const next = text ? depth + 1 : depth;
    for (const child of (below.get(id) ?? []).toSorted((a, b) => a.order - b.order)) walk(child.id, next);
  };
  if (start !== undefined) walk(start, 0);
  for (const id of points.keys()) walk(id, 0);
  return texts;
}
