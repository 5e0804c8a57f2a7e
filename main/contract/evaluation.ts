/** What crosses the border when answers are measured. All figures are shares between 0 and 1 unless said otherwise. */
import { z } from 'zod';
import type { Citation } from './answer.ts';

export interface RetrievalScores {
  /** Answerable questions. */
  readonly n: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly hit5: number;
  readonly hit10: number;
  readonly mrr: number;
  readonly ndcg10: number;
}

export interface AnswerScores {
  /** Share of citations whose file is right, over answerable questions. */
  readonly citationPrecision: number;
  /** Share of answerable questions with citations whose first citation's file is right. */
  readonly firstCitationRight: number;
  /** Share of gold evidence segments that stand in one quote (≥ 80 % of their characters). */
  readonly evidenceRecall: number;
  /** Mean characters of an answer's quotes together. */
  readonly quotedCharacters: number;
  readonly refusal: {
    /** Of the refused, how many are unanswerable. */
    readonly precision: number;
    /** Of the unanswerable, how many are refused. */
    readonly recall: number;
    /** Of the answerable, how many are refused. */
    readonly falseRefusals: number;
    /** Of the unanswerable, and of the answerable, how many are refused or marked unsure. */
    readonly cautious: number;
    readonly cautiousAnswerable: number;
  };
  /** Of the answers that are sure, how many cite the right file first. */
  readonly sureRight: number;
  /** Share of all questions that are answered as sure. */
  readonly sure: number;
  /** Share of answers worded in the question's language. */
  readonly languageKept: number;
  /**
   * Of the answerable questions whose expected answer holds numbers, dates or codes: how many answers say all of them.
   * `factsAsked` counts these questions; 0 of none.
   */
  readonly factsRight: number;
  readonly factsAsked: number;
  /** Sentences of a model that failed their check, a question. */
  readonly leftOut: number;
  /** Share of questions where the quotes stood in for a mode that failed. */
  readonly fellBack: number;
}

export interface Scores {
  readonly retrieval: RetrievalScores;
  readonly answers: AnswerScores;
}

export interface Evaluation extends Scores {
  readonly byCategory: Readonly<Record<string, Scores>>;
  readonly byStyle: Readonly<Record<string, Scores>>;
  /** `process × keyword`; empty where the sheet has not both. */
  readonly byCategoryAndStyle: Readonly<Record<string, Scores>>;
  readonly questions: readonly {
    readonly id: string;
    /** The first right document's rank; null where it was not found. */
    readonly rank: number | null;
    readonly confidence: string;
    readonly firstCitation: string | null;
  }[];
}

export type EvaluateEvent =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'done';
      readonly evaluation: Evaluation;
      /** The stored run's number, where it was to be kept. */
      readonly run?: number;
      /** Right files of the sheet that are not in the library: they count as not found. Absent where none are missing. */
      readonly missingFiles?: readonly string[];
    };

/** A question of a run: what was expected, what came, and how a person scored it. */
export interface EvaluationRow {
  /** From 0, in the sheet's order. */
  readonly ordinal: number;
  readonly id: string;
  readonly question: string;
  readonly category: string | null;
  readonly style: string | null;
  readonly unanswerable: boolean;
  readonly goldFiles: readonly string[];
  readonly goldAnswer: string | null;
  readonly evidence: string | null;
  /** The first right document's rank; null where it was not found, and for unanswerable questions. */
  readonly rank: number | null;
  readonly confidence: string;
  readonly refused: boolean;
  readonly answer: string;
  readonly citations: readonly {
    readonly n: number;
    readonly path: string;
    readonly title: string;
    readonly quote: string;
    /** As `Citation.rows`; absent in older runs. */
    readonly rows?: Citation['rows'];
    /** It cites one of the right files. */
    readonly right: boolean;
  }[];
  /** Share of the evidence's segments that stand in a quote; null where the sheet names none. */
  readonly evidenceFound: number | null;
  /** The answer says all numbers, dates and codes of the expected one; null where that has none, absent in older runs. */
  readonly factsRight?: boolean | null;
  /** As call-centre evaluations score: 0 wrong, 1 in part, 2 right; null where not scored. */
  readonly accuracy: number | null;
  readonly detail: number | null;
  readonly note: string;
}

export interface EvaluationRun {
  readonly id: number;
  /** The sheet's absolute path. */
  readonly sheet: string;
  /** SHA-256 of the sheet's bytes, hex: runs of equal sheets compare question by question. */
  readonly sheetHash: string;
  /** ISO 8601. */
  readonly ran: string;
  readonly seconds: number;
  /** What answered: version, answer mode, chat model, adapters, embedder, documents in the library. */
  readonly settings: Readonly<Record<string, string | number | null>>;
  readonly questions: number;
  readonly scores: Scores;
  /** A person's scores so far: how many questions have both, and their means from 0 to 2 (null for none). */
  readonly scored: {
    readonly questions: number;
    readonly accuracy: number | null;
    readonly detail: number | null;
  };
}

export interface EvaluationDetail {
  readonly run: EvaluationRun;
  readonly byCategory: Readonly<Record<string, Scores>>;
  readonly byStyle: Readonly<Record<string, Scores>>;
  /** Right files that the library lacked when it ran; absent where it lacked none, and in older runs. */
  readonly missingFiles?: readonly string[];
  readonly rows: readonly EvaluationRow[];
}

/** Two runs question by question; questions are the same where their id and words are. */
export interface EvaluationComparison {
  readonly before: EvaluationRun;
  readonly after: EvaluationRun;
  readonly rows: readonly {
    readonly id: string;
    readonly question: string;
    readonly category: string | null;
    readonly style: string | null;
    readonly before: EvaluationRow;
    readonly after: EvaluationRow;
    /**
     * By a person's scores, where both were scored; else or where these are equal by rank, then by the evidence found,
     * the facts said, and the first citation being right.
     */
    readonly change: 'better' | 'worse' | 'same';
  }[];
  /** Questions of one run only. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

const score = z.number().int().min(0).max(2).nullable();

export const evaluationInputs = {
  one: z.object({ id: z.number().int() }),
  compare: z.object({ before: z.number().int(), after: z.number().int() }),
  /** What is not given stays. */
  score: z.object({
    id: z.number().int(),
    ordinal: z.number().int().min(0),
    accuracy: score.optional(),
    detail: score.optional(),
    note: z.string().max(2000).optional(),
  }),
  remove: z.object({ ids: z.array(z.number().int()).min(1).max(10_000) }),
  export: z.object({ id: z.number().int(), format: z.enum(['xlsx', 'jsonl']) }),
};
