/** Lines in reading order to paragraphs, list items, remarks and candidates for headings. */
import { isRemark, type Labelled, labelOf } from './list-labels.ts';
import type { Line, PageItem, PageTable, Told } from './page.ts';

export type Part =
  | { readonly kind: 'lines'; readonly lines: readonly Line[]; readonly told?: Told }
  | { readonly kind: 'table'; readonly table: PageTable };

export interface Measures {
  /** The size of most of the text. */
  readonly bodySize: number;
  /** From one baseline to the next inside a paragraph, in sizes. */
  readonly leading: number;
}

/** Groups the lines of paragraphs; a paragraph may go on over columns and pages. */
export function partsOf(items: readonly PageItem[], measures: Measures): Part[] {
  const parts: Part[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) parts.push({ kind: 'lines', lines: open });
    open = [];
  };
  for (const item of items) {
    if (item.kind === 'line') {
      const above = open[open.length - 1];
      if (above && beginsAnew(above, item.line, open, measures)) close();
      open.push(item.line);
      continue;
    }
    close();
    if (item.kind === 'table') parts.push({ kind: 'table', table: item.table });
    else {
      const last = parts[parts.length - 1];
      if (last?.kind === 'lines' && last.told && goesOn(last.told, last.lines, item.told, item.lines))
        parts[parts.length - 1] = { ...last, lines: [...last.lines, ...item.lines] };
      else parts.push({ kind: 'lines', lines: item.lines, told: item.told });
    }
  }
  close();
  return parts;
}

const sentenceEnd = /[.?!。)\]」』”"':;]$|[다요음함임됨]$/;

/** A tagged paragraph that the page's end cut in two is told twice, once on each page. */
function goesOn(told: Told, lines: readonly Line[], next: Told, nextLines: readonly Line[]): boolean {
  const [last, first] = [lines[lines.length - 1], nextLines[0]];
  if (!last || !first || last.page + 1 !== first.page || told.kind !== next.kind) return false;
  if (next.label !== undefined || (told.kind !== 'paragraph' && told.kind !== 'list-item')) return false;
  return Math.abs(last.size - first.size) < 0.6 && !sentenceEnd.test(last.text) && isFull(last, first);
}

function beginsAnew(
  above: Line,
  line: Line,
  open: readonly Line[],
  { bodySize, leading }: Measures,
): boolean {
  const size = Math.max(above.size, line.size);
  if (Math.abs(above.size - line.size) > size * 0.08) return true;
  const full = isFull(above, line);
  const label = labelOf(line.text);
  if (label && !(full && isBrokenWord(above.text, label, open[0]))) return true;
  if (isRemark(line.text)) return true;
  if (above.bold !== line.bold && !full) return true;
  const sameFlow = above.page === line.page && line.y1 > above.y1;
  if (!sameFlow) {
    if (sentenceEnd.test(above.text) || size > bodySize * 1.1) return true;
    // The last column may be narrow; a small letter goes on with a sentence all the same.
    return !full && !/^[a-z]/.test(line.text);
  }
  if (line.y1 - above.y1 > size * leading * 1.3) return true;
  if (!full) return true;
  const indent = line.x0 - above.x0;
  const item = open[0] ? labelOf(open[0].text) : null;
  // A first line set in begins a paragraph; below a label the text hangs.
  return indent > size * 0.8 && !(item && open.length === 1) && sentenceEnd.test(above.text);
}

const syllables = '가나다라마바사아자차카타파하';

/** "…합니|다. 그렇지": a syllable of a broken word is no label, unless it is the one that comes next. */
function isBrokenWord(above: string, { label = '', style }: Labelled, first: Line | undefined): boolean {
  if (!style.startsWith('가') || !/[가-힣]$/.test(above) || label.startsWith('가')) return false;
  const before = first && labelOf(first.text);
  return (
    before?.style !== style || syllables.indexOf(label[0]!) !== syllables.indexOf(before.label?.[0] ?? '') + 1
  );
}

/** True where the next line's first word would not have fitted in this line: the break is the page's, not the writer's. */
function isFull(above: Line, line: Line): boolean {
  const [left, right] = above.column;
  const room = right - above.x1;
  const centred = Math.abs(above.x0 - left - room) < above.size && room > above.size;
  const perCharacter = (line.x1 - line.x0) / Math.max(1, line.text.length);
  const word = line.text.split(' ', 1)[0]!.length * perCharacter;
  return (centred ? room * 2 : room) < word + above.size * 0.6;
}
