/** What Footnote can do with a file, by its extension. */
export type Readability = 'html' | 'text' | 'attachment' | 'ignored';

const kinds = new Map<string, Readability>();
const add = (kind: Readability, extensions: string) => {
  for (const extension of extensions.split(' ')) kinds.set(extension, kind);
};
add('html', 'html htm xhtml xht shtml');
add('text', 'txt text md markdown log');
add('attachment', 'docx docm dotx doc dot rtf odt ott hwp hwpx hml pdf xps epub');
add('attachment', 'xlsx xlsm xlsb xls xlt xltx csv tsv ods pptx pptm ppsx ppt pps potx odp');
add('attachment', 'png jpg jpeg gif bmp tif tiff webp heic');
add('attachment', 'eml msg mht mhtml zip 7z alz egg');

/** The lower-case extension of a path or of a link's target (query and fragment are cut), without the dot. */
export function extensionOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/**
 * By extension: a page, plain text, an attachment (a document of its own that a page may link to), or nothing that
 * a person reads (style sheets, scripts, fonts, programs, files without an extension).
 */
export function readable(path: string): Readability {
  return kinds.get(extensionOf(path)) ?? 'ignored';
}
