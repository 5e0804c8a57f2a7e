/** ODP to slides. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { FlowCount } from '../../flow/index.ts';
import { OdtLists, styleHolders } from '../../odt/lists.ts';
import { childrenOf, descendantsOf, readXmlUnits, type XmlElement } from '../../xml/index.ts';
import type { Slide } from '../slide.ts';
import { odpXml, openParts } from './parts.ts';
import { furniture, readShapes, type ShapeReading } from './shapes.ts';
import { textsOf } from './text.ts';

export interface OdpReading {
  readonly slides: readonly Slide[];
  readonly title: string;
  readonly keywords: string;
}

const mostSlides = 5_000;

/** @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-deep`, `too-many-elements` */
export function readOdpSlides(bytes: Uint8Array): OdpReading {
  const parts = openParts(bytes);
  const lists = new OdtLists();
  for (const holder of styleHolders(parts.styles)) lists.add(holder);
  const reading: ShapeReading = { parts, lists, count: new FlowCount() };
  const hidden = new Set<string>();
  const slides: Slide[] = [];
  let isShow = false;
  readXmlUnits(
    parts.content,
    {
      isUnit: (name) => name === 'office:automatic-styles' || name === 'draw:page',
      open: (name) => {
        if (name === 'office:presentation') isShow = true;
      },
      unit: (element) => {
        if (element.name === 'draw:page') {
          if (slides.length >= mostSlides)
            throw new FootnoteError('too-many-elements', { limit: mostSlides });
          slides.push(slideOf(element, slides.length + 1, hidden, reading));
          return;
        }
        lists.add(element);
        for (const name of hiddenStyles(element)) hidden.add(name);
      },
    },
    odpXml,
  );
  if (!isShow) throw new FootnoteError('not-format', { format: 'ODP' });
  return { slides, title: parts.title, keywords: parts.keywords };
}

function hiddenStyles(holder: XmlElement): string[] {
  return childrenOf(holder, 'style:style')
    .filter((style) =>
      childrenOf(style).some(({ attributes }) => attributes['presentation:visibility'] === 'hidden'),
    )
    .map(({ attributes }) => attributes['style:name'] ?? '');
}

function slideOf(
  page: XmlElement,
  number: number,
  hidden: ReadonlySet<string>,
  reading: ShapeReading,
): Slide {
  const titles: string[] = [];
  const shapes = readShapes(page, reading, titles);
  const notes = childrenOf(page, 'presentation:notes')
    .flatMap((holder) => descendantsOf(holder, 'draw:frame'))
    .filter(({ attributes }) => !furniture.test(attributes['presentation:class'] ?? ''))
    .flatMap((frame) => childrenOf(frame, 'draw:text-box'))
    .flatMap((box) => textsOf(box, reading.lists).map(({ text }) => text));
  return {
    number,
    hidden: hidden.has(page.attributes['draw:style-name'] ?? ''),
    opensPart: false,
    title: titles.join(' ').replace(/\s+/g, ' ').trim(),
    shapes,
    notes,
  };
}
