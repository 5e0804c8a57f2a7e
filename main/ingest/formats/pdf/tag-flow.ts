import type { Line, PageItem, Told } from '../layout/index.ts';

/** The lines of one told block; an untagged jump (another column) stays one block: the file says so. */
export function flow(lines: readonly Line[], told: Told): PageItem[] {
  const x0 = Math.min(...lines.map((line) => line.x0));
  const x1 = Math.max(...lines.map((line) => line.x1));
  const column = [x0, x1] as const;
  return [{ kind: 'told', told, lines: lines.map((line) => ({ ...line, column })) }];
}
