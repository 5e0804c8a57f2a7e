import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { recognitionLimits } from './limits.ts';

/** A white canvas for a page, of at most `recognitionLimits.pixels`; gives the scale that was taken. */
export function pageCanvas(width: number, height: number, wanted: number): { canvas: Canvas; scale: number } {
  const most = Math.sqrt(recognitionLimits.pixels / Math.max(1, width * height));
  const scale = Math.min(wanted, most);
  const canvas = createCanvas(Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, scale };
}
