/**
 * DOC of Word 97 to 2003, by [MS-DOC]: text by its piece table, headings by Word's own style numbers, list numbers
 * counted, tables by their rows' definitions.
 */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { documentOf, type FlowBlock, FlowCount, type FlowNote, marginNotes } from '../flow/index.ts';
import { type DocFile, openDoc, tablePart } from './file.ts';
import { Formatting } from './formatting.ts';
import { readLists } from './lists.ts';
import { pieceText, readPieces } from './pieces.ts';
import { bookmarks, boxRanges, fontNames, noteRanges, type TextRange } from './references.ts';
import { type DocContext, readStory } from './story.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a DOC (also DOT).
 * @param name the file's name without extension: the title as a last resort
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `too-many-elements`, `no-text`; `unreadable-yet` for
 *   Word 95 and older
 */
export async function readDoc(bytes: Uint8Array, name: string): Promise<Document> {
  const file = openDoc(bytes);
  try {
    const blocks = readBlocks(file);
    const encoding = { name: 'utf-16le', certainty: 'declared' } as const;
    return documentOf(blocks, { format: 'doc', name, title: file.title, encoding });
  } catch (error) {
    // Every offset of the file is trusted only so far: what lies outside of it means damage.
    if (error instanceof RangeError) throw new FootnoteError('damaged', { format: 'DOC' }, error);
    throw error;
  }
}

function readBlocks(file: DocFile): FlowBlock[] {
  const { body, footnotes, headers, macros, comments, endnotes, boxes } = file.lengths;
  const pieces = readPieces(file);
  const plain = ({ start, end }: TextRange) =>
    pieces
      .filter((piece) => piece.start < end && piece.end > start)
      .map((piece) => pieceText(file.main, piece, Math.max(start, piece.start), Math.min(end, piece.end)))
      .join('');

  const endnotesAt = body + footnotes + headers + macros + comments;
  const notes = new Map([
    ...noteRanges(file, tablePart.footnoteReferences, tablePart.footnoteTexts, body),
    ...noteRanges(file, tablePart.endnoteReferences, tablePart.endnoteTexts, endnotesAt),
  ]);
  const boxRange = boxRanges(file, endnotesAt + endnotes);
  let noteCount = 0;
  let inBox = false;
  const context: DocContext = {
    file,
    pieces,
    paragraphs: Formatting.paragraphs(file),
    runs: Formatting.runs(file),
    styles: readStyles(file),
    lists: readLists(file),
    fonts: fontNames(file),
    bookmarks: bookmarks(file),
    count: new FlowCount(),
    note: (position): FlowNote | null => {
      const range = notes.get(position);
      const text = range ? withoutMarks(plain(range)) : '';
      return text === '' ? null : { number: ++noteCount, text };
    },
    box: (position) => {
      const range = boxRange.get(position);
      if (!range || inBox || range.end > endnotesAt + endnotes + boxes) return [];
      inBox = true;
      const blocks = readStory(context, range);
      inBox = false;
      return blocks;
    },
  };
  const headersAt = body + footnotes;
  const margins = plain({ start: headersAt, end: headersAt + headers })
    .split('\r')
    .map(withoutMarks);
  return [...marginNotes(margins), ...readStory(context, { start: 0, end: body })];
}

/** Text without the codes of fields and without marks; results of fields stay. */
function withoutMarks(text: string): string {
  return text
    .replace(/\u0013[^\u0013-\u0015]*\u0014?|\u0015/g, '')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
