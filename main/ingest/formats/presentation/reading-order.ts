import type { Box, SlideShape } from './slide.ts';

type Placed = SlideShape & { readonly box: Box };

/** Shapes that overlap by less than this share of the smaller one stand beside each other. */
const touching = 0.15;

/** Shapes as they stand: below each other, or beside each other. */
export interface Arrangement {
  readonly beside: boolean;
  readonly parts: readonly (SlideShape | Arrangement)[];
}

export const isArrangement = (part: SlideShape | Arrangement): part is Arrangement => 'parts' in part;

/**
 * Shapes as a person reads them: what stands wholly above comes first; of what stands beside each other, the left
 * (recursive XY cut: Nagy and Seth, 1984). Shapes without a place keep their order and come last.
 */
export function arranged(shapes: readonly SlideShape[]): Arrangement {
  const placed = shapes.filter((shape): shape is Placed => shape.box !== undefined);
  const rest = shapes.filter(({ box }) => box === undefined);
  return { beside: false, parts: placed.length > 0 ? [cut(placed), ...rest] : rest };
}

/** As `arranged`, but pictures without words change nothing in the order of the words: else they come last. */
export function arrangedByWords(shapes: readonly SlideShape[]): Arrangement {
  const hasWords = ({ blocks }: SlideShape) => blocks.length > 0;
  const words = shapes.filter(hasWords);
  const whole = arranged(shapes);
  const same = inReadingOrder(words);
  return flat(whole)
    .filter(hasWords)
    .every((shape, at) => shape === same[at])
    ? whole
    : { beside: false, parts: [arranged(words), ...shapes.filter((shape) => !hasWords(shape))] };
}

/** The same, one after the other. */
export function inReadingOrder(shapes: readonly SlideShape[]): SlideShape[] {
  return flat(arranged(shapes));
}

const flat = (part: SlideShape | Arrangement): SlideShape[] =>
  isArrangement(part) ? part.parts.flatMap(flat) : [part];

function cut(shapes: readonly Placed[]): Placed | Arrangement {
  if (shapes.length === 1) return shapes[0]!;
  for (const [from, length] of [
    ['y', 'height'],
    ['x', 'width'],
  ] as const) {
    const groups = groupsAlong(shapes, from, length);
    if (groups.length > 1) return { beside: from === 'x', parts: groups.map(cut) };
  }
  return { beside: false, parts: shapes.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x) };
}

/** Groups that no line across the slide would cut. */
function groupsAlong(shapes: readonly Placed[], from: 'x' | 'y', length: 'width' | 'height'): Placed[][] {
  const groups: Placed[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let last = 0;
  for (const shape of shapes.toSorted((a, b) => a.box[from] - b.box[from])) {
    const start = shape.box[from];
    const size = Math.max(0, shape.box[length]);
    const group = groups[groups.length - 1];
    if (group && start < end - touching * Math.min(size, last)) group.push(shape);
    else groups.push([shape]);
    if (start + size > end) {
      end = start + size;
      last = size;
    }
  }
  return groups;
}
