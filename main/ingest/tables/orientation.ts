/** Whether a grid's rows are things with properties, properties of things (transposed), or both axes are headers. */
import { isAttribute, isGeneric, isItemCorner } from './attribute-words.ts';
import { signatureOf } from './value-kind.ts';

export type Orientation = 'records' | 'matrix' | 'transposed';

export interface Axes {
  /** The header over the column of row names. */
  readonly corner: string;
  readonly columnHeaders: readonly string[];
  readonly rowHeaders: readonly string[];
  /** Values by row, then column. */
  readonly values: readonly (readonly string[])[];
}

/** At most this many rows and columns are looked at. */
const sampleSize = 60;

export function orientationOf(axes: Axes): Orientation {
  const { corner, columnHeaders, rowHeaders } = axes;
  if (columnHeaders.length < 2 || rowHeaders.length < 1) return 'records';
  const values = axes.values.slice(0, sampleSize).map((row) => row.slice(0, sampleSize).map(signatureOf));
  const columns = columnHeaders.slice(0, sampleSize).map((_, c) => values.map((row) => row[c] ?? 'empty'));
  const rowAlike = likeness(values);
  const columnAlike = likeness(columns);
  const rowNames = share(rowHeaders);
  const columnNames = share(columnHeaders);
  // A corner that names what the rows are (상품) says that they are things, unless it names the columns.
  if (!isGeneric(corner) && !/[/\\]/.test(corner)) {
    const propertyRows = rowNames >= 0.5 && columnNames < 0.3 && rowAlike > columnAlike;
    return propertyRows ? 'transposed' : 'records';
  }
  if (isItemCorner(corner) && columnNames < 0.5) return 'transposed';
  if (rowNames >= 0.5 && rowNames > columnNames && (rowAlike >= columnAlike || columnNames === 0))
    return 'transposed';
  if (columnNames >= 0.5) return 'records';
  if (rowAlike >= 0.75 && columnAlike < 0.5 && rowHeaders.length > 1) return 'transposed';
  const measured = values.flat().some((signature) => signature.startsWith('number') || signature === 'empty');
  if (rowAlike >= 0.75 && columnAlike >= 0.75)
    return rowNames > columnNames && !measured ? 'transposed' : 'matrix';
  return rowNames > columnNames ? 'transposed' : 'records';
}

const share = (headers: readonly string[]) =>
  headers.filter((header) => isAttribute(header)).length / Math.max(1, headers.length);

/** How alike the values along an axis are: the mean share of the commonest signature. */
function likeness(lines: readonly (readonly string[])[]): number {
  let sum = 0;
  let counted = 0;
  for (const line of lines) {
    const said = line.filter((signature) => signature !== 'empty');
    if (said.length < 1) continue;
    const counts = new Map<string, number>();
    for (const signature of said) counts.set(signature, (counts.get(signature) ?? 0) + 1);
    sum += Math.max(...counts.values()) / said.length;
    counted++;
  }
  return counted === 0 ? 0 : sum / counted;
}
