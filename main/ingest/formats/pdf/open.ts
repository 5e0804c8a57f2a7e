/** pdf.js with everything it needs from its own package: nothing is fetched. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FootnoteError } from '../../../contract/errors.ts';

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js reads its data with `node:fs`: paths, not addresses, and each ends with a separator. */
const inPackage = (name: string) => join(folder, name) + sep;

export interface OpenOptions {
  /** Pictures are decoded too, up to this many pixels each; 0 leaves them out, which saves most of the time. */
  readonly picturePixels: number;
}

/**
 * Opens a PDF.
 * @throws FootnoteError `encrypted` where a password is asked for, `not-format`, `damaged`
 */
export async function openPdf(bytes: Uint8Array, { picturePixels }: OpenOptions): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // pdf.js takes the buffer for itself, and refuses Node's own kind.
    data: new Uint8Array(bytes),
    cMapUrl: inPackage('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: inPackage('standard_fonts'),
    wasmUrl: inPackage('wasm'),
    iccUrl: inPackage('iccs'),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: picturePixels === 0 ? 1 : picturePixels,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy().catch(() => undefined);
    if (error instanceof Error && error.name === 'PasswordException')
      throw new FootnoteError('encrypted', { format: 'PDF' }, error);
    throw new FootnoteError('damaged', { format: 'PDF' }, error);
  }
}

/** A PDF begins with `%PDF-`, by the standard within its first 1,024 bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024 + 5)).includes('%PDF-');
}
