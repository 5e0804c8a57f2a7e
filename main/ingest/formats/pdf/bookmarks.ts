import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bookmark } from '../layout/index.ts';

interface OutlineNode {
  readonly title?: string;
  readonly dest?: unknown;
  readonly items?: readonly OutlineNode[];
}

const most = 5_000;
const deepest = 6;

/** The file's bookmarks with their levels and pages; none where the file has no outline. */
export async function bookmarksOf(file: PDFDocumentProxy): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  const walk = async (nodes: readonly OutlineNode[], level: number): Promise<void> => {
    for (const node of nodes) {
      if (found.length >= most) return;
      const page = await pageOf(file, node.dest);
      if (node.title) found.push({ title: node.title, level, ...(page ? { page } : {}) });
      if (node.items && level < deepest) await walk(node.items, level + 1);
    }
  };
  const outline = await file.getOutline().catch(() => null);
  if (outline) await walk(outline, 1);
  return found;
}

async function pageOf(file: PDFDocumentProxy, dest: unknown): Promise<number | undefined> {
  try {
    const explicit = typeof dest === 'string' ? await file.getDestination(dest) : dest;
    const target: unknown = Array.isArray(explicit) ? explicit[0] : undefined;
    if (typeof target === 'number') return target + 1;
    return target ? (await file.getPageIndex(target as never)) + 1 : undefined;
  } catch {
    // A bookmark that leads nowhere still names a heading.
    return undefined;
  }
}
