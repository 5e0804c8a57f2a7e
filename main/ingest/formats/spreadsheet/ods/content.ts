import type { XmlHandler } from '../../xml/index.ts';
import { type CellRange, readRange } from '../cell-range.ts';
import { type CellCount, checkSheets, spreadsheetLimits } from '../limits.ts';
import { type CellKind, cellKey, countHidden, type Sheet, type SheetRow } from '../sheet.ts';
import { type CellText, cellText } from './cell-text.ts';

interface OpenSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: SheetRow[];
  readonly merges: CellRange[];
  readonly links: Map<number, string>;
  readonly notes: Map<number, string>;
  readonly headers: CellRange[];
  readonly floating: string[];
  readonly hiddenColumns: { from: number; to: number }[];
  hiddenRows: number;
  uncomputed: number;
}

/** A cell that stands several times in its row. */
interface OpenCell {
  readonly times: number;
  readonly kind: CellKind;
  readonly down: number;
  readonly across: number;
  readonly formula: boolean;
}

const kinds: Readonly<Record<string, CellKind>> = {
  float: 'number',
  percentage: 'number',
  currency: 'number',
  date: 'date',
  time: 'date',
};

/** A number in an attribute, kept between 1 and what a sheet can have. */
const bounded = (value: string | undefined, most: number): number =>
  Math.min(most, Math.max(1, Number(value) || 1));

/** The events of content.xml; `sheets` when all are read. */
export function contentReader(count: CellCount): XmlHandler & { sheets(): Sheet[] } {
  const sheets: OpenSheet[] = [];
  const filters: { sheet: string; range: CellRange }[] = [];
  const hiddenStyles = new Set<string>();
  const text: CellText = cellText();
  let style = '';
  let sheet: OpenSheet | undefined;
  let row = 0;
  let rowTimes = 1;
  let rowHidden = false;
  let cells: SheetRow['cells'] = [];
  let column = 0;
  let cell: OpenCell | undefined;
  let headerFrom = -1;
  /** Tables inside charts and changes tracked before are no sheets. */
  let skipped = 0;

  const finishCell = (open: OpenCell): void => {
    if (!sheet) return;
    const { shown, note, href, floating } = text.end();
    sheet.floating.push(...floating);
    if (open.down > 1 || open.across > 1)
      sheet.merges.push({
        top: row,
        left: column,
        bottom: row + open.down - 1,
        right: column + open.across - 1,
      });
    if (note !== '') sheet.notes.set(cellKey(row, column), note);
    if (shown.trim() === '') {
      if (open.formula) sheet.uncomputed++;
    } else {
      if (href !== '') sheet.links.set(cellKey(row, column), href);
      for (let i = 0; i < open.times && column + i < spreadsheetLimits.columns; i++) {
        count.add(rowTimes);
        cells.push({ column: column + i, text: shown, kind: open.kind });
      }
    }
    column += open.times;
  };

  const finishRow = (): void => {
    if (sheet && cells.length > 0) {
      const last = Math.min(row + rowTimes, spreadsheetLimits.rows);
      for (let at = row; at < last; at++) sheet.rows.push({ row: at, cells });
      if (rowHidden) sheet.hiddenRows += last - row;
    }
    row += rowTimes;
  };

  return {
    open: (name, attributes) => {
      if (skipped > 0 || name === 'table:tracked-changes' || name === 'draw:object') {
        skipped++;
        return;
      }
      switch (name) {
        case 'style:style':
          style = attributes['style:name'] ?? '';
          break;
        case 'style:table-properties':
          if (attributes['table:display'] === 'false') hiddenStyles.add(style);
          break;
        case 'table:table':
          checkSheets(sheets.length + 1);
          sheet = openSheet(attributes, hiddenStyles);
          row = 0;
          column = 0;
          break;
        case 'table:table-column': {
          const times = bounded(attributes['table:number-columns-repeated'], spreadsheetLimits.columns);
          if (isHidden(attributes)) sheet?.hiddenColumns.push({ from: column, to: column + times - 1 });
          column += times;
          break;
        }
        case 'table:table-header-rows':
          headerFrom = row;
          break;
        case 'table:table-row':
          rowTimes = bounded(attributes['table:number-rows-repeated'], spreadsheetLimits.rows);
          rowHidden = isHidden(attributes);
          cells = [];
          column = 0;
          break;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          cell = {
            times: bounded(attributes['table:number-columns-repeated'], spreadsheetLimits.columns),
            kind: kinds[attributes['office:value-type'] ?? ''] ?? 'text',
            down: bounded(attributes['table:number-rows-spanned'], spreadsheetLimits.rows),
            across: bounded(attributes['table:number-columns-spanned'], spreadsheetLimits.columns),
            formula: attributes['table:formula'] !== undefined,
          };
          text.begin();
          break;
        case 'table:database-range': {
          const target = /^'?(.+?)'?\.([A-Z0-9$]+):(?:.*\.)?([A-Z0-9$]+)$/.exec(
            attributes['table:target-range-address'] ?? '',
          );
          const range = target ? readRange(`${target[2]}:${target[3]}`) : null;
          if (range && attributes['table:display-filter-buttons'] === 'true')
            filters.push({ sheet: target?.[1]?.replace(/^\$/, '') ?? '', range });
          break;
        }
        default:
          text.open(name, attributes);
      }
    },
    text: (piece) => {
      if (skipped === 0) text.add(piece);
    },
    close: (name) => {
      if (skipped > 0) {
        skipped--;
        return;
      }
      switch (name) {
        case 'table:table':
          if (sheet) {
            sheet.floating.push(...text.end().floating);
            sheets.push(sheet);
          }
          sheet = undefined;
          break;
        case 'table:table-header-rows':
          if (row > headerFrom && row - headerFrom <= 50)
            sheet?.headers.push({
              top: headerFrom,
              left: 0,
              bottom: row - 1,
              right: spreadsheetLimits.columns,
            });
          break;
        case 'table:table-row':
          finishRow();
          break;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          if (cell) finishCell(cell);
          cell = undefined;
          break;
        default:
          text.close(name);
      }
    },
    sheets: () => sheets.map((open) => closed(open, filters)),
  };
}

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter';

function openSheet(
  attributes: Readonly<Record<string, string>>,
  hiddenStyles: ReadonlySet<string>,
): OpenSheet {
  return {
    name: attributes['table:name'] ?? '',
    hidden: hiddenStyles.has(attributes['table:style-name'] ?? ''),
    rows: [],
    merges: [],
    links: new Map(),
    notes: new Map(),
    headers: [],
    floating: [],
    hiddenColumns: [],
    hiddenRows: 0,
    uncomputed: 0,
  };
}

function closed(open: OpenSheet, filters: readonly { sheet: string; range: CellRange }[]): Sheet {
  const own = filters.filter(({ sheet }) => sheet === open.name);
  return {
    ...open,
    tables: [],
    headers: [...open.headers, ...own.map(({ range }) => ({ ...range, bottom: range.top }))],
    hiddenColumns: countHidden(open.rows, (at) =>
      open.hiddenColumns.some(({ from, to }) => at >= from && at <= to),
    ),
  };
}
