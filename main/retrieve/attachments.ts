/** The files that a page links to: forms, price lists. */
import type { Attachment } from '../contract/index.ts';
import type { Library } from '../library/index.ts';

export const isPage = (path: string): boolean => /\.(x?html?|mht|mhtml)$/i.test(path);

/** A name with an ending; the pages of a wiki's server (`edit`, `list.do`) have none, or one of these. */
const isFile = (path: string) =>
  /\.[a-z0-9]{1,8}$/i.test(path) && !/\.(do|action|jsp|php|aspx?|cgi)$/i.test(path);

/** Each file once, under its first link's text; links between pages are no attachments. */
export function attachmentsOf(library: Library, documentId: number): Attachment[] {
  const files = new Map<string, Attachment>();
  for (const link of library.linksOf(documentId)) {
    if (isPage(link.path) || files.has(link.path)) continue;
    if (link.documentId !== null || isFile(link.path)) files.set(link.path, link);
  }
  return [...files.values()];
}
