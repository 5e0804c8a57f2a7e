/**
 * Passages are found, sections are read: what stands around a passage says what it is about. The whole section where
 * it fits; else the passage with the rest of its step list; rows with their table's caption.
 */
import type { Attachment, Unit } from '../contract/index.ts';
import type { Library, StoredPassage, StoredSection } from '../library/index.ts';
import { attachmentsOf } from './attachments.ts';
import type { Retrieval } from './retrieval.ts';

export interface ReadSection {
  readonly documentId: number;
  readonly title: string;
  /** The heading path of the section in which it begins, joined by ` › `; empty before the first heading. */
  readonly heading: string;
  /** The units' texts as they are indexed (rows are prose), a line each; a table's caption before its first row. */
  readonly text: string;
  /** In document order, at least one; each with what stands in the file and where. */
  readonly units: readonly Unit[];
  /** Its best passage's and its page's scores, both about 1 for the best. */
  readonly score: number;
  /** The files that its page links to. */
  readonly attachments: readonly Attachment[];
}

export interface SectionLimits {
  /** Of all texts together. */
  readonly characters: number;
  readonly sections?: number;
  /** Pages looked at. */
  readonly documents?: number;
}

interface Page {
  readonly title: string;
  readonly passages: readonly StoredPassage[];
  readonly sections: readonly StoredSection[];
  readonly units: readonly Unit[];
  readonly captions: ReadonlyMap<number, string>;
  readonly attachments: readonly Attachment[];
}

/** As many as fit, best first; no unit stands in two of them. The best passage is there even if it must be cut. */
export function sectionsFor(library: Library, retrieval: Retrieval, limits: SectionLimits): ReadSection[] {
  const most = limits.sections ?? 8;
  const documents = retrieval.documents.slice(0, limits.documents ?? 8);
  const best = documents[0]?.score || 1;
  const wanted = documents
    .flatMap(({ documentId, score, passages }) =>
      passages.map((passage) => ({ documentId, id: passage.passageId, score: passage.score + score / best })),
    )
    .sort((a, b) => b.score - a.score || a.id - b.id);
  const pages = new Map<number, Page | undefined>();
  const read = new Set<Unit>();
  const found: ReadSection[] = [];
  let left = limits.characters;
  for (const [i, { documentId, id, score }] of wanted.entries()) {
    if (found.length >= most || left < 1) break;
    if (!pages.has(documentId)) pages.set(documentId, openPage(library, documentId));
    const page = pages.get(documentId);
    const own = page?.passages.find((passage) => passage.id === id)?.units.filter((unit) => !read.has(unit));
    if (!page || !own?.length) continue;
    // A share for each that is still to come, so that the first one's section does not crowd out the second best.
    const share = left / Math.max(1, Math.min(most - found.length, wanted.length - i));
    const whole = unread(page, read, (unit) => own.some(({ section }) => section === unit.section));
    const listed = unread(page, read, (unit) => own.includes(unit) || continues(page.units, own, unit));
    const fits = (units: readonly Unit[], size: number) => textOf(page, units).length <= size;
    let units = fits(whole, share) ? whole : fits(listed, share) ? listed : own;
    if (!fits(units, left)) {
      if (found.length > 0) continue;
      units = cut(own, left, (some) => textOf(page, some).length);
      if (units.length === 0) continue;
    }
    const text = textOf(page, units);
    left -= text.length;
    for (const unit of units) read.add(unit);
    const heading = page.sections[units[0]!.section]?.path.join(' › ') ?? '';
    found.push({ documentId, title: page.title, heading, text, units, score, attachments: page.attachments });
  }
  return found;
}

function openPage(library: Library, documentId: number): Page | undefined {
  const document = library.document(documentId);
  if (!document) return undefined;
  const passages = library.passagesOf(documentId);
  const units = passages.flatMap((passage) => passage.units);
  const captions = new Map<number, string>();
  if (units.some(({ record }) => record)) {
    for (const { table, caption } of library.records(documentId)) if (caption) captions.set(table, caption);
  }
  const attachments = attachmentsOf(library, documentId);
  return {
    title: document.title,
    sections: library.sections(documentId),
    passages,
    units,
    captions,
    attachments,
  };
}

const unread = (page: Page, read: ReadonlySet<Unit>, test: (unit: Unit) => boolean): Unit[] =>
  page.units.filter((unit) => !read.has(unit) && test(unit));

/** The steps right before the first and right after the last unit, where those are steps of the same section. */
function continues(units: readonly Unit[], own: readonly Unit[], unit: Unit): boolean {
  const at = units.indexOf(unit);
  const from = units.indexOf(own[0]!);
  const to = units.indexOf(own.at(-1)!);
  const between = at < from ? units.slice(at, from + 1) : units.slice(to, at + 1);
  return between.every(({ kind, section }) => kind === 'step' && section === unit.section);
}

function textOf(page: Page, units: readonly Unit[]): string {
  const captioned = new Set<number>();
  const lines = units.flatMap((unit) => {
    const table = unit.record?.table;
    const caption = table === undefined ? undefined : page.captions.get(table);
    if (table === undefined || caption === undefined || captioned.has(table)) return [unit.text];
    captioned.add(table);
    return units.some(({ source }) => source.includes(caption)) ? [unit.text] : [caption, unit.text];
  });
  return lines.join('\n');
}

/** The longest beginning that fits. */
function cut(units: readonly Unit[], size: number, length: (units: readonly Unit[]) => number): Unit[] {
  let count = units.length;
  while (count > 0 && length(units.slice(0, count)) > size) count--;
  return units.slice(0, count);
}
