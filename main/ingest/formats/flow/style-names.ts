/** What the names of paragraph styles say, as Word, Hangul and LibreOffice give them (in lower case). */
import type { FlowParagraph } from './flow.ts';

/** The level from 1 of a heading style; the document's title is one too. */
export function levelOfStyle(name: string): number | undefined {
  const found = /^(?:heading|제목|개요)\s?([1-9])(?!\d)/u.exec(name);
  if (found) return Number(found[1]);
  return name === 'title' || name === '제목' || name === '문서 제목' ? 1 : undefined;
}

export function roleOfStyle(name: string): FlowParagraph['role'] {
  if (/^(?:caption|캡션|illustration$|table$|figure$|drawing$)/u.test(name)) return 'caption';
  if (/^(?:html preformatted|preformatted text|macro text|.*\bcode\b|코드)/u.test(name)) return 'code';
  return undefined;
}

/** Tables of contents and indexes repeat the headings. */
export function isContentsStyle(name: string): boolean {
  return /^(?:toc \d|toc heading|table of figures|index \d|목차 \d|contents \d)/u.test(name);
}
