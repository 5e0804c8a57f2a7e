/** Plain text to a document: paragraphs between blank lines, headings only where the file marks them as such. */
import type { Block, Document, Encoding } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { languageOf } from '../language-of.ts';
import { linesOf } from './lines.ts';

/** Characters of the document's text that are those of the file's text, one for one. */
export interface TextPiece {
  readonly start: number;
  readonly length: number;
  /** Offset in `TextReading.source`. */
  readonly from: number;
}

export interface TextReading {
  readonly document: Document;
  /** The file's text, with `\n` as line end. */
  readonly source: string;
  /** In order; empty unless asked for. */
  readonly pieces: readonly TextPiece[];
}

type Kind = { kind: 'paragraph' | 'note' | 'list-item' | 'code'; depth?: number; label?: string };
type Shape = Kind | { kind: 'heading'; level: number };
interface Run {
  readonly text: string;
  readonly at: number;
}

const bullet = /^(\s*)([-*+•·○●■□▶]|\d{1,3}[.)]|[①-⑳]|[가-하][.)]|[a-zA-Z][.)])\s+(?=\S)/;

/**
 * Reads plain text. Throws `no-text`.
 * @param name the file's name, the title where there is no heading
 */
export function readText(raw: string, encoding: Encoding, name: string, forView = false): TextReading {
  const source = raw.replace(/\r\n?/g, '\n').replace(/\0/g, ' ');
  let text = '';
  const blocks: Block[] = [];
  const pieces: TextPiece[] = [];
  let open: Run[] = [];
  let item: { depth: number; label?: string } | null = null;

  const emit = (runs: readonly Run[], shape: Shape): void => {
    const start = text === '' ? 0 : text.length + 1;
    let content = '';
    for (const run of runs) {
      if (shape.kind === 'code') {
        if (forView) pieces.push({ start, length: run.text.length, from: run.at });
        content = run.text;
      } else {
        for (const { 0: word, index } of run.text.matchAll(/\S+/g)) {
          if (content !== '') content += ' ';
          if (forView)
            pieces.push({ start: start + content.length, length: word.length, from: run.at + index });
          content += word;
        }
      }
    }
    if (content.trim() === '') return;
    text += text === '' ? content : `\n${content}`;
    blocks.push({ ...shape, start, end: start + content.length });
  };
  const endParagraph = (): void => {
    const first = open[0]?.text.trimStart() ?? '';
    emit(
      open,
      item ? { kind: 'list-item', ...item } : { kind: first.startsWith('※') ? 'note' : 'paragraph' },
    );
    open = [];
    item = null;
  };

  for (const line of linesOf(source)) {
    const marked = line.kind === 'text' ? bullet.exec(line.text) : null;
    if (line.kind !== 'text' || marked) endParagraph();
    if (line.kind === 'heading') emit([line], { kind: 'heading', level: line.level });
    else if (line.kind === 'code') emit([trimmed(line)], { kind: 'code' });
    else if (line.kind === 'text' && marked) {
      const sign = marked[2]!;
      const depth = Math.min(Math.floor(marked[1]!.replace(/\t/g, '  ').length / 2), 8);
      item = /[\p{L}\p{N}]/u.test(sign) ? { depth, label: sign } : { depth };
      open.push({ text: line.text.slice(marked[0].length), at: line.at + marked[0].length });
    } else if (line.kind === 'text') open.push(line);
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
  return { document, source, pieces };
}

/** Code without the blank lines around it. */
function trimmed({ text, at }: Run): Run {
  const start = /^(?:[^\S\n]*\n)*/.exec(text)![0].length;
  return { text: text.slice(start).trimEnd(), at: at + start };
}
