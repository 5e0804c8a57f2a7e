/** What lies over a worksheet's cells: notes and comments, declared tables, text boxes, pictures' texts. */

import type { Relationships } from '../../opc/index.ts';
import type { ZipPackage } from '../../zip/index.ts';
import { type CellRange, readCell, readRange } from '../cell-range.ts';
import { cellKey, type Sheet } from '../sheet.ts';
import { readPart } from './package.ts';
import { richText } from './strings.ts';

/** Texts kept of one sheet's drawing. */
const mostFloating = 5000;

export function readAnnotations(
  zip: ZipPackage,
  related: Relationships,
): Pick<Sheet, 'notes' | 'tables' | 'floating'> {
  const notes = new Map<number, string>();
  const threads = new Map<number, string>();
  const tables: { range: CellRange; headerRows: number }[] = [];
  const floating: string[] = [];
  for (const { type, target, external } of related.values()) {
    if (external) continue;
    if (type === 'comments') readNotes(zip, target, notes);
    else if (type === 'threadedComment') readThreads(zip, target, threads);
    else if (type === 'table') {
      readPart(zip, target, {
        open: (name, { ref = '', headerRowCount = '1' }) => {
          const range = name === 'table' ? readRange(ref) : null;
          if (range) tables.push({ range, headerRows: Math.min(10, Number(headerRowCount) || 0) });
        },
      });
    } else if (type === 'drawing') readDrawing(zip, target, floating);
  }
  // A thread repeats itself as a note with a preface for old programs.
  for (const [key, text] of threads) notes.set(key, text);
  return { notes, tables, floating };
}

function readNotes(zip: ZipPackage, part: string, notes: Map<number, string>): void {
  const text = richText();
  let at: ReturnType<typeof readCell> = null;
  const authors: string[] = [];
  let author = '';
  let inAuthor = false;
  readPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'comment') {
        at = readCell(attributes.ref ?? '');
        author = authors[Number(attributes.authorId)] ?? '';
        text.begin();
      } else if (name === 'author') {
        inAuthor = true;
        authors.push('');
      } else text.open(name);
    },
    text: (piece) => {
      if (inAuthor) authors[authors.length - 1] += piece;
      else text.add(piece);
    },
    close: (name) => {
      if (name === 'author') inAuthor = false;
      else if (name === 'comment' && at) {
        const said = text.end().trim();
        // Excel begins a note with its author's name on a line of its own.
        const own = author !== '' && said.startsWith(`${author}:`) ? said.slice(author.length + 1) : said;
        if (own.trim() !== '') notes.set(cellKey(at.row, at.column), own.trim());
      } else text.close(name);
    },
  });
}

function readThreads(zip: ZipPackage, part: string, threads: Map<number, string>): void {
  let at: ReturnType<typeof readCell> = null;
  let inText = false;
  let text = '';
  readPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'tc:threadedComment') {
        at = readCell(attributes.ref ?? '');
        text = '';
      }
      inText = name === 'tc:text';
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      inText = false;
      if (name !== 'tc:threadedComment' || !at || text.trim() === '') return;
      const key = cellKey(at.row, at.column);
      const before = threads.get(key);
      threads.set(key, before === undefined ? text.trim() : `${before}\n${text.trim()}`);
    },
  });
}

/** Paragraphs of text boxes and shapes, and what pictures are said to show. */
function readDrawing(zip: ZipPackage, part: string, floating: string[]): void {
  let inText = false;
  let picture = '';
  let paragraph = '';
  const keep = (text: string) => {
    if (text.trim() !== '' && floating.length < mostFloating) floating.push(text.trim());
  };
  readPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'a:p') paragraph = '';
      else if (name === 'xdr:pic') picture = 'pic';
      else if (name === 'xdr:cNvPr' && picture !== '') keep(attributes.descr ?? '');
      else if (name === 'a:br') paragraph += ' ';
      inText = name === 'a:t';
    },
    text: (piece) => {
      if (inText) paragraph += piece;
    },
    close: (name) => {
      inText = false;
      if (name === 'a:p') keep(paragraph);
      else if (name === 'xdr:pic') picture = '';
    },
  });
}
