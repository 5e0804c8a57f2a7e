/** An unpacked picture, whatever it was packed by. */
import type { Canvas, Image } from '@napi-rs/canvas';
import { FootnoteError } from '../../../contract/errors.ts';
import { pageCanvas } from '../ocr/index.ts';

export interface Unpacked {
  /** Pixels, as they stand in the file. */
  readonly width: number;
  readonly height: number;
  /** Drawn on white, so many times larger; smaller where it would pass the limit of recognition. */
  draw(by: number): { readonly canvas: Canvas; readonly scale: number };
}

export interface UnpackedPages {
  /** One by one: a page may take hundreds of megabytes. Undefined for one that is damaged among others. */
  readonly pages: Iterable<Unpacked | undefined>;
  /** Of `pages`. */
  readonly count: number;
  /** Pages beyond the limit. */
  readonly leftOut: number;
}

/** A picture that is stretched to this size in pixels where it has another one. */
export function drawable(picture: Canvas | Image, width: number, height: number): Unpacked {
  return {
    width,
    height,
    draw: (by) => {
      const made = pageCanvas(width, height, by);
      made.canvas.getContext('2d').drawImage(picture, 0, 0, width * made.scale, height * made.scale);
      return made;
    },
  };
}

const megabytes = (value: number) => Math.round(value / 1_000_000);

/** Bytes that it is, and that it may be. */
export const tooLarge = (size: number, limit: number): FootnoteError =>
  new FootnoteError('too-large', { size: megabytes(size), limit: megabytes(limit) });
