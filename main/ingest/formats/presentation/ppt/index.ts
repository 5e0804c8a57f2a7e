/** PPT (PowerPoint 97–2003) to slides. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { FlowCount } from '../../flow/index.ts';
import type { Slide } from '../slide.ts';
import { openPpt, type PptObjects } from './persist.ts';
import { firstIn, inside, type PptRecord, records } from './records.ts';
import { shapesOf } from './shapes.ts';
import { type PptText, textsIn } from './text.ts';

export interface PptReading {
  readonly slides: readonly Slide[];
  readonly title: string;
}

const mostSlides = 5_000;
const hiddenFlag = 1 << 2;

/** @throws FootnoteError `not-format`, `encrypted`, `damaged`, `too-deep`, `too-many-elements` */
export function readPptSlides(bytes: Uint8Array): PptReading {
  const ppt = openPpt(bytes);
  const count = new FlowCount();
  const listed = listedIn(ppt.document, 0);
  if (listed.length > mostSlides) throw new FootnoteError('too-many-elements', { limit: mostSlides });
  const notes = notesBySlide(ppt);
  const slides = listed.flatMap(({ object, slide: id, texts }, index): Slide[] => {
    const slide = ppt.object(object);
    if (slide?.type !== records.slide) return [];
    const titles: string[] = [];
    const drawing = firstIn(slide, records.drawing);
    const shapes = shapesOf(drawing, { outline: texts, count, titles });
    const info = firstIn(slide, records.slideShowInfo)?.data;
    return [
      {
        number: index + 1,
        hidden: info !== undefined && info.length >= 12 && (info.readUInt16LE(10) & hiddenFlag) !== 0,
        opensPart: false,
        title: titles.join(' ').replace(/\s+/g, ' ').trim(),
        shapes,
        notes: notes.get(id) ?? [],
      },
    ];
  });
  return { slides, title: ppt.title };
}

interface Listed {
  /** Persist id of the slide, and its own id. */
  readonly object: number;
  readonly slide: number;
  readonly texts: readonly PptText[];
}

/** The slides (list 0) or notes pages (list 2), with the texts that the outline keeps of them. */
function listedIn(document: PptRecord, list: number): Listed[] {
  const found: { object: number; slide: number; row: PptRecord[] }[] = [];
  for (const container of inside(document)) {
    if (container.type !== records.slideList || container.instance !== list) continue;
    for (const record of inside(container)) {
      if (record.type === records.slidePersistAtom && record.data.length >= 16)
        found.push({ object: record.data.readUInt32LE(0), slide: record.data.readUInt32LE(12), row: [] });
      else found[found.length - 1]?.row.push(record);
    }
  }
  return found.map(({ object, slide, row }) => ({ object, slide, texts: textsIn(row) }));
}

function notesBySlide(ppt: PptObjects): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { object } of listedIn(ppt.document, 2)) {
    const page = ppt.object(object);
    const owner = firstIn(page, records.notesAtom)?.data;
    if (page?.type !== records.notes || !owner || owner.length < 4) continue;
    const titles: string[] = [];
    const drawing = firstIn(page, records.drawing);
    const shapes = shapesOf(drawing, { outline: [], count: new FlowCount(), titles });
    const lines = shapes.flatMap(({ blocks }) => blocks.map((block) => ('text' in block ? block.text : '')));
    found.set(
      owner.readUInt32LE(0),
      lines.filter((line) => line.trim() !== ''),
    );
  }
  return found;
}
