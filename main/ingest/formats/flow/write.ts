import type { DocumentBuilder, RowInput } from '../document-builder.ts';
import { endsLine } from '../html/line-break.ts';
import type { FlowBlock, FlowNote, FlowParagraph, FlowTable } from './flow.ts';
import { sizeHeadings } from './size-headings.ts';
import { typedItem } from './typed-labels.ts';

/** Writes the blocks of a document; notes stand right after the paragraph, or under the table, that refers to them. */
export function writeFlow(blocks: readonly FlowBlock[], builder: DocumentBuilder): void {
  const unboxed = blocks.map(withoutBox);
  writeBlocks(unboxed, builder, sizeHeadings(unboxed), null);
}

/**
 * @param cellNotes where the notes of cells are kept until the table's end; `null` outside of tables
 */
function writeBlocks(
  blocks: readonly FlowBlock[],
  builder: DocumentBuilder,
  headings: ReadonlyMap<FlowParagraph, number>,
  cellNotes: FlowNote[] | null,
): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind === 'table') {
      writeTable(block, builder, cellNotes);
    } else if (block.role === 'code') {
      const lines = [block.text];
      for (
        let next = blocks[i + 1];
        next?.kind === 'paragraph' && next.role === 'code';
        next = blocks[i + 1]
      ) {
        lines.push(next.text);
        i++;
      }
      builder.code(lines.join('\n'), placeOf(block));
    } else {
      writeParagraph(block, builder, block.level ?? headings.get(block), cellNotes);
    }
  }
}

function writeParagraph(
  paragraph: FlowParagraph,
  builder: DocumentBuilder,
  level: number | undefined,
  cellNotes: FlowNote[] | null,
): void {
  const { text, label = '', anchor, links = [], notes = [] } = paragraph;
  if (anchor !== undefined) builder.anchor(anchor);
  const place = placeOf(paragraph);
  if (level !== undefined) builder.heading(level, `${label} ${text}`, place);
  else for (const line of linesOf(text)) writeLine(line, paragraph, builder, place);
  // A link that shows nothing is a bookmark's remains; a picture's link has no text either, but a target to keep.
  if (text.trim() !== '' || links.length > 0) for (const link of links) builder.link(link.href, link.text);
  if (cellNotes) cellNotes.push(...notes);
  else for (const note of notes) builder.text('note', note.text, place ? { place } : {});
}

function writeLine(
  line: string,
  { role, depth, label }: FlowParagraph,
  builder: DocumentBuilder,
  place: ReturnType<typeof placeOf>,
): void {
  const where = place ? { place } : {};
  if (role === 'list-item') {
    // A label with words of its own (제3조, Step 2) is text that people search for.
    const worded = label !== undefined && /[\p{L}]{2,}|제\s?\d|[\p{L}]\s?\d/u.test(label);
    const item = { depth: depth ?? 0, ...(label === undefined || worded ? {} : { label }), ...where };
    builder.text('list-item', worded ? `${label} ${line}` : line, item);
    return;
  }
  if (role !== undefined) {
    builder.text(role, line, where);
    return;
  }
  const item = typedItem(line.trimStart());
  if (item) {
    const { label: typed, text } = item;
    builder.text('list-item', text, { depth: 0, ...(typed === undefined ? {} : { label: typed }), ...where });
  } else builder.text(/^\s*※/.test(line) ? 'note' : 'paragraph', line, where);
}

/** Lines that an author broke by hand and that stand alone; a break inside a sentence only wraps it. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text[at + 1] !== '\n' && text[at - 1] !== '\n' && !endsLine(text, from, at)) continue;
    lines.push(text.slice(from, at));
    from = at + 1;
  }
  lines.push(text.slice(from));
  return lines;
}

function writeTable(table: FlowTable, builder: DocumentBuilder, outerNotes: FlowNote[] | null): void {
  const notes: FlowNote[] = outerNotes ?? [];
  const none = new Map<FlowParagraph, number>();
  const rows = table.rows.map(
    ({ head, cells }): RowInput => ({
      ...(head ? { group: 'head' as const } : {}),
      cells: cells.map(({ blocks, rowspan, colspan }) => ({
        content: (cell: DocumentBuilder) => writeBlocks(blocks.map(marked), cell, none, notes),
        rowspan: rowspan ?? 1,
        colspan: colspan ?? 1,
        ...(head ? { header: true } : {}),
      })),
    }),
  );
  builder.table(rows, table.caption === undefined ? {} : { caption: table.caption });
  if (outerNotes) return;
  for (const { number, text } of notes) builder.text('note', `${markOf(number)} ${text}`);
}

/** A note of a table is explained under it, so its mark stays in the cell. */
function marked(block: FlowBlock): FlowBlock {
  if (block.kind === 'table' || !block.notes) return block;
  return { ...block, text: block.text + block.notes.map(({ number }) => markOf(number)).join('') };
}

function markOf(number: number): string {
  return number < 10 ? '⁰¹²³⁴⁵⁶⁷⁸⁹'[number]! : `주${number})`;
}

/** A single cell with a single line is a title in a box, as Korean reports have them. */
function withoutBox(block: FlowBlock): FlowBlock {
  if (block.kind !== 'table' || block.rows.length !== 1 || block.caption !== undefined) return block;
  const [cell, ...others] = block.rows[0]!.cells;
  const texts = cell?.blocks.filter((inner) => inner.kind === 'table' || inner.text.trim() !== '') ?? [];
  const [only] = texts;
  if (others.length > 0 || texts.length !== 1 || only?.kind !== 'paragraph') return block;
  return only.text.length > 60 ? block : only;
}

function placeOf({ page }: FlowParagraph) {
  return page === undefined ? undefined : { page: { number: page } };
}
