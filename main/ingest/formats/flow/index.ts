/** From a word processor's blocks to a `Document`: what DOCX, ODT, DOC and RTF have in common. */
import type { Document, DocumentFormat, Encoding } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument } from '../document-builder.ts';
import type { FlowBlock } from './flow.ts';
import { titleOf } from './title.ts';
import { writeFlow } from './write.ts';

export { fieldTarget, isPageField, isSafeTarget } from './fields.ts';
export * from './flow.ts';
export { type ListLevel, type ListNumber, ListNumbers, type NumberedList } from './list-numbers.ts';
export { marginNotes } from './margin-notes.ts';
export { isContentsStyle, levelOfStyle, roleOfStyle } from './style-names.ts';
export { type CellDefinition, type RowDefinition, TableLevels } from './table-levels.ts';
export { FlowCount, FlowTableRows, type PlacedCell } from './table-rows.ts';

export interface FlowFacts {
  readonly format: DocumentFormat;
  /** The file's name without extension. */
  readonly name: string;
  /** The title among the document's properties. */
  readonly title?: string | undefined;
  readonly keywords?: string | undefined;
  readonly encoding?: Encoding;
}

/**
 * Makes the document. Headings are found by size where the file names none.
 * @throws FootnoteError `no-text`
 */
export function documentOf(
  blocks: readonly FlowBlock[],
  { format, name, title, keywords, encoding }: FlowFacts,
): Document {
  const builder = buildDocument();
  writeFlow(blocks, builder);
  const document = builder.finish({
    format,
    title: name,
    keywords: (keywords ?? '').split(/[,;、]/).flatMap((keyword) => keyword.trim() || []),
    ...(encoding ? { encoding } : {}),
  });
  if (document.text.trim() === '') throw new FootnoteError('no-text');
  return { ...document, title: titleOf(title, document, name) };
}
