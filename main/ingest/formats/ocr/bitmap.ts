/** A picture as dark and light points: its drawn lines, and which of its ink no recognised word covers. */
import { median } from '../layout/box.ts';
import type { Box, Rule } from '../layout/index.ts';

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel: 1 where it is dark. */
  readonly dark: Uint8Array;
}

/** @param rgba four bytes a pixel; what is transparent counts as white */
export function bitmapOf(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const dark = new Uint8Array(width * height);
  const grey = new Uint8Array(width * height);
  const counts = new Float64Array(256);
  for (let i = 0, p = 0; i < grey.length; i++, p += 4) {
    const alpha = rgba[p + 3]! / 255;
    const light = 0.299 * rgba[p]! + 0.587 * rgba[p + 1]! + 0.114 * rgba[p + 2]!;
    grey[i] = light * alpha + 255 * (1 - alpha);
    counts[grey[i]!]!++;
  }
  const threshold = Math.min(200, Math.max(90, otsu(counts, grey.length)));
  for (let i = 0; i < grey.length; i++) dark[i] = grey[i]! < threshold ? 1 : 0;
  return { width, height, dark };
}

/** The grey that parts the picture's two classes best (Otsu, 1979). */
function otsu(counts: Float64Array, total: number): number {
  let sum = 0;
  for (let i = 0; i < 256; i++) sum += i * counts[i]!;
  let [below, sumBelow, best, at] = [0, 0, -1, 128];
  for (let i = 0; i < 256; i++) {
    below += counts[i]!;
    sumBelow += i * counts[i]!;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const apart = sumBelow / below - (sum - sumBelow) / above;
    const spread = below * above * apart * apart;
    if (spread > best) [best, at] = [spread, i];
  }
  return at + 1;
}

/** In pixels: a drawn line is at least this long … */
const shortest = { across: 70, down: 45 };
/** … at most this thick, and may have gaps of so many pixels. */
const thickest = 9;
const gap = 2;

interface Streak {
  place: number;
  last: number;
  from: number;
  to: number;
}

/** The straight lines of a picture, in pixels. What is thicker is an area, what is shorter a letter's stroke. */
export function drawnLines(bitmap: Bitmap): Rule[] {
  return [...streaks(bitmap, true), ...streaks(bitmap, false)];
}

function streaks({ width, height, dark }: Bitmap, across: boolean): Rule[] {
  const [lanes, length] = across ? [height, width] : [width, height];
  const least = across ? shortest.across : shortest.down;
  const done: Streak[] = [];
  let open: Streak[] = [];
  for (let lane = 0; lane < lanes; lane++) {
    const next: Streak[] = [];
    for (let i = 0; i < length; i++) {
      if (!dark[across ? lane * width + i : i * width + lane]) continue;
      let end = i;
      for (let j = i + 1, white = 0; j < length && white <= gap; j++) {
        if (dark[across ? lane * width + j : j * width + lane]) [end, white] = [j, 0];
        else white++;
      }
      if (end - i >= least) {
        const above = open.find((one) => one.from <= end && one.to >= i);
        if (above && !next.includes(above)) {
          above.last = lane;
          above.from = Math.min(above.from, i);
          above.to = Math.max(above.to, end);
          next.push(above);
        } else if (!above) next.push({ place: lane, last: lane, from: i, to: end });
      }
      i = end;
    }
    done.push(...open.filter((one) => !next.includes(one)));
    open = next;
  }
  return [...done, ...open]
    .filter(({ place, last }) => last - place < thickest)
    .map(({ place, last, from, to }) => {
      const middle = (place + last) / 2;
      const half = (last - place) / 2;
      return across
        ? { x0: from, x1: to, y0: middle - half, y1: middle + half, horizontal: true }
        : { x0: middle - half, x1: middle + half, y0: from, y1: to, horizontal: false };
    });
}

/** Stripes of a picture's width in which lines of text are measured: a line seldom crosses all of them evenly. */
const stripes = 12;

/** How high the ink of the picture's lines of text usually is, in pixels; 0 where there seem to be none. */
export function textHeight({ width, height, dark }: Bitmap): number {
  const heights: number[] = [];
  for (let s = 0; s < stripes; s++) {
    const [from, to] = [Math.floor((s * width) / stripes), Math.floor(((s + 1) * width) / stripes)];
    let run = 0;
    for (let y = 0; y <= height; y++) {
      let ink = 0;
      if (y < height) for (let x = from; x < to; x++) ink += dark[y * width + x]!;
      if (ink > 0 && ink < (to - from) * 0.8) run++;
      else {
        if (run >= 7 && run <= 150) heights.push(run);
        run = 0;
      }
    }
  }
  return median(heights);
}

/** Side of the fields (pixels) in which ink is counted. */
const field = 16;

/**
 * Where there is ink under none of the boxes: rectangles of neighbouring fields, the largest first.
 * @param inkShare so much of a field must be dark
 */
export function uncovered(bitmap: Bitmap, boxes: readonly Box[], inkShare = 0.04): Box[] {
  const columns = Math.ceil(bitmap.width / field);
  const rows = Math.ceil(bitmap.height / field);
  const inked = new Uint8Array(columns * rows);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) inked[r * columns + c] = ink(bitmap, r, c) > inkShare ? 1 : 0;
  for (const { x0, y0, x1, y1 } of boxes)
    for (
      let r = Math.max(0, Math.floor((y0 - 6) / field));
      r <= Math.min(rows - 1, Math.floor((y1 + 6) / field));
      r++
    )
      for (
        let c = Math.max(0, Math.floor((x0 - 6) / field));
        c <= Math.min(columns - 1, Math.floor((x1 + 6) / field));
        c++
      )
        inked[r * columns + c] = 0;
  return groups(inked, columns, rows)
    .map(({ x0, y0, x1, y1 }) => ({
      x0: x0 * field,
      y0: y0 * field,
      x1: (x1 + 1) * field,
      y1: (y1 + 1) * field,
    }))
    .filter(({ x0, y0, x1, y1 }) => x1 - x0 >= field && y1 - y0 >= field)
    .sort((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) - (a.x1 - a.x0) * (a.y1 - a.y0));
}

function ink({ width, height, dark }: Bitmap, row: number, column: number): number {
  let count = 0;
  for (let y = row * field; y < Math.min(height, (row + 1) * field); y++)
    for (let x = column * field; x < Math.min(width, (column + 1) * field); x++)
      count += dark[y * width + x]!;
  return count / (field * field);
}

/** Fields that touch, across three fields at most: letters of a line belong together. */
function groups(inked: Uint8Array, columns: number, rows: number): Box[] {
  const found: Box[] = [];
  for (let start = 0; start < inked.length; start++) {
    if (!inked[start]) continue;
    const box = { x0: columns, y0: rows, x1: 0, y1: 0 };
    const waiting = [start];
    inked[start] = 0;
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const [r, c] = [Math.floor(at / columns), at % columns];
      box.x0 = Math.min(box.x0, c);
      box.x1 = Math.max(box.x1, c);
      box.y0 = Math.min(box.y0, r);
      box.y1 = Math.max(box.y1, r);
      for (let dr = -1; dr <= 1; dr++)
        for (let dc = -3; dc <= 3; dc++) {
          const [nr, nc] = [r + dr, c + dc];
          const next = nr * columns + nc;
          if (nr < 0 || nc < 0 || nr >= rows || nc >= columns || !inked[next]) continue;
          inked[next] = 0;
          waiting.push(next);
        }
    }
    found.push(box);
  }
  return found;
}
