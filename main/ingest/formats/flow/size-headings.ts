import type { FlowBlock, FlowParagraph } from './flow.ts';

const longest = 60;
const sentence = /[.!?。…,:;]$|다$|요$/u;

/**
 * Headings of a document whose author used no heading style: short lines in larger or bolder type than the text.
 * Where the file has a single heading of its own, its author is believed and nothing is changed.
 * @returns the level of each paragraph that is a heading: one level for each size above the text's, bold last
 */
export function sizeHeadings(blocks: readonly FlowBlock[]): Map<FlowParagraph, number> {
  const found = new Map<FlowParagraph, number>();
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  if (paragraphs.some(({ level }) => level !== undefined)) return found;
  const body = bodyType(paragraphs);
  const strong = (paragraph: FlowParagraph) =>
    (paragraph.size ?? body.size) >= body.size + 1 || (paragraph.bold === true && !body.bold);
  blocks.forEach((block, i) => {
    if (block.kind !== 'paragraph' || !strong(block) || !isTitleLine(block)) return;
    // A heading stands above something that is not set as strongly.
    const next = nextFilled(blocks, i);
    if (next && (next.kind === 'table' || !strong(next) || largerThan(block, next, body.size)))
      found.set(block, 1);
  });
  const sizes = [...new Set([...found.keys()].map(({ size }) => Math.max(size ?? 0, body.size)))].sort(
    (a, b) => b - a,
  );
  for (const paragraph of found.keys())
    found.set(paragraph, Math.min(6, sizes.indexOf(Math.max(paragraph.size ?? 0, body.size)) + 1));
  return found;
}

function nextFilled(blocks: readonly FlowBlock[], from: number): FlowBlock | undefined {
  for (let i = from + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind === 'table' || block.text.trim() !== '') return block;
  }
  return undefined;
}

function isTitleLine({ text, role, notes }: FlowParagraph): boolean {
  const line = text.trim();
  if (role !== undefined && role !== 'list-item') return false;
  if (line.length < 2 || line.length > longest || line.includes('\n')) return false;
  return !sentence.test(line) && !/^[※*]/.test(line) && /\p{L}/u.test(line) && notes === undefined;
}

function largerThan(upper: FlowParagraph, lower: FlowParagraph, body: number): boolean {
  return (upper.size ?? body) > (lower.size ?? body);
}

/** Size and weight in which most characters are set. */
function bodyType(paragraphs: readonly FlowParagraph[]): { size: number; bold: boolean } {
  const bySize = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const { text, size, bold: isBold } of paragraphs) {
    bySize.set(size ?? 10, (bySize.get(size ?? 10) ?? 0) + text.length);
    all += text.length;
    if (isBold) bold += text.length;
  }
  const [most] = [...bySize].sort((a, b) => b[1] - a[1]);
  return { size: most?.[0] ?? 10, bold: bold > all / 2 };
}
