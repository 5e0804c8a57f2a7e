/**
 * One tesseract worker a process, started at the first picture, with Korean and English data from npm packages:
 * nothing is fetched and nothing is cached on disk.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { median } from '../layout/box.ts';
import type { Box } from '../layout/index.ts';

export interface Word extends Box {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  /** The size of its line's type in pixels, estimated from the line's letters. */
  readonly size: number;
  /** The number of its line in this recognition. */
  readonly line: number;
  /** Its number in that line. */
  readonly index: number;
  /** A blank follows it, or it is the line's last. */
  readonly blankAfter: boolean;
}

/** Page segmentation modes of tesseract: automatic, and one uniform block. */
export type Segmentation = '3' | '6';

interface TesseractWorker {
  readonly worker: Pick<Worker, 'on' | 'off' | 'ref' | 'unref'>;
  recognize(image: Uint8Array, options: object, output: object): Promise<{ data: { blocks: unknown } }>;
  terminate(): Promise<void>;
}

let running: Promise<TesseractWorker> | null = null;
const packages = createRequire(import.meta.url);

async function start(): Promise<TesseractWorker> {
  const { createWorker } = packages('tesseract.js') as {
    createWorker: (...options: unknown[]) => Promise<TesseractWorker>;
  };
  // tesseract.js wants both languages in one folder; it reads them into memory before it answers.
  const folder = await mkdtemp(join(tmpdir(), 'footnote-ocr-'));
  try {
    for (const language of ['kor', 'eng']) {
      const data = dirname(packages.resolve(`@tesseract.js-data/${language}/package.json`));
      const name = `${language}.traineddata.gz`;
      await writeFile(join(folder, name), await readFile(join(data, '4.0.0_best_int', name)));
    }
    const made = await createWorker(['kor', 'eng'], 1, {
      langPath: folder,
      gzip: true,
      cacheMethod: 'none',
      // Without a handler, a refused picture would be thrown outside of any promise.
      errorHandler: () => undefined,
    });
    made.worker.on('error', () => {
      running = null;
    });
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The words of a picture, or null where it could not be read or took too long (the worker is ended then; the next
 * call starts another).
 * @param image PNG
 * @param rectangle a part of it, in pixels
 */
export async function recogniseWords(
  image: Uint8Array,
  segmentation: Segmentation,
  timeLimit: number,
  rectangle?: Box,
): Promise<Word[] | null> {
  running ??= start();
  const worker = await running.catch((error: unknown) => {
    running = null;
    throw error;
  });
  // A worker that has nothing to do does not keep the process alive.
  worker.worker.ref();
  const { x0 = 0, y0 = 0, x1 = 0, y1 = 0 } = rectangle ?? {};
  const part = rectangle ? { rectangle: { left: x0, top: y0, width: x1 - x0, height: y1 - y0 } } : {};
  const job = worker
    .recognize(
      image,
      { tessedit_pageseg_mode: segmentation, user_defined_dpi: '200', ...part },
      { blocks: true, text: false },
    )
    .then(({ data }) => wordsOf(data.blocks))
    .catch(() => null);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeLimit);
  });
  let onExit = () => {};
  const ended = new Promise<null>((resolve) => {
    onExit = () => resolve(null);
    worker.worker.on('exit', onExit);
  });
  const words = await Promise.race([job, late, ended]);
  clearTimeout(timer);
  worker.worker.off('exit', onExit);
  worker.worker.unref();
  if (words === null) await closeRecognition();
  return words;
}

/** Ends the worker; the next picture starts another. */
export async function closeRecognition(): Promise<void> {
  const ending = running;
  running = null;
  await ending?.then((worker) => worker.terminate()).catch(() => undefined);
}

interface TesseractLine {
  readonly bbox: Box;
  readonly text?: string;
  readonly rowAttributes?: { readonly rowHeight?: number };
  readonly words?: readonly { readonly text: string; readonly confidence: number; readonly bbox: Box }[];
}

function wordsOf(blocks: unknown): Word[] {
  const list = (blocks ?? []) as { paragraphs?: { lines?: TesseractLine[] }[] }[];
  const lines = list.flatMap(({ paragraphs = [] }) => paragraphs.flatMap(({ lines: own = [] }) => own));
  return lines.flatMap(({ bbox, text: whole = '', rowAttributes, words = [] }, line) => {
    const rowSize = (rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0) * 0.85;
    const size = Math.min(rowSize, sizeOf(words) ?? rowSize);
    // Korean is cut into single syllables as often as into words; only the line's text has the true blanks.
    let at = 0;
    return words.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }, index) => {
      const found = whole.indexOf(text, at);
      const end = found < 0 ? at : found + text.length;
      const blankAfter = found < 0 || /^\s|^$/.test(whole.slice(end));
      at = end;
      return { x0, y0, x1, y1, text, confidence, size, line, index, blankAfter };
    });
  });
}

/** Ink of a Hangul syllable is about 0.88 of its type's size high, that of a figure or a capital 0.72. */
function sizeOf(words: NonNullable<TesseractLine['words']>): number | undefined {
  const heights = (shape: RegExp, share: number) =>
    words.filter(({ text }) => shape.test(text)).map(({ bbox }) => (bbox.y1 - bbox.y0) / share);
  const hangul = heights(/^[가-힣]+$/, 0.88);
  const found = hangul.length > 0 ? hangul : heights(/^[0-9A-Z]+$/, 0.72);
  return found.length > 0 ? median(found) : undefined;
}
