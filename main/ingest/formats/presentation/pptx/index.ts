/** PPTX to slides. */
import { FlowCount } from '../../flow/index.ts';
import { childOf } from '../../xml/index.ts';
import type { Slide } from '../slide.ts';
import { openParts } from './parts.ts';
import { layoutsOf } from './placeholders.ts';
import { notesOf, readShapes } from './shapes.ts';

export interface PptxReading {
  readonly slides: readonly Slide[];
  readonly title: string;
  readonly keywords: string;
}

/** @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-deep`, `too-many-elements` */
export function readPptxSlides(bytes: Uint8Array): PptxReading {
  const parts = openParts(bytes);
  const layoutOf = layoutsOf(parts);
  const count = new FlowCount();
  const slides = parts.slides.flatMap((part, index): Slide[] => {
    const root = parts.tree(part);
    if (!root) return [];
    const relationships = parts.relationships(part);
    const layout = layoutOf(part);
    const tree = childOf(childOf(root, 'p:cSld'), 'p:spTree');
    const { titles, shapes } = readShapes(tree, { parts, relationships, layout, count });
    const notes = [...relationships.values()].find(({ type }) => type === 'notesSlide');
    const { show } = root.attributes;
    return [
      {
        number: index + 1,
        hidden: show === '0' || show === 'false',
        opensPart: layout.type === 'title' || layout.type === 'secHead',
        title: titles.join(' ').replace(/\s+/g, ' ').trim(),
        shapes,
        notes: notes && !notes.external ? notesOf(parts.tree(notes.target)) : [],
      },
    ];
  });
  return { slides, ...parts.properties };
}
