/** Figures of a run as they are shown, and its questions laid out by category and style. */
import type { EvaluationRow } from '../../main/contract/evaluation.ts';

export const percent = (share: number) => `${Math.round(share * 100)}%`;

export interface Cell {
  /** Answerable questions. */
  readonly n: number;
  /** Of these, with the right document first. */
  readonly first: number;
}

export interface Grid {
  readonly categories: readonly string[];
  readonly styles: readonly string[];
  cell(category: string | null, style: string | null): Cell;
}

/** A question without a category or a style stands under the empty name. */
export function gridOf(rows: readonly EvaluationRow[]): Grid {
  const answerable = rows.filter(({ unanswerable }) => !unanswerable);
  const names = (of: (row: EvaluationRow) => string | null) =>
    [...new Set(answerable.map((row) => of(row) ?? ''))].sort((a, b) => a.localeCompare(b, 'ko'));
  return {
    categories: names(({ category }) => category),
    styles: names(({ style }) => style),
    cell(category, style) {
      const inside = answerable.filter(
        (row) =>
          (category === null || (row.category ?? '') === category) &&
          (style === null || (row.style ?? '') === style),
      );
      return { n: inside.length, first: inside.filter(({ rank }) => rank === 1).length };
    },
  };
}
