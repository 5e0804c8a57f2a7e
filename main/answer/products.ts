/**
 * Products as titles name them: of pages that lie side by side, what each title says and the others do not.
 * “기가라이트 요금 안내” and “기가슬림 요금 안내” are about 기가라이트 and 기가슬림.
 */
import path from 'node:path';
import { fold } from '../language/index.ts';

export interface Titled {
  readonly documentId: number;
  readonly title: string;
  /** Relative to its root. */
  readonly path: string;
}

export interface Product {
  readonly documentId: number;
  /** As the title writes it. */
  readonly name: string;
}

/** Folded characters that a name has at least: shorter ones stand inside other words. */
const shortestName = 3;

/** @returns one for each page whose title has words of its own and lies beside another page, in order */
export function productsOf(pages: readonly Titled[]): Product[] {
  const folders = Map.groupBy(pages, (page) => path.posix.dirname(page.path));
  const names = new Map<number, string>();
  for (const group of folders.values()) {
    if (group.length < 2) continue;
    const used = new Map<string, number>();
    for (const { title } of group)
      for (const word of new Set(wordsOf(title).map(fold))) used.set(word, (used.get(word) ?? 0) + 1);
    for (const { documentId, title } of group) {
      const own = wordsOf(title).filter((word) => used.get(fold(word)) === 1);
      const name = own.join(' ');
      if (fold(name).length >= shortestName) names.set(documentId, name);
    }
  }
  return pages.flatMap(({ documentId }) => {
    const name = names.get(documentId);
    return name === undefined ? [] : [{ documentId, name }];
  });
}

/** The words of a title, as it writes them. */
export const wordsOf = (title: string): string[] => title.split(/[\s_·/|:,()[\]-]+/).filter(Boolean);
