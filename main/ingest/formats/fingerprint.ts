import type { Block, Document } from '../../contract/document.ts';

/**
 * The same string for blocks that a site repeats on its pages (footer lines, copyright, "last changed on …"), so
 * that ingest can count them over documents. Digits count as equal in short lines only: dates differ from page to
 * page, but two price lists that differ in their figures are not boilerplate.
 */
export function blockFingerprint(document: Document, block: Block): string {
  const text = document.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim();
  const shape = text.length <= 80 && block.kind !== 'table' ? text.replace(/\d+/g, '0') : text;
  return `${block.kind === 'table' ? 't' : 'b'}${text.length > 80 ? text.length : ''}:${shape.slice(0, 200)}`;
}
