/** Glyphs to lines: what stands on one baseline without a wide gap, with the blanks that a person sees. */
import { holds } from './box.ts';
import type { Glyph, Line, LineWord, PlacedLink } from './page.ts';

/** A gap of this many ems ends a line: the next text stands in another column. */
const columnGap = 1.2;

/**
 * The lines of some glyphs, in the order of their baselines, from left to right.
 * @param page the page's number
 */
export function linesOf(glyphs: readonly Glyph[], page: number, links: readonly PlacedLink[] = []): Line[] {
  return merged(runsOf(glyphs))
    .map((run) => lineOf(run, page, links))
    .filter((line) => line.text !== '')
    .sort((a, b) => a.y1 - b.y1 || a.x0 - b.x0);
}

type Run = Glyph[];

/** Neighbours in the file that are neighbours on the page; one gap may still stand inside a line (a word's blank). */
function runsOf(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = [];
  let run: Run = [];
  for (const glyph of glyphs) {
    const last = run[run.length - 1];
    if (last && !follows(last, glyph)) {
      runs.push(run);
      run = [];
    }
    run.push(glyph);
  }
  if (run.length > 0) runs.push(run);
  return runs.filter((one) => one.some(({ blank }) => !blank));
}

function follows(last: Glyph, next: Glyph): boolean {
  const size = Math.max(last.size, next.size);
  const gap = next.x - (last.x + last.width);
  // A raised or lowered mark is smaller and close by.
  const drop = Math.abs(next.baseline - last.baseline);
  const level = drop < size * 0.25 || (drop < size * 0.55 && last.size !== next.size && gap < size * 0.3);
  return level && gap > -size * 0.6 && gap < size * columnGap;
}

/** Joins runs that the file holds apart (another font, another order) but that stand next to each other. */
function merged(runs: Run[]): Run[] {
  const placed = runs
    .map((run) => ({ run, ...extent(run) }))
    .sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
  const done: typeof placed = [];
  for (const next of placed) {
    let home: (typeof placed)[number] | undefined;
    for (let i = done.length - 1; i >= 0 && i >= done.length - 40; i--) {
      const other = done[i]!;
      const size = Math.max(other.size, next.size);
      const drop = Math.abs(other.baseline - next.baseline);
      if (drop > size) continue;
      const small = Math.min(other.size, next.size) < size * 0.8;
      const gap = Math.max(next.x0 - other.x1, other.x0 - next.x1);
      const level = drop < size * 0.2 || (small && drop < size * 0.5 && gap < size * 0.3);
      if (level && gap > -size * 0.6 && gap < size * columnGap) {
        home = other;
        break;
      }
    }
    if (!home) done.push(next);
    else {
      const inOrder = home.x0 <= next.x0;
      home.run = inOrder ? [...home.run, ...next.run] : [...next.run, ...home.run];
      if (next.size > home.size) home.baseline = next.baseline;
      Object.assign(home, {
        x0: Math.min(home.x0, next.x0),
        x1: Math.max(home.x1, next.x1),
        size: Math.max(home.size, next.size),
      });
    }
  }
  return done.map(({ run }) => run);
}

function extent(run: Run) {
  const solid = run.filter(({ blank }) => !blank);
  const size = Math.max(...solid.map((glyph) => glyph.size));
  const x0 = Math.min(...solid.map(({ x }) => x));
  const x1 = Math.max(...solid.map(({ x, width }) => x + width));
  const baseline = solid.find((glyph) => glyph.size === size)?.baseline ?? 0;
  return { x0, x1, size, baseline };
}

function lineOf(run: Run, page: number, links: readonly PlacedLink[]): Line {
  const { x0, x1, size, baseline } = extent(run);
  const solid = run.filter(({ blank }) => !blank);
  const bold = solid.filter((glyph) => glyph.bold).length > solid.length * 0.6;
  const box = { x0, y0: baseline - size * 0.86, x1, y1: baseline + size * 0.2 };
  const found = links
    .map(({ box: area, href }) => {
      const under = run.filter(({ x, width, baseline: y, size: em }) =>
        holds(area, x + width / 2, y - em * 0.3),
      );
      return { href, text: textOf(under) };
    })
    .filter(({ text }) => text !== '');
  return {
    ...box,
    text: textOf(run),
    page,
    size: Math.round(size * 4) / 4,
    bold,
    endsInBlank: run[run.length - 1]?.blank ?? false,
    column: [x0, x1],
    links: found,
    words: wordsOf(run),
  };
}

/** A gap of this many ems between neighbours is seen; in a tight table it is all that parts two columns. */
const seenGap = 0.08;

function wordsOf(run: readonly Glyph[]): LineWord[] {
  const words: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of run) {
    if (glyph.blank) {
      last = undefined;
      continue;
    }
    if (last && glyph.x - last.x - last.width < glyph.size * seenGap) words[words.length - 1]!.push(glyph);
    else words.push([glyph]);
    last = glyph;
  }
  return words.map((word) => {
    const end = word[word.length - 1]!;
    return { text: textOf(word), x0: word[0]!.x, x1: end.x + end.width };
  });
}

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const latin = /[0-9A-Za-z]/;

/** The text of a run: blanks of the file, and those that a distance shows. */
export function textOf(run: readonly Glyph[]): string {
  const stretched = isStretched(run);
  let text = '';
  let last: Glyph | undefined;
  let blank = false;
  for (const glyph of run) {
    if (glyph.blank) {
      blank = true;
      continue;
    }
    if (last) {
      const gap = (glyph.x - last.x - last.width) / Math.max(glyph.size, last.size);
      if (blank || last.word || (!stretched && gap > leastGap(last.text, glyph.text))) text += ' ';
    }
    text += glyph.text;
    last = glyph;
    blank = false;
  }
  return tidied(text);
}

/**
 * In ems. Word processors set a quarter of an em between Hangul and Latin letters or digits ("2025년"): that is no
 * blank, so more is asked for there.
 */
function leastGap(before: string, after: string): number {
  const mixed =
    (hangul.test(before) && latin.test(after[0] ?? '')) ||
    (latin.test(before.at(-1) ?? '') && hangul.test(after));
  return mixed ? 0.32 : 0.17;
}

/** Letters set apart evenly (a heading's "목  차" drawn letter by letter) are one word. */
function isStretched(run: readonly Glyph[]): boolean {
  if (run.length < 3 || run.some(({ blank, word }) => blank || word)) return false;
  const gaps = run.slice(1).map((glyph, i) => (glyph.x - run[i]!.x - run[i]!.width) / glyph.size);
  const least = Math.min(...gaps);
  return least > 0.1 && Math.max(...gaps) - least < 0.12;
}

const ligatures = /[\ufb00-\ufb06]/g;

function tidied(text: string): string {
  return text
    .replace(/\u00ad\s*$/, '-')
    .replace(/[\u0000-\u001f\u007f\u00ad\u200b-\u200f\ufeff\ufffc]/g, '')
    .replace(ligatures, (one) => one.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
