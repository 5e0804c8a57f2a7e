/** One question and what came of it, built up from the events of its answer. */
import type { Answer, AnswerEvent, Citation, Confidence } from '../../main/contract/answer.ts';
import type { Choice, Step } from '../../main/contract/answering.ts';
import type { FootnoteError } from '../../main/contract/errors.ts';
import type { Filters } from '../../main/contract/filters.ts';

export interface Sentence {
  readonly text: string;
  /** The numbers of its footnotes. */
  readonly citations: readonly number[];
  /** Said about the answer, not in it. */
  readonly note?: Extract<AnswerEvent, { type: 'sentence' }>['note'] | undefined;
}

export interface Turn {
  readonly id: number;
  readonly question: string;
  /** Where it was asked; empty: everywhere. */
  readonly filters: Filters;
  readonly state: 'asking' | 'done' | 'stopped' | 'failed';
  /** Null until the evidence came. */
  readonly confidence: Confidence | null;
  readonly citations: readonly Citation[];
  readonly sentences: readonly Sentence[];
  /** Null until the whole answer came. */
  readonly answer: Answer | null;
  readonly error: FootnoteError | null;
  readonly making: Making;
  /** The same question answered without adapters, to be compared. */
  readonly beside?: Turn | undefined;
}

/** A turn of the conversation, or one that stands beside it: each has footnotes of its own. */
export function turnOf(turns: readonly Turn[], id: number): Turn | undefined {
  return turns.flatMap((turn) => (turn.beside ? [turn, turn.beside] : [turn])).find((turn) => turn.id === id);
}

/** What is known of how the answer comes about. */
export interface Making {
  /** The citations are the best quotes while a model writes. */
  readonly provisional: boolean;
  /** Questions before this one; null where it does not wait. */
  readonly queued: number | null;
  readonly steps: readonly Step[];
  /** The follow-up as it was understood. */
  readonly standalone: string | null;
  readonly alsoSearched: readonly string[];
  readonly choice: Choice | null;
}

const notMade: Making = {
  provisional: false,
  queued: null,
  steps: [],
  standalone: null,
  alsoSearched: [],
  choice: null,
};

export function newTurn(id: number, question: string, filters: Filters = {}): Turn {
  return {
    id,
    question,
    filters,
    state: 'asking',
    confidence: null,
    citations: [],
    sentences: [],
    answer: null,
    error: null,
    making: notMade,
  };
}

export function withEvent(turn: Turn, event: AnswerEvent): Turn {
  const made = (more: Partial<Making>): Turn => ({ ...turn, making: { ...turn.making, ...more } });
  switch (event.type) {
    case 'evidence': {
      const { confidence, citations, provisional = false } = event;
      return { ...made({ provisional }), confidence, citations };
    }
    case 'citation': {
      // The model's own citations take the place of the quotes that were shown meanwhile.
      const before = turn.making.provisional ? [] : turn.citations;
      return { ...made({ provisional: false, queued: null }), citations: [...before, event.citation] };
    }
    case 'sentence': {
      const text = withoutMarks(event.text, event.citations);
      const sentence = { text, citations: event.citations, ...(event.note ? { note: event.note } : {}) };
      return { ...made({ queued: null }), sentences: [...turn.sentences, sentence] };
    }
    case 'queued':
      return made({ queued: event.before });
    case 'step':
      return made({ steps: [...turn.making.steps, event.step] });
    case 'rewritten':
      return made({ standalone: event.question });
    case 'also-searched':
      return made({ alsoSearched: event.questions });
    case 'choice':
      return made({ choice: event.choice });
    case 'left-out':
      return turn;
    case 'done':
      return whole(made({ provisional: false, queued: null }), event.answer);
  }
}

function whole(turn: Turn, answer: Answer): Turn {
  return {
    ...turn,
    state: 'done',
    answer,
    confidence: answer.confidence,
    citations: answer.citations,
    sentences: turn.sentences.length > 0 ? turn.sentences : readMarks(answer.answer),
  };
}

/** The marks are shown as buttons, so they leave the text; a `[1]` that is no footnote of the sentence stays. */
function withoutMarks(text: string, numbers: readonly number[]): string {
  return text.replace(/\s*\[(\d{1,3})\]/g, (mark, n) => (numbers.includes(Number(n)) ? '' : mark)).trim();
}

/** An answer's plain text as sentences: each line, or each run of text that ends with marks. */
export function readMarks(answer: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const [run] of answer.matchAll(/[^\n]*?(?:\s*\[\d{1,3}\])+|[^\n]+/g)) {
    const citations = [...run.matchAll(/\[(\d{1,3})\]/g)].map((mark) => Number(mark[1]));
    const text = withoutMarks(run, citations);
    if (text !== '') sentences.push({ text, citations });
  }
  return sentences;
}

/** The engine's own words around the quotes: its caution, its refusal. They have no footnote. */
export function remarks(turn: Turn): readonly string[] {
  return turn.sentences
    .filter(({ citations, note }) => citations.length === 0 && note === undefined)
    .map(({ text }) => text);
}

/** What is to be known about the answer: that something was left out, that quotes stand in, that it has no source. */
export function notes(turn: Turn): readonly string[] {
  return turn.sentences
    .filter(({ note }) => note !== undefined && note !== 'foreign')
    .map(({ text }) => text);
}

/** That the question is in neither Korean nor English; null where it is. */
export const foreign = (turn: Turn): string | null =>
  turn.sentences.find(({ note }) => note === 'foreign')?.text ?? null;

/** The heading path below the title: many pages repeat their title as the first heading. */
export function headingBelow({
  title,
  heading,
}: {
  readonly title: string;
  readonly heading: string;
}): string {
  const [first, ...rest] = heading.split(' › ');
  return first?.trim() === title.trim() ? rest.join(' › ') : heading;
}

/** True where some sentence says the quote as it stands: it need not be read twice. */
export function isSaid(turn: Turn, citation: Citation): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/[\s"'“”‘’«»]/g, '');
  const quote = bare(citation.quote);
  return turn.sentences.some((sentence) => bare(sentence.text).includes(quote));
}
