/** Figures of a run as they are shown, what it was made with, and its questions laid out by category and style. */
import type { TFunction } from 'i18next';
import type { WantedMode } from '../../main/contract/answering.ts';
import type { EvaluationRow, EvaluationRun } from '../../main/contract/evaluation.ts';
import { modes } from '../ask/modes.ts';

export const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);

/** A run's value for a setting, in words; `–` where it has none. */
export function settingOf(
  { settings }: EvaluationRun,
  name: 'mode' | 'model' | 'adapters' | 'embedder' | 'documents' | 'version',
  t: TFunction,
): string {
  const value = settings[name];
  if (value === undefined || value === null || value === '') return '–';
  if (name === 'mode' && modes.includes(value as WantedMode)) return t(`manner.modes.${value as WantedMode}`);
  // `name:scale`, several of them with a plus.
  return name === 'adapters' ? String(value).replace(/:([\d.]+)(?= \+ |$)/g, ' × $1') : String(value);
}

/** The mode, the model, and the adapters. Without a model every mode but the quotes' is the quotes'. */
export function madeWith(run: EvaluationRun, t: TFunction): string {
  if (run.settings.model === null) return t('manner.modes.quote');
  const parts = (['mode', 'model', 'adapters'] as const).map((name) => settingOf(run, name, t));
  return parts.filter((part) => part !== '–').join(' · ');
}

/** Of a run's answers; null where no question asks for it. */
export const refused = ({ questions, scores: { retrieval, answers } }: EvaluationRun): number | null =>
  questions > retrieval.n ? answers.refusal.recall : null;
export const sureRight = ({ scores: { answers } }: EvaluationRun): number | null =>
  answers.sure > 0 ? answers.sureRight : null;
export const facts = ({ scores: { answers } }: EvaluationRun): number | null =>
  answers.factsAsked > 0 ? answers.factsRight : null;

/** What the questions are laid out by, each 0 to 1 for a question; null where a question has none. */
export const shares = {
  hit1: ({ unanswerable, rank }) => (unanswerable ? null : Number(rank === 1)),
  evidence: ({ evidenceFound }) => evidenceFound,
  facts: ({ factsRight }) => (factsRight == null ? null : Number(factsRight)),
  accuracy: ({ accuracy }) => accuracy && accuracy / 2,
  detail: ({ detail }) => detail && detail / 2,
} as const satisfies Record<string, (row: EvaluationRow) => number | null>;

export type Share = keyof typeof shares;

export interface Cell {
  /** Questions that have the figure. */
  readonly n: number;
  /** What they reach together: a whole for each that is right. */
  readonly sum: number;
}

export interface Grid {
  readonly categories: readonly string[];
  readonly styles: readonly string[];
  cell(category: string | null, style: string | null): Cell;
}

/** A question without a category or a style stands under the empty name. */
export function gridOf(rows: readonly EvaluationRow[], share: Share): Grid {
  const having = rows.filter((row) => shares[share](row) !== null);
  const names = (of: (row: EvaluationRow) => string | null) =>
    [...new Set(having.map((row) => of(row) ?? ''))].sort((a, b) => a.localeCompare(b, 'ko'));
  return {
    categories: names(({ category }) => category),
    styles: names(({ style }) => style),
    cell(category, style) {
      const inside = having.filter(
        (row) =>
          (category === null || (row.category ?? '') === category) &&
          (style === null || (row.style ?? '') === style),
      );
      return { n: inside.length, sum: inside.reduce((sum, row) => sum + (shares[share](row) ?? 0), 0) };
    },
  };
}
