/** Presentations to a document: a section a slide, with the slide as its place. */
import type { Document } from '../../../contract/document.ts';
import { readOdpSlides } from './odp/index.ts';
import { readPptSlides } from './ppt/index.ts';
import { readPptxSlides } from './pptx/index.ts';
import { presentationOf } from './write.ts';

/**
 * Reads a PPTX, also a show (PPSX) and one with macros (PPTM).
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-deep`, `too-many-elements`, `no-text`
 */
export async function readPptx(bytes: Uint8Array, name: string): Promise<Document> {
  const { slides, title, keywords } = readPptxSlides(bytes);
  return presentationOf(slides, { format: 'pptx', name, title, keywords });
}

/**
 * Reads an ODP.
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError as `readPptx`
 */
export async function readOdp(bytes: Uint8Array, name: string): Promise<Document> {
  const { slides, title, keywords } = readOdpSlides(bytes);
  return presentationOf(slides, { format: 'odp', name, title, keywords });
}

/**
 * Reads a PPT (PowerPoint 97–2003).
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError as `readPptx`
 */
export async function readPpt(bytes: Uint8Array, name: string): Promise<Document> {
  const { slides, title } = readPptSlides(bytes);
  return presentationOf(slides, { format: 'ppt', name, title });
}
