/** Plain text to a document: paragraphs between blank lines, headings only where the file marks them as such. */
import type { Block, Document, Encoding, TextBlock } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { languageOf } from '../language-of.ts';
import { linesOf } from './lines.ts';

export interface TextReading {
  readonly document: Document;
  /** Offsets of each block's lines in the file's own text, for the view. */
  readonly source: string;
}

const bullet = /^(\s*)([-*+•·※○●■□▶]|\d{1,3}[.)]|[①-⑳]|[가-하][.)]|[a-zA-Z][.)])\s+(?=\S)/;

/**
 * Reads plain text. Throws `no-text`.
 * @param name the file's name, the title where there is no heading
 */
export function readText(source: string, encoding: Encoding, name: string): TextReading {
  let text = '';
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let item: { label?: string; depth: number } | null = null;

  const emit = (content: string, make: (span: { start: number; end: number }) => Block): void => {
    if (content.trim() === '') return;
    const start = text === '' ? 0 : text.length + 1;
    text += `${text === '' ? '' : '\n'}${content}`;
    blocks.push(make({ start, end: start + content.length }));
  };
  const endParagraph = (): void => {
    const content = paragraph.join(' ').replace(/\s+/g, ' ').trim();
    const open = item;
    paragraph = [];
    item = null;
    const kind: TextBlock['kind'] = open ? 'list-item' : content.startsWith('※') ? 'note' : 'paragraph';
    emit(content, (span) => ({ ...span, kind, ...(open ?? {}) }));
  };

  for (const line of linesOf(source)) {
    if (line.kind === 'blank') endParagraph();
    else if (line.kind === 'heading') {
      endParagraph();
      emit(line.text, (span) => ({ ...span, kind: 'heading', level: line.level }));
    } else if (line.kind === 'code') {
      endParagraph();
      emit(line.text, (span) => ({ ...span, kind: 'code' }));
    } else {
      const marked = bullet.exec(line.text);
      if (marked) {
        endParagraph();
        const sign = marked[2]!;
        const depth = Math.min(Math.floor(marked[1]!.replace(/\t/g, '  ').length / 2), 8);
        item = /[\p{L}\p{N}]/u.test(sign) ? { depth, label: sign } : { depth };
        paragraph.push(line.text.slice(marked[0].length));
      } else paragraph.push(line.text);
    }
  }
  endParagraph();
  if (blocks.length === 0) throw new FootnoteError('no-text');
  const first = blocks.find((block) => block.kind === 'heading');
  const document: Document = {
    format: 'text',
    encoding,
    language: languageOf(text),
    title: first ? text.slice(first.start, first.end) : name,
    text,
    blocks,
    links: [],
    keywords: [],
  };
  return { document, source };
}
