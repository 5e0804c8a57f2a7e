/** The straight lines and coloured areas that a page's paths draw. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Rule } from '../layout/page.ts';
import { apply, type Matrix } from './matrix.ts';

/** pdf.js's codes in a path's buffer, with how many numbers follow each. */
const codes = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const;
const numbersAfter = [2, 2, 6, 4, 0] as const;

const strokes: ReadonlySet<number> = new Set([
  ...[OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);
const fills: ReadonlySet<number> = new Set([
  ...[OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);

/** A filled area thinner than this many points is a drawn line. */
const thin = 3;
/** A page with more is a drawing or a map; its lines are no table. */
const most = 20_000;

export interface PathState {
  readonly ctm: Matrix;
  readonly fill: string;
  readonly stroke: string;
}

export class DrawnPaths {
  readonly rules: Rule[] = [];
  readonly shades: Box[] = [];

  add(operator: number, buffer: unknown, { ctm, fill, stroke }: PathState): void {
    if (!(buffer instanceof Float32Array) || this.rules.length > most) return;
    const stroked = strokes.has(operator) && !isWhite(stroke);
    const filled = fills.has(operator);
    if (!stroked && !filled) return;
    for (const figure of figuresOf(buffer, ctm)) {
      if (stroked)
        for (let i = 1; i < figure.points.length; i++) this.#rule(figure.points[i - 1]!, figure.points[i]!);
      if (filled && figure.straight) this.#area(figure.points, fill);
    }
  }

  #rule([ax, ay]: Point, [bx, by]: Point): void {
    const horizontal = Math.abs(ay - by) < 1 && Math.abs(ax - bx) > 1;
    if (!horizontal && !(Math.abs(ax - bx) < 1 && Math.abs(ay - by) > 1)) return;
    this.#push(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), horizontal);
  }

  #area(points: readonly Point[], fill: string): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const [width, height] = [x1 - x0, y1 - y0];
    if (isWhite(fill)) return;
    if (height <= thin && width > thin) this.#push(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, true);
    else if (width <= thin && height > thin) this.#push((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, false);
    else if (width > thin && height > thin && points.length <= 6) this.shades.push({ x0, y0, x1, y1 });
  }

  #push(x0: number, y0: number, x1: number, y1: number, horizontal: boolean): void {
    if (Number.isFinite(x0 + y0 + x1 + y1)) this.rules.push({ x0, y0, x1, y1, horizontal });
  }
}

type Point = readonly [number, number];

interface Figure {
  readonly points: Point[];
  straight: boolean;
}

function figuresOf(buffer: Float32Array, ctm: Matrix): Figure[] {
  const figures: Figure[] = [];
  let figure: Figure | undefined;
  for (let i = 0; i < buffer.length; ) {
    const code = buffer[i]!;
    const count = numbersAfter[code as 0];
    if (count === undefined) break;
    const [x, y] = count > 0 ? apply(ctm, buffer[i + count - 1]!, buffer[i + count]!) : [0, 0];
    if (code === codes.moveTo || !figure) {
      figure = { points: code === codes.closePath ? [] : [[x, y]], straight: true };
      figures.push(figure);
    } else if (code === codes.lineTo) figure.points.push([x, y]);
    else if (code === codes.closePath) {
      const [first] = figure.points;
      if (first) figure.points.push(first);
    } else {
      figure.points.push([x, y]);
      figure.straight = false;
    }
    i += count + 1;
  }
  return figures;
}

/** Nothing is seen of white on white. */
function isWhite(colour: string): boolean {
  return /^#f[c-f]f[c-f]f[c-f]$/i.test(colour);
}
