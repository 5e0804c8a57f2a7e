/** Rows and cells of RTF and DOC, which say of each row where its cells end, and of each paragraph how deep in tables it is. */
import type { FlowBlock, FlowTable } from './flow.ts';
import { type FlowCount, FlowTableRows } from './table-rows.ts';

/** A cell of a row, by the position of its right edge in twips. */
export interface CellDefinition {
  readonly right: number;
  readonly continuesAbove: boolean;
  readonly continuesLeft: boolean;
}

export interface RowDefinition {
  left: number;
  head: boolean;
  cells: CellDefinition[];
}

interface ReadRow {
  readonly definition: RowDefinition;
  readonly cells: readonly (readonly FlowBlock[])[];
}

interface Level {
  readonly rows: ReadRow[];
  cells: FlowBlock[][];
  blocks: FlowBlock[];
}

/** Edges nearer than this many twips are one edge: writers round. */
const tolerance = 45;

/** The blocks of one story, with the tables that are open in it. */
export class TableLevels {
  readonly blocks: FlowBlock[] = [];
  readonly #levels: Level[] = [];
  readonly #count: FlowCount;

  constructor(count: FlowCount) {
    this.#count = count;
  }

  /** Adds blocks at a depth in tables: 0 outside of them. */
  add(blocks: readonly FlowBlock[], depth: number): void {
    this.#goTo(Math.min(depth, 32));
    const target = this.#levels.at(-1)?.blocks ?? this.blocks;
    target.push(...blocks);
  }

  endCell(depth: number): void {
    this.#goTo(Math.min(Math.max(depth, 1), 32));
    const level = this.#levels.at(-1)!;
    this.#count.cell();
    level.cells.push(level.blocks);
    level.blocks = [];
  }

  endRow(definition: RowDefinition, depth: number): void {
    this.#goTo(Math.min(Math.max(depth, 1), 32));
    const level = this.#levels.at(-1)!;
    if (level.blocks.length > 0) level.cells.push(level.blocks);
    // Some writers close more cells than the row has.
    const defined = definition.cells.length;
    while (defined > 0 && level.cells.length > defined && level.cells.at(-1)?.length === 0) level.cells.pop();
    if (level.cells.length > 0) level.rows.push({ definition: { ...definition }, cells: level.cells });
    level.cells = [];
    level.blocks = [];
  }

  finish(): readonly FlowBlock[] {
    this.#goTo(0);
    return this.blocks;
  }

  #goTo(depth: number): void {
    while (this.#levels.length > depth) this.#close();
    while (this.#levels.length < depth) this.#levels.push({ rows: [], cells: [], blocks: [] });
  }

  #close(): void {
    const level = this.#levels.pop()!;
    const target = this.#levels.at(-1)?.blocks ?? this.blocks;
    if (level.rows.length > 0) target.push(tableOf(level.rows));
    // Cells of a row that never ended are kept as paragraphs.
    target.push(...level.cells.flat(), ...level.blocks);
  }
}

function tableOf(rows: readonly ReadRow[]): FlowTable {
  const edges = edgesOf(rows);
  const table = new FlowTableRows();
  for (const { definition, cells } of rows) {
    const placed: { blocks: FlowBlock[]; colspan: number; continues: boolean }[] = [];
    let column = columnAt(edges, definition.left);
    const before = column;
    cells.forEach((blocks, i) => {
      const cell = definition.cells[i];
      const end = cell ? Math.max(column + 1, columnAt(edges, cell.right)) : column + 1;
      const left = placed.at(-1);
      if (cell?.continuesLeft && left) {
        left.colspan += end - column;
        left.blocks.push(...blocks);
      } else
        placed.push({ blocks: [...blocks], colspan: end - column, continues: cell?.continuesAbove ?? false });
      column = end;
    });
    table.add(placed, definition.head, before);
  }
  return table.finish();
}

/** The distinct edges of all rows from the left; a column lies between two of them. */
function edgesOf(rows: readonly ReadRow[]): number[] {
  const all = new Set<number>();
  for (const { definition } of rows) {
    all.add(definition.left);
    for (const { right } of definition.cells) all.add(right);
  }
  const edges: number[] = [];
  for (const edge of [...all].sort((a, b) => a - b))
    if (edges.length === 0 || edge - edges.at(-1)! > tolerance) edges.push(edge);
  return edges;
}

/** The column that begins at an edge. */
function columnAt(edges: readonly number[], position: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
