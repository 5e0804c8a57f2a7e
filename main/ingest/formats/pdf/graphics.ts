/**
 * One pass over a page's drawing operators: where every glyph, rule and shade stands. pdf.js's own `getTextContent`
 * gives runs with guessed blanks; the operators give every glyph, so that real blanks and automatic spacing can be
 * told apart, the rules of tables come with them, and the page is interpreted once.
 */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Glyph, Rule } from '../layout/page.ts';
import { DrawnPaths } from './drawn-paths.ts';
import { apply, identity, type Matrix, matrixOf, times } from './matrix.ts';

/** What is needed of a font as pdf.js loaded it. */
export interface LoadedFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
}

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Drawn {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly shades: readonly Box[];
  /** Glyphs that stand for no known character (the file does not say which). */
  readonly unknown: number;
  /** Glyphs drawn aslant (a watermark), left out. */
  readonly aslant: number;
}

/** Glyphs of a page at most; what a person reads is far below. */
const mostGlyphs = 200_000;

interface State {
  ctm: Matrix;
  font: LoadedFont | undefined;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  fill: string;
  stroke: string;
  lineWidth: number;
}

/** A glyph of pdf.js's `showText`. */
interface ShownGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly vmetric?: readonly number[];
  readonly isSpace?: boolean;
}

/**
 * @param view the transformation from the page's space to points from its top left corner
 * @param fontOf the fonts of the page by pdf.js's name
 */
