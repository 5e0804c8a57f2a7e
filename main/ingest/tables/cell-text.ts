/** What a cell says, as one line. */
import type { Block, RawCell, RawTable, TextBlock } from '../../contract/document.ts';

/** Signs that mark a list item at the start of a line: they carry no meaning of their own. */
const bullet = /^[•·▪◦‣■□▶►▷◆◇○●※-]\s+(?=\S)/u;

/** White space collapsed to single blanks. */
export const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The tables that stand directly in a cell (their own nested ones are theirs). */
export function nestedTables(cell: RawCell): readonly RawTable[] {
  return cell.blocks.filter((block) => block.kind === 'table').map((block) => block.table);
}

/**
 * The cell's text on one line. Items of a list are joined by commas, without their bullets; other lines by a blank.
 * A nested table is said by `sayNested`.
 */
export function cellText(cell: RawCell, text: string, sayNested: (table: RawTable) => string): string {
  const raw = text.slice(cell.start, cell.end);
  const flat = collapse(raw);
  const blocks = cell.blocks;
  const isPlain = blocks.every((block) => block.kind === 'paragraph' || block.kind === 'heading');
  const own = isPlain && !raw.includes('\n') ? flat : joinBlocks(blocks, cell, text, sayNested);
  return own === '' ? flat : own;
}

function joinBlocks(
  blocks: readonly Block[],
  cell: RawCell,
  text: string,
  sayNested: (table: RawTable) => string,
): string {
  const parts: { text: string; item: boolean }[] = [];
  const addLines = (start: number, end: number, block?: TextBlock) => {
    for (const line of text.slice(start, end).split(/[\n\t]/)) {
      const clean = collapse(line);
      const item = block?.kind === 'list-item' || bullet.test(clean);
      const bare = clean.replace(bullet, '');
      if (bare !== '') parts.push({ text: bare, item });
    }
  };
  let position = cell.start;
  for (const block of blocks) {
    if (block.start > position) addLines(position, block.start);
    if (block.kind === 'table') parts.push({ text: sayNested(block.table), item: false });
    else if (block.kind === 'heading') addLines(block.start, block.end);
    else addLines(block.start, block.end, block);
    position = Math.max(position, block.end);
  }
  if (position < cell.end) addLines(position, cell.end);
  let joined = '';
  for (const [at, part] of parts.entries()) {
    const previous = parts[at - 1];
    // A comma only where it separates items that are not sentences.
    const comma = previous?.item && part.item && !/[.!?,;:]$/u.test(previous.text);
    joined += (previous ? (comma ? ', ' : ' ') : '') + part.text;
  }
  return joined.trim();
}
