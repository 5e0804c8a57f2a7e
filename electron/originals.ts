/**
 * Which originals the shell hands to their own programs: documents, by a list of what is allowed. The engine has
 * checked already that the file lies in an ingested folder; the shell checks the type again, because the engine is the
 * process that reads untrusted manuals.
 */
import { realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute } from 'node:path';

/** No type that can carry a program as such, a shortcut, or macros that run without a question (.docm, .xlsm …). */
const documents: ReadonlySet<string> = new Set(
  (
    'htm html xhtml mht mhtml txt md csv tsv log pdf rtf ' +
    'doc docx dot dotx xls xlsx ppt pptx pps ppsx odt ods odp hwp hwpx ' +
    'eml msg png jpg jpeg gif bmp webp tif tiff'
  )
    .split(' ')
    .map((type) => `.${type}`),
);

/** True where the file is there and is a document, also behind a symbolic link. */
export async function isOpenable(path: string): Promise<boolean> {
  if (!isAbsolute(path) || !hasDocumentName(path)) return false;
  const real = await realpath(path).catch(() => null);
  if (real === null || !hasDocumentName(real)) return false;
  return (await stat(real)).isFile();
}

function hasDocumentName(path: string): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return !hasTricks(path) && documents.has(extname(name).toLowerCase());
}

/**
 * Windows drops trailing dots and blanks and takes `a.txt:b.exe` for a stream of a.txt; a leading `\\\\` would make it
 * sign in to a stranger's server. None of these is a name that a manual's folder needs.
 */
function hasTricks(path: string): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  if (/[\u0000-\u001f]/.test(path) || /[. ]$/.test(name) || name.includes(':')) return true;
  return /^(\\\\|\/\/)[?.][\\/]/.test(path);
}

/** True where the file is there: showing it in its folder runs nothing, so any type may be shown. */
export async function isRevealable(path: string): Promise<boolean> {
  if (!isAbsolute(path) || hasTricks(path)) return false;
  return (await realpath(path).catch(() => null)) !== null;
}
