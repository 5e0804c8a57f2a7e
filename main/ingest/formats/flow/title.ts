import type { Document } from '../../../contract/document.ts';

/** What programs put into the title of a document that its author did not name. */
const meaningless =
  /^(?:microsoft (?:office )?word\b.*|제목\s?없음.*|무제.*|untitled.*|no ?title|새 (?:문서|파일).*|빈 문서.*|문서 ?\d*|(?:document|doc|text|temp|tmp|title|제목|워드) ?\d*|.*\.(?:docx?|dotx?|hwpx?|rtf|odt|txt|html?|pdf)|powerpoint.*|슬라이드 ?\d*|[\d\s._-]*)$/iu;

/** The document property if an author wrote it, else the first heading, else the file's name. */
export function titleOf(
  property: string | undefined,
  document: Pick<Document, 'blocks' | 'text'>,
  name: string,
) {
  const declared = property?.replace(/\s+/g, ' ').trim() ?? '';
  if (declared !== '' && declared.length <= 300 && !meaningless.test(declared)) return declared;
  const first = document.blocks.find((block) => block.kind === 'heading');
  return first ? document.text.slice(first.start, first.end) : name;
}
