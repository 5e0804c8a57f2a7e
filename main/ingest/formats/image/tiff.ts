/** TIFF: scans and faxes, a page a picture. Unpacked by utif2 from directories that we have checked (tiff-pages.ts). */
import { runInNewContext } from 'node:vm';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { FootnoteError } from '../../../contract/errors.ts';
import { imageLimits } from './limits.ts';
import { drawable, tooLarge, type Unpacked, type UnpackedPages } from './picture.ts';
import { type TiffPage, tiffLimits, tiffPages } from './tiff-pages.ts';

const damaged = (cause?: unknown) => new FootnoteError('damaged', { format: 'TIFF' }, cause);

/** @throws FootnoteError `damaged`, `too-large`, `no-text` */
export function unpackTiff(bytes: Uint8Array): UnpackedPages {
  const all = tiffPages(bytes);
  if (all.length === 0) throw damaged();
  const large = all.find(({ width, height }) => width * height > imageLimits.pixels);
  if (large) throw tooLarge(large.width * large.height * 4, imageLimits.pixels * 4);
  const readable = all.filter(({ width, height }) => Math.min(width, height) >= imageLimits.side);
  if (readable.length === 0) throw new FootnoteError('no-text');
  const read = readable.slice(0, tiffLimits.pages);
  return {
    pages: unpackEach(bytes, read),
    count: read.length,
    leftOut: readable.length - read.length,
  };
}

function* unpackEach(bytes: Uint8Array, pages: readonly TiffPage[]): Generator<Unpacked | undefined> {
  const file = bytes.slice().buffer;
  for (const page of pages) {
    const picture = pixelsOf(file, page);
    yield picture && drawable(picture, page.width, page.height * page.stretch);
  }
}

function pixelsOf(file: ArrayBuffer, { width, height, tags }: TiffPage): Canvas | undefined {
  const image = { ...tags, width, height, data: undefined as unknown as Uint8Array };
  try {
    const rgba = inTime(timeFor(width * height), () => {
      UTIF.decodeImage(file, image);
      return tags.t262?.[0] === 5 ? rgbOfInks(image.data, image) : UTIF.toRGBA8(image);
    });
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(width, height);
    pixels.data.set(rgba.subarray(0, pixels.data.length));
    context.putImageData(pixels, 0, 0);
    return canvas;
  } catch {
    // utif2 throws strings and whatever its arithmetic on damaged bytes ends in.
    return undefined;
  }
}

/** Milliseconds that unpacking a page may take; a JPEG of 0.4 megapixels takes 230, a fax 30. */
const timeFor = (pixels: number): number => 1_500 + Math.ceil(pixels / 250);

/** utif2 never ends on some damaged bits; V8 ends what runs in a context beyond its time, wherever it was defined. */
const inTime = <T>(timeout: number, work: () => T): T =>
  runInNewContext('work()', { work }, { timeout }) as T;

/** Cyan, magenta, yellow and black, eight bits each, without a colour profile: text needs no true colours. */
function rgbOfInks(
  inks: Uint8Array,
  { width, height, ...tags }: { width: number; height: number },
): Uint8Array {
  const samples = (tags as Record<string, number[]>).t277?.[0] ?? 4;
  const rgba = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; to < rgba.length; from += samples, to += 4) {
    const black = inks[from + 3]!;
    for (let ink = 0; ink < 3; ink++) rgba[to + ink] = 255 - Math.min(255, inks[from + ink]! + black);
    rgba[to + 3] = 255;
  }
  return rgba;
}
