import type { PageItems } from '../layout/index.ts';
import type { Drawn } from './graphics.ts';

export function isWanting({ glyphs, unknown }: Drawn): boolean {
  return glyphs.length < 12 || unknown > glyphs.length * 0.3;
}
export async function recognisePages(
  _bytes: Uint8Array,
  _numbers: readonly number[],
): Promise<{ pages: PageItems[]; unsure: number; failed: number }> {
  return { pages: [], unsure: 0, failed: 0 };
}
