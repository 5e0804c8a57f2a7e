/**
 * A passage's units as compact JSON: `[kind, section, start, end, source, text?, table?, row?]`; `text` is left out
 * (0) where it equals `source`.
 */
import type { Unit } from '../contract/index.ts';

type Packed = [Unit['kind'], number, number, number, string, (string | 0)?, number?, number?];

export function packUnits(units: readonly Unit[]): string {
  return JSON.stringify(
    units.map((unit): Packed => {
      const packed: Packed = [unit.kind, unit.section, unit.start, unit.end, unit.source];
      if (unit.text !== unit.source || unit.record) packed.push(unit.text === unit.source ? 0 : unit.text);
      if (unit.record) packed.push(unit.record.table, unit.record.row);
      return packed;
    }),
  );
}

export function unpackUnits(json: string): Unit[] {
  return (JSON.parse(json) as Packed[]).map(([kind, section, start, end, source, text, table, row]) => ({
    kind,
    section,
    start,
    end,
    source,
    text: text || source,
    ...(table !== undefined && row !== undefined ? { record: { table, row } } : {}),
  }));
}
