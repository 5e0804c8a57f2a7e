/** Recognising the text of a picture (OCR): its words with their places and its drawn lines, as a page. */
import type { Canvas } from '@napi-rs/canvas';
import { FootnoteError } from '../../../contract/errors.ts';
import { holdsBox } from '../layout/box.ts';
import { type Box, itemsOfPage, type PageItems, type Rule } from '../layout/index.ts';
import { ruleGrids } from '../layout/rule-grid.ts';
import { type Bitmap, bitmapOf, drawnLines, textHeight } from './bitmap.ts';
import { certainWords } from './certain.ts';
import { recognitionLimits } from './limits.ts';
import { withSecondLooks } from './second-looks.ts';
import { recogniseWords, type Word } from './tesseract.ts';
import { glyphsOfWords } from './words.ts';

export { pageCanvas } from './canvas.ts';
export { recognitionLimits } from './limits.ts';
export { closeRecognition } from './tesseract.ts';

export interface Recognised {
  /** Empty where nothing certain was found. */
  readonly items: PageItems;
  /** Some of the text was too uncertain and is left out. */
  readonly unsure: boolean;
  /** The picture could not be recognised within the time limit. */
  readonly failed: boolean;
}

export interface Picture {
  /** Black on white for the best; its lines are wiped out. */
  readonly canvas: Canvas;
  /** The page it is, from 1, and its width and height in points. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** Layout measures points; the tables of a picture are looked for as on a page of 200 dpi. */
const pointsPerPixel = 72 / 200;
/** A line longer than this (pixels) is no letter's stroke. */
const longLine = 180;
/** Less time than this (milliseconds) is not enough for another look. */
const leastTime = 2_000;

/**
 * @throws FootnoteError `internal` where the recognition does not start (files of the installation are missing)
 */
export async function recognise({ canvas, page, width, height }: Picture): Promise<Recognised> {
  const empty: PageItems = { number: page, width, height, items: [] };
  const bitmap = bitmapOfCanvas(canvas);
  if (!bitmap.dark.includes(1)) return { items: empty, unsure: false, failed: false };
  const lines = drawnLines(bitmap);
  const grids = gridsOf(lines);
  wipe(canvas, lines, grids);
  const png = canvas.toBuffer('image/png');
  const until = performance.now() + recognitionLimits.time;
  const first = await firstLook(png);
  if (!first) return { items: empty, unsure: false, failed: true };
  const words = await withSecondLooks(first, bitmapOfCanvas(canvas), grids, async (part) => {
    const left = until - performance.now();
    return left < leastTime ? null : recogniseWords(png, '6', left, part);
  });
  const { sure, share } = certainWords(words);
  if (sure.length === 0 || share < recognitionLimits.certainShare)
    return { items: empty, unsure: words.length >= 4, failed: false };
  const scale = width / canvas.width;
  const content = {
    ...{ number: page, width, height, shades: [], links: [], recognised: true },
    glyphs: glyphsOfWords(sure, scale),
    rules: lines.map((rule) => scaled(rule, scale)),
  };
  return { items: itemsOfPage(content), unsure: share < 0.9, failed: false };
}

async function firstLook(png: Uint8Array): Promise<Word[] | null> {
  try {
    return await recogniseWords(png, '3', recognitionLimits.time);
  } catch (error) {
    throw new FootnoteError('internal', { reason: 'the recognition of pictures does not start' }, error);
  }
}

/** The height of ink (pixels) at which tesseract reads best: type of 10 to 12 points at 200 dpi. */
const bestHeight = 28;
const mostGrowth = 3;
const leastGrowth = 0.4;

/** How much larger a picture should be drawn for its text to be read well. */
export function bestScale(canvas: Canvas): number {
  const height = textHeight(bitmapOfCanvas(canvas));
  const wanted = height === 0 ? 1 : bestHeight / height;
  // Drawing it anew softens the letters: only for a real gain.
  return wanted > 0.7 && wanted < 1.25 ? 1 : Math.min(mostGrowth, Math.max(leastGrowth, wanted));
}

function bitmapOfCanvas(canvas: Canvas): Bitmap {
  const { width, height } = canvas;
  return bitmapOf(canvas.getContext('2d').getImageData(0, 0, width, height).data, width, height);
}

/** The tables that lines draw, in pixels. */
function gridsOf(lines: readonly Rule[]): Box[] {
  return ruleGrids(lines.map((line) => scaled(line, pointsPerPixel))).map(({ x0, y0, x1, y1 }) => ({
    ...{ x0: x0 / pointsPerPixel, y0: y0 / pointsPerPixel, x1: x1 / pointsPerPixel, y1: y1 / pointsPerPixel },
  }));
}

/** Tesseract takes rules for letters (ㅣ, |). A short line that is in no table may be a stroke of a large letter. */
function wipe(canvas: Canvas, lines: readonly Rule[], grids: readonly Box[]): void {
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  for (const line of lines) {
    const { x0, y0, x1, y1 } = line;
    if (x1 - x0 + y1 - y0 <= longLine && !grids.some((grid) => holdsBox(grid, line, 12))) continue;
    context.fillRect(x0 - 2, y0 - 2, x1 - x0 + 5, y1 - y0 + 5);
  }
}

function scaled({ x0, y0, x1, y1, horizontal }: Rule, by: number): Rule {
  const [x, y] = [((x0 + x1) / 2) * by, ((y0 + y1) / 2) * by];
  return horizontal
    ? { x0: x0 * by, x1: x1 * by, y0: y, y1: y, horizontal }
    : { y0: y0 * by, y1: y1 * by, x0: x, x1: x, horizontal };
}
