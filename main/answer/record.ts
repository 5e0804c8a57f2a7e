/** What is remembered of an answer while it comes: the events, gathered to the whole `Answer`. */
import type { AdapterUse, Answer, AnswerEvent, AnswerMode, Citation, Step } from '../contract/index.ts';
import { askedIn } from '../language/index.ts';
import type { ModelCalls } from '../models/index.ts';
import { type Found, nearestOf } from './look.ts';
import { promptVersion } from './prompts.ts';

export interface Record {
  /** Sentences with citations so far. */
  readonly saidSentences: number;
  add(event: AnswerEvent): void;
  found(found: Found): void;
  /** The mode that a model answered in; `quote` where the quotes stand in for it. */
  used(mode: AnswerMode): void;
  set(known: Partial<Pick<Answer, 'kind' | 'choice' | 'fellBack' | 'confidence'>>): void;
  answer(): Answer;
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;

/** @param asked as it was typed */
export function createRecord(
  asked: string,
  question: string,
  models: ModelCalls | undefined,
  adapters: readonly AdapterUse[],
): Record {
  const started = performance.now();
  const since = () => tenths(performance.now() - started);
  const lines: string[] = [];
  const steps: Step[] = [];
  let own: Citation[] | null = null;
  let evidence: readonly Citation[] = [];
  let confidence: Answer['confidence'] = 'none';
  let found: Found | undefined;
  let mode: AnswerMode = 'quote';
  let known: Partial<Answer> = {};
  let standalone: string | null = null;
  let alsoSearched: readonly string[] = [];
  let leftOut = 0;
  let said = 0;
  let retrieve = 0;
  let firstToken = 0;

  return {
    get saidSentences() {
      return said;
    },
    add(event) {
      if (event.type === 'evidence') {
        if (retrieve === 0) retrieve = since();
        ({ confidence, citations: evidence } = event);
        own = null;
      } else if (event.type === 'citation') own = [...(own ?? []), event.citation];
      else if (event.type === 'sentence') {
        if (firstToken === 0) firstToken = since();
        if (event.citations.length > 0) said++;
        lines.push(event.text + event.citations.map((n) => ` [${n}]`).join(''));
      } else if (event.type === 'step') steps.push(event.step);
      else if (event.type === 'rewritten') standalone = event.question;
      else if (event.type === 'also-searched') alsoSearched = event.questions;
      else if (event.type === 'left-out') leftOut++;
    },
    found: (what) => {
      found = what;
    },
    used: (what) => {
      mode = what;
    },
    set: (more) => {
      known = { ...known, ...more };
    },
    answer() {
      const sure = known.confidence ?? confidence;
      const kind = known.kind ?? (sure === 'none' ? 'refusal' : 'answer');
      const model = mode === 'quote' ? undefined : models?.serving('chat');
      return {
        question: asked,
        answer: lines.join('\n'),
        language: askedIn(question),
        confidence: sure,
        refused: kind === 'refusal',
        citations: [...(own ?? evidence)],
        unknownWords: [...(found?.retrieval.strangeWords ?? [])],
        ...(found?.retrieval.didYouMean ? { didYouMean: found.retrieval.didYouMean } : {}),
        nearest: found && sure !== 'sure' ? nearestOf(found) : [],
        mode,
        ms: { retrieve, firstToken, total: since() },
        kind,
        model: model ? { name: model.name, hash: model.hash } : null,
        adapters: model ? [...adapters] : [],
        promptVersion: model ? promptVersion : null,
        leftOut,
        standalone,
        alsoSearched: [...alsoSearched],
        steps,
        choice: known.choice ?? null,
        fellBack: known.fellBack ?? null,
      };
    },
  };
}
