/** Property modifications (Sprms): what a paragraph or a run has that its style has not. */
import type { RowDefinition } from '../flow/index.ts';

export interface ParagraphProperties {
  style: number;
  outline?: number;
  list?: number;
  listLevel?: number;
  inTable?: boolean;
  tableDepth?: number;
  /** The mark ends a row; in a nested table the mark ends a cell or a row. */
  endsRow?: boolean;
  endsInnerCell?: boolean;
  endsInnerRow?: boolean;
  row?: RowDefinition;
}

export interface RunProperties {
  /** Points. */
  size?: number;
  bold?: boolean;
  hidden?: boolean;
  deleted?: boolean;
  /** Number of the font of its Western text, in which symbol fonts are set. */
  font?: number;
  /** A sign of a symbol font: number of the font, code. */
  symbol?: readonly [number, number];
}

/** Calls back for each modification: its code, and its operand from `at` on. */
function eachModification(list: Buffer, visit: (code: number, at: number, length: number) => void): void {
  let at = 0;
  while (at + 2 <= list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    const length = operandLength(list, code, at);
    if (length === null || at + length > list.length) return;
    visit(code, at, length);
    at += length;
  }
}

const defineTable = 0xd608;
const changeTabs = 0xc615;

function operandLength(list: Buffer, code: number, at: number): number | null {
  const kind = code >> 13;
  if (kind < 2) return 1;
  if (kind === 2 || kind === 4 || kind === 5) return 2;
  if (kind === 3) return 4;
  if (kind === 7) return 3;
  if (code === defineTable) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : null;
  const length = list[at];
  if (length === undefined || (code === changeTabs && length === 255)) return null;
  return length + 1;
}

/**
 * Puts a list of modifications onto a paragraph's properties.
 * @param data the Data stream, where a list that is too long for its page stands
 */
export function applyToParagraph(to: ParagraphProperties, list: Buffer, data: Buffer, nested = false): void {
  eachModification(list, (code, at, length) => {
    const value = list[at]!;
    if (code === 0x4600) to.style = list.readUInt16LE(at);
    else if (code === 0x2640) to.outline = value;
    else if (code === 0x460b) to.list = list.readUInt16LE(at);
    else if (code === 0x260a) to.listLevel = value;
    else if (code === 0x2416) to.inTable = value !== 0;
    else if (code === 0x6649) to.tableDepth = list.readInt32LE(at);
    else if (code === 0x2417) to.endsRow = value !== 0;
    else if (code === 0x244b) to.endsInnerCell = value !== 0;
    else if (code === 0x244c) to.endsInnerRow = value !== 0;
    else if (code === 0x3404) to.row = { ...(to.row ?? noRow()), head: value !== 0 };
    else if (code === defineTable) {
      const row = rowOf(list.subarray(at + 2, at + length));
      if (row) to.row = { ...row, head: to.row?.head ?? false };
    } else if ((code === 0x6645 || code === 0x6646) && !nested) {
      const offset = list.readUInt32LE(at);
      if (offset + 2 <= data.length) {
        const size = data.readUInt16LE(offset);
        applyToParagraph(to, data.subarray(offset + 2, offset + 2 + size), data, true);
      }
    }
  });
}

const noRow = (): RowDefinition => ({ left: 0, head: false, cells: [] });

/** The edges of a row's cells, then 20 bytes for each cell. */
function rowOf(operand: Buffer): RowDefinition | null {
  const count = operand[0] ?? 0;
  const cellsAt = 1 + (count + 1) * 2;
  if (count === 0 || count > 64 || cellsAt > operand.length) return null;
  const cells = Array.from({ length: count }, (_, i) => {
    const at = cellsAt + i * 20;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return {
      right: operand.readInt16LE(1 + (i + 1) * 2),
      continuesLeft: (flags & 3) === 1,
      continuesAbove: ((flags >> 5) & 3) === 1,
    };
  });
  return { left: operand.readInt16LE(1), head: false, cells };
}

/** @param style what the run has from its style: a toggle may turn it round */
export function runProperties(list: Buffer, style: RunProperties): RunProperties {
  const run: RunProperties = { ...style };
  eachModification(list, (code, at) => {
    const value = list[at]!;
    if (code === 0x4a43) run.size = list.readUInt16LE(at) / 2;
    else if (code === 0x0835) run.bold = toggled(value, style.bold);
    else if (code === 0x083c) run.hidden = toggled(value, style.hidden);
    else if (code === 0x0800) run.deleted = value !== 0;
    else if (code === 0x4a4f) run.font = list.readUInt16LE(at);
    else if (code === 0x6a09) run.symbol = [list.readUInt16LE(at), list.readUInt16LE(at + 2)];
  });
  return run;
}

function toggled(value: number, style = false): boolean {
  return value === 0x80 ? style : value === 0x81 ? !style : value !== 0;
}
