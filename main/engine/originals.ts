/** Originals: where they lie, and which of them may be handed to another program. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { FootnoteError } from '../contract/index.ts';
import type { Library, StoredDocument } from '../library/index.ts';

/** Documents, pictures, films and sound; never programs, scripts, shortcuts or archives. */
const documentTypes = new Set(
  (
    'html htm xhtml mht mhtml txt md log csv pdf doc docx rtf odt xls xlsx ods ppt pptx odp hwp hwpx ' +
    'png jpg jpeg gif bmp tif tiff webp eml msg mp4 m4v mov webm mkv avi mp3 m4a wav'
  ).split(' '),
);

export function openable(file: string): boolean {
  return documentTypes.has(path.extname(file).slice(1).toLowerCase());
}

/**
 * The absolute path of a file below a root.
 * @throws FootnoteError `outside-root` where `..` or a link leads out, `original-missing`
 */
export function originalPath(root: string, relative: string): string {
  const [first, ...others] = spellings(root, relative);
  if (!first) throw new FootnoteError('outside-root');
  let missing: unknown;
  for (const absolute of [first, ...others]) {
    let real: string;
    try {
      real = realpathSync(absolute);
    } catch (error) {
      missing ??= error;
      continue;
    }
    if (!contains(realpathSync(root), real)) throw new FootnoteError('outside-root');
    return absolute;
  }
  throw new FootnoteError('original-missing', { path: first }, missing);
}

/**
 * Where a path of the library may lie: as it is kept (NFC), and as macOS writes Korean names (NFD). None where it leads
 * out of the root.
 */
export function spellings(root: string, relative: string): string[] {
  const names = [...new Set([relative, relative.normalize('NFD')])];
  return names.map((name) => path.resolve(root, name)).filter((absolute) => contains(root, absolute));
}

export function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !/^\.\.(?:$|[/\\])/.test(relative) && !path.isAbsolute(relative);
}

/** The file to show in its folder: any type may be shown, nothing is run by it. Errors as `openableOriginal`. */
export function revealableOriginal(library: Library, document: StoredDocument, attachment?: string): string {
  return originalPath(document.root, relativeOriginal(library, document, attachment));
}

/**
 * The file to hand over for a document, or for a file that it links to.
 * @throws FootnoteError as `originalPath`; `type-refused`; `document-missing` for a path that it does not link to
 */
export function openableOriginal(library: Library, document: StoredDocument, attachment?: string): string {
  const file = originalPath(document.root, relativeOriginal(library, document, attachment));
  if (!openable(file)) throw new FootnoteError('type-refused', { type: path.extname(file) || '?' });
  return file;
}

function relativeOriginal(library: Library, document: StoredDocument, attachment?: string): string {
  if (attachment !== undefined && !library.linksOf(document.id).some((link) => link.path === attachment)) {
    throw new FootnoteError('document-missing');
  }
  const read = attachment === undefined ? document : library.documentAt(document.rootId, attachment);
  // A file inside another one is opened with the file that holds it.
  return read ? (read.container ?? read.filePath) : attachment!;
}
