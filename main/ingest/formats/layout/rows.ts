import type { Line } from './page.ts';

/** Lines by baseline, top to bottom; each row from left to right. */
export function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y1 - b.y1)) {
    const row = rows[rows.length - 1];
    const last = row?.[0];
    if (row && last && line.y1 - last.y1 < Math.min(line.size, last.size) * 0.4) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0));
}
