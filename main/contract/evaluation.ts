/** What crosses the border when answers are measured. All figures are shares between 0 and 1 unless said otherwise. */

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
}

export interface Scores {
  readonly retrieval: RetrievalScores;
  readonly answers: AnswerScores;
}

export interface Evaluation extends Scores {
  readonly byCategory: Readonly<Record<string, Scores>>;
  readonly byStyle: Readonly<Record<string, Scores>>;
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
  | { readonly type: 'done'; readonly evaluation: Evaluation };
