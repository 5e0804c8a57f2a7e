/**
 * A passage's units as deflated JSON: `[kind, section, start, end, source, text?, table?, row?, place?]`; `text` is left
 * out (0) where it equals `source`.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Unit } from '../contract/index.ts';

type Packed = [
  Unit['kind'],
  number,
  number,
  number,
  string,
  (string | 0)?,
  (number | null)?,
  (number | null)?,
  Unit['place']?,
];

export function packUnits(units: readonly Unit[]): Uint8Array {
  const json = JSON.stringify(
    units.map((unit): Packed => {
      const packed: Packed = [unit.kind, unit.section, unit.start, unit.end, unit.source];
      const { text, record, place } = unit;
      if (text !== unit.source || record || place) packed.push(text === unit.source ? 0 : text);
      if (record || place) packed.push(record?.table ?? null, record?.row ?? null);
      if (place) packed.push(place);
      return packed;
    }),
  );
  return deflateRawSync(json);
}

export function unpackUnits(packed: Uint8Array): Unit[] {
  return (JSON.parse(inflateRawSync(packed).toString('utf8')) as Packed[]).map(
    ([kind, section, start, end, source, text, table, row, place]) => ({
      kind,
      section,
      start,
      end,
      source,
      text: text || source,
      ...(typeof table === 'number' && typeof row === 'number' ? { record: { table, row } } : {}),
      ...(place ? { place } : {}),
    }),
  );
}
