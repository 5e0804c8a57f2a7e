/** The problems list in groups of one kind, the largest first. */
import type { Problem } from '../../main/contract/library.ts';

export interface ProblemGroup {
  readonly code: string;
  readonly problems: readonly Problem[];
  /** What to do: the same for all of a kind, but for parameters; then the first one's. */
  readonly action: string;
  /** What happened, where it is the same for all; null where each says its own. */
  readonly message: string | null;
}

export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const byCode = Map.groupBy(problems, ({ code }) => code);
  const groups = [...byCode].map(([code, own]) => {
    const messages = new Set(own.map(({ message }) => message));
    return {
      code,
      problems: own,
      action: own[0]?.action ?? '',
      message: own.length > 1 && messages.size === 1 ? (own[0]?.message ?? null) : null,
    };
  });
  return groups.sort((a, b) => b.problems.length - a.problems.length || a.code.localeCompare(b.code));
}

/** Those with every word of the filter in their path or message; Hangul in either normal form, any case. */
export function matching(problems: readonly Problem[], filter: string): readonly Problem[] {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const words = plain(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return problems;
  return problems.filter((problem) => {
    const text = plain(`${problem.root}/${problem.path} ${problem.message}`);
    return words.every((word) => text.includes(word));
  });
}
