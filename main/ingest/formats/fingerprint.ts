import type { Block, Document } from '../../contract/document.ts';

/** Dates, times of day and the years of a copyright line: what differs in a line that a site puts on every page. */
const dates =
  /\d{2,4}\s?(?:[-./]|년)\s?\d{1,2}(?:\s?(?:[-./]|월)\s?\d{1,2}(?:일|\.)?|월)?|\d{1,2}월 ?\d{1,2}일|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}/g;
const years = /((?:©|\(c\)|copyright)\D{0,12})\d{4}(?:\s?[-–~]\s?\d{4})?/gi;

/**
 * The same string for blocks that a site repeats on its pages (footer lines, copyright, "last changed on …"), so
 * that ingest can count them over documents. Dates count as equal in short lines; other figures never do: a line that
 * differs from page to page in its price is what the pages are about.
 */
export function blockFingerprint(document: Document, block: Block): string {
  const text = document.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim();
  const short = text.length <= 120 && block.kind !== 'table';
  const shape = short ? text.replace(years, '$10').replace(dates, '0') : text;
  return `${block.kind === 'table' ? 't' : 'b'}${text.length > 120 ? text.length : ''}:${shape.slice(0, 200)}`;
}