export function readGraphics(
  { fnArray, argsArray }: Operators,
  view: Matrix,
  fontOf: (name: string) => LoadedFont | undefined,
): Drawn {
  const glyphs: Glyph[] = [];
  const paths = new DrawnPaths();
  const fonts = new Map<string, LoadedFont | undefined>();
  const marks: { mark: number; artifact: boolean }[] = [];
  const saved: State[] = [];
  const doubles = new Doubles();
  let unknown = 0;
  let aslant = 0;
  let line: Matrix = identity;
  let text: Matrix = identity;
  let state: State = {
    ...{ ctm: view, font: undefined, size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
    ...{ fill: '#000000', stroke: '#000000', lineWidth: 1 },
  };
  const move = (x: number, y: number) => {
    line = times(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const restore = () => {
    state = saved.pop() ?? state;
  };

  const show = (shown: readonly (ShownGlyph | number | null)[]): void => {
    const { font, charSpacing, wordSpacing, scale, rise } = state;
    const direction = state.size < 0 ? -1 : 1;
    const size = Math.abs(state.size);
    const unit = font?.fontMatrix?.[0] ?? 0.001;
    const whole = times(state.ctm, text);
    const [ax, ay] = [whole[0] * direction * size, whole[1] * direction * size];
    const along = Math.hypot(ax, ay);
    const em = Math.hypot(whole[2], whole[3]) * size;
    const horizontal = Math.abs(ay) <= along * 0.05 && ax > 0;
    const upright = Math.abs(ax) <= along * 0.05;
    const { mark, artifact } = marks[marks.length - 1] ?? { mark: -1, artifact: false };
    let advance = 0;
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        advance -= ((glyph * size) / 1000) * (font?.vertical ? -1 : 1) * scale;
        continue;
      }
      if (!glyph) continue;
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      const units = font?.vertical ? -(glyph.vmetric?.[0] ?? -1000) : (glyph.width ?? 0);
      const wide = units * unit * size * (font?.vertical ? 1 : scale);
      const [x, y] = apply(
        whole,
        font?.vertical ? 0 : advance * direction,
        (font?.vertical ? -advance : 0) + rise,
      );
      advance += wide + spacing * (font?.vertical ? 1 : scale) * direction;
      const { unicode = '' } = glyph;
      // pdf.js's isSpace means the code 32, which a subset font may give to any syllable.
      const blank = /^\s*$/.test(unicode);
      if (unicode === '' || artifact || glyphs.length >= mostGlyphs) continue;
      if (/[\ufffd\ue000-\uf8ff\u0000-\u0008]/.test(unicode)) unknown++;
      if (!horizontal && !upright) {
        if (!blank) aslant++;
        continue;
      }
      const width = horizontal ? Math.abs(whole[0]) * wide : em;
      if (!(em > 0.5) || !Number.isFinite(x + y + width)) continue;
      const placed: Glyph = {
        text: unicode,
        x,
        width,
        baseline: y,
        size: em,
        bold: isBold(font),
        blank,
        word: false,
        mark,
      };
      if (blank || !doubles.has(placed)) glyphs.push(placed);
    }
    text = font?.vertical
      ? times(text, [1, 0, 0, 1, 0, -advance])
      : times(text, [1, 0, 0, 1, advance * direction, 0]);
  };

  for (let i = 0; i < fnArray.length; i++) {
    const args = (argsArray[i] ?? []) as ArrayLike<never>;
    switch (fnArray[i]) {
      case OPS.save:
        if (saved.length < 1000) saved.push({ ...state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.transform:
        state.ctm = times(state.ctm, matrixOf(args) ?? identity);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state });
        state.ctm = times(state.ctm, matrixOf(args[0]) ?? identity);
        break;
      case OPS.beginText:
        line = identity;
        text = identity;
        break;
      case OPS.setTextMatrix:
        line = matrixOf(args[0]) ?? identity;
        text = line;
        break;
      case OPS.moveText:
        move(args[0]!, args[1]!);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -args[1]!;
        move(args[0]!, args[1]!);
        break;
      case OPS.nextLine:
        move(0, -state.leading);
        break;
      case OPS.setLeading:
        state.leading = -Number(args[0]);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = args[0]!;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = args[0]!;
        break;
      case OPS.setHScale:
        state.scale = Number(args[0]) / 100;
        break;
      case OPS.setTextRise:
        state.rise = args[0]!;
        break;
      case OPS.setFont: {
        const name = String(args[0]);
        if (!fonts.has(name)) fonts.set(name, fontOf(name));
        state.font = fonts.get(name);
        state.size = args[1]!;
        break;
      }
      case OPS.showText:
        show(args[0]!);
        break;
      case OPS.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = String(args[0]);
        break;
      case OPS.setLineWidth:
        state.lineWidth = args[0]!;
        break;
      case OPS.constructPath:
        paths.add(args[0]!, (args[1] as ArrayLike<unknown> | undefined)?.[0], state);
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps: {
        const outer = marks[marks.length - 1];
        const mark = typeof args[1] === 'number' ? args[1] : (outer?.mark ?? -1);
        marks.push({ mark, artifact: outer?.artifact === true || nameOf(args[0]) === 'Artifact' });
        break;
      }
      case OPS.endMarkedContent:
        marks.pop();
        break;
    }
  }
  return { glyphs, rules: paths.rules, shades: paths.shades, unknown, aslant };
}

/** pdf.js gives a tag's name as text, or as its own kind of name. */
function nameOf(tag: unknown): unknown {
  return typeof tag === 'object' && tag !== null && 'name' in tag ? tag.name : tag;
}

function isBold(font: LoadedFont | undefined): boolean {
  return (
    font?.bold === true ||
    font?.black === true ||
    /bold|black|heavy|extrab|demi|-B$|고딕B/i.test(font?.name ?? '')
  );
}

/** Text drawn twice a hair apart (a shadow, a false bold) is read once. */
class Doubles {
  /** Glyphs by the field of the page that they begin in: fields of 4 by 2 points. */
  readonly #fields = new Map<number, Glyph[]>();

  has(glyph: Glyph): boolean {
    const row = Math.round(glyph.baseline / 2);
    const column = Math.round(glyph.x / 4);
    for (let r = row - 1; r <= row + 1; r++)
      for (let c = column - 1; c <= column + 1; c++)
        if (this.#fields.get(r * 100_000 + c)?.some((one) => isDouble(one, glyph))) return true;
    const key = row * 100_000 + column;
    const field = this.#fields.get(key);
    if (field) field.push(glyph);
    else this.#fields.set(key, [glyph]);
    return false;
  }
}

function isDouble(one: Glyph, { text, x, baseline, size }: Glyph): boolean {
  return (
    one.text === text && Math.abs(one.x - x) < size * 0.12 && Math.abs(one.baseline - baseline) < size * 0.12
  );
}
