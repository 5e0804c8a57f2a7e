/** A row that is longer than a passage → parts, cut between cells; each says again what names the record. */
import { type Field, pathOf, type Row } from './row-model.ts';

/** A part as a row of its own, and where its cells stand. */
export interface RowPart {
  readonly model: Row;
  readonly start: number;
  readonly end: number;
}

/**
 * @param raw where the whole row stands; the parts cover it without a gap that holds text
 * @param size characters that the plain record may have; a single cell that is longer stays whole
 * @returns one part or none where nothing is to be cut
 */
export function partsOf(
  row: Row,
  raw: { readonly start: number; readonly end: number },
  size: number,
): RowPart[] {
  const named =
    row.group.length + row.keys.reduce((sum, key) => sum + key.header.length + key.text.length + 4, 0);
  const lengths = row.fields.map(lengthOf);
  if (named + lengths.reduce((a, b) => a + b, 0) <= size) return [];
  const groups: Field[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const [i, field] of row.fields.entries()) {
    // A cell that began in a row above has no place of its own here: it stays with the one before.
    if (length + lengths[i]! > size && (field.at || groups.length === 0)) {
      groups.push([]);
      length = named;
    }
    groups.at(-1)!.push(field);
    length += lengths[i]!;
  }
  return groups.map((fields, i) => ({
    model: { ...row, fields, notes: row.notes.filter((note) => partOf(note.about, groups) === i) },
    start: i === 0 ? raw.start : fields[0]!.at!.start,
    end: groups[i + 1]?.[0]?.at?.start ?? raw.end,
  }));
}

function lengthOf({ headers, value }: Field): number {
  return (
    Math.max(1, headers.length) * (value.text.length + 4) +
    headers.reduce((sum, name) => sum + pathOf(name).length, 0)
  );
}

/** A note stands with the field that it is about, else with the first part. */
function partOf(about: string, groups: readonly (readonly Field[])[]): number {
  const found = groups.findIndex((fields) =>
    fields.some(({ headers }) => headers.some((name) => about.includes(pathOf(name)))),
  );
  return Math.max(0, found);
}
