/** One worksheet, by events: the memory it takes is that of the cells that show something. */
import type { ZipPackage } from '../../zip/index.ts';
import { type CellRange, readCell, readRange } from '../cell-range.ts';
import { type CellCount, spreadsheetLimits } from '../limits.ts';
import { addCell, type CellKind, cellKey, rowAt, type Sheet, type SheetRow } from '../sheet.ts';
import { isTrue, readPart, relationsOf } from './package.ts';
import { richText, unescaped } from './strings.ts';
import type { FormatOf } from './styles.ts';

export interface WorksheetContext {
  readonly strings: readonly string[];
  readonly formatOf: FormatOf;
  readonly count: CellCount;
}

export type Worksheet = Pick<Sheet, 'rows' | 'merges' | 'hiddenRows' | 'uncomputed'> & {
  readonly links: Map<number, string>;
  readonly headers: CellRange[];
  readonly hiddenColumns: (column: number) => boolean;
};

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: string | undefined;
  value: string;
  formula: string;
  hasFormula: boolean;
}

/** A link over more cells than this marks an area, not a text. */
const linkedCells = 1000;

/** @throws FootnoteError `damaged`, `too-many-cells`, and as the zip and the XML reader */
export function readWorksheet(zip: ZipPackage, part: string, context: WorksheetContext): Worksheet {
  const rows: SheetRow[] = [];
  const merges: CellRange[] = [];
  const links = new Map<number, string>();
  const headers: CellRange[] = [];
  const hiddenRanges: { from: number; to: number }[] = [];
  const hidden = new Set<number>();
  const inline = richText();
  let related: ReturnType<typeof relationsOf> | undefined;
  let uncomputed = 0;
  let row = -1;
  let column = -1;
  let isHidden = false;
  let cell: OpenCell | undefined;
  let collecting: 'value' | 'formula' | 'inline' | undefined;

  const finish = (open: OpenCell): void => {
    const shown = shownCell(open, inline.end, context);
    const link = /^\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")+)"/i.exec(open.formula);
    if (link?.[1]) links.set(cellKey(open.row, open.column), link[1].replaceAll('""', '"'));
    if (shown.text.trim() === '') {
      if (open.hasFormula && open.value === '' && open.type !== 'str') uncomputed++;
      return;
    }
    context.count.add();
    if (isHidden) hidden.add(open.row);
    addCell(rowAt(rows, open.row).cells, { column: open.column, ...shown });
  };

  readPart(zip, part, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
          column = -1;
          isHidden = isTrue(attributes.hidden);
          break;
        case 'c': {
          const at = attributes.r === undefined ? null : readCell(attributes.r);
          column = at?.column ?? column + 1;
          if (at) row = at.row;
          if (!(row >= 0 && row < spreadsheetLimits.rows && column < spreadsheetLimits.columns)) break;
          const { t: type = 'n', s: style } = attributes;
          cell = { row, column, type, style, value: '', formula: '', hasFormula: false };
          inline.begin();
          break;
        }
        case 'v':
          collecting = 'value';
          break;
        case 'f':
          collecting = 'formula';
          if (cell) cell.hasFormula = true;
          break;
        case 'is':
          collecting = 'inline';
          break;
        case 'col':
          if (isTrue(attributes.hidden))
            hiddenRanges.push({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 });
          break;
        case 'pane': {
          const frozen = Number(attributes.ySplit);
          if (attributes.state?.startsWith('frozen') && frozen >= 1 && frozen <= 50)
            headers.push({
              top: 0,
              left: 0,
              bottom: Math.floor(frozen) - 1,
              right: spreadsheetLimits.columns,
            });
          break;
        }
        case 'mergeCell': {
          const range = readRange(attributes.ref ?? '');
          if (range) merges.push(range);
          break;
        }
        case 'autoFilter': {
          const range = readRange(attributes.ref ?? '');
          if (range) headers.push({ ...range, bottom: range.top });
          break;
        }
        case 'hyperlink': {
          const range = readRange(attributes.ref ?? '');
          related ??= relationsOf(zip, part);
          const target = related.get(attributes['r:id'] ?? '')?.target ?? '';
          const href = target + (attributes.location ? `#${attributes.location}` : '');
          if (range && href !== '') linkRange(links, range, href);
          break;
        }
        default:
          if (collecting === 'inline') inline.open(name);
      }
    },
    text: (piece) => {
      if (!cell) return;
      if (collecting === 'value') cell.value += piece;
      else if (collecting === 'formula') cell.formula = (cell.formula + piece).slice(0, 2000);
      else if (collecting === 'inline') inline.add(piece);
    },
    close: (name) => {
      if (name === 'c') {
        if (cell) finish(cell);
        cell = undefined;
        collecting = undefined;
      } else if (name === 'v' || name === 'f' || name === 'is') collecting = undefined;
      else if (collecting === 'inline') inline.close(name);
    },
  });
  return {
    rows,
    merges,
    links,
    headers,
    uncomputed,
    hiddenRows: hidden.size,
    hiddenColumns: (at) => hiddenRanges.some(({ from, to }) => at >= from && at <= to),
  };
}

function linkRange(links: Map<number, string>, range: CellRange, href: string): void {
  const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
  const { top, left } = range;
  if (cells > linkedCells || links.size > spreadsheetLimits.cells) {
    links.set(cellKey(top, left), href);
    return;
  }
  for (let row = top; row <= range.bottom; row++)
    for (let column = left; column <= range.right; column++) links.set(cellKey(row, column), href);
}

function shownCell(
  { type, value, style }: OpenCell,
  inlineText: () => string,
  { strings, formatOf }: WorksheetContext,
): { text: string; kind: CellKind } {
  switch (type) {
    case 's':
      return { text: strings[Number(value)] ?? '', kind: 'text' };
    case 'inlineStr':
      return { text: inlineText(), kind: 'text' };
    case 'b':
      return { text: value === '' ? '' : isTrue(value) ? 'TRUE' : 'FALSE', kind: 'text' };
    case 'd':
      return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' '), kind: 'date' };
    case 'n': {
      const number = value === '' ? Number.NaN : Number(value);
      if (!Number.isFinite(number)) return { text: value, kind: 'text' };
      const format = formatOf(style);
      return { text: format.show(number), kind: format.kind };
    }
    default: // str (a formula's text), e (an error as shown: #N/A)
      return { text: unescaped(value), kind: 'text' };
  }
}
