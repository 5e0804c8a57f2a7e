/**
 * A model's answer, sentence by sentence, each shown only after its check. Output that cannot be read is asked for once
 * more, and so is an answer in the wrong language, as long as nothing has been shown.
 */
import type { AnswerEvent, Citation } from '../contract/index.ts';
import type { ModelCalls } from '../models/index.ts';
import { chatting } from './chat.ts';
import { type CheckedAgainst, type CitedUnits, checkSentence } from './check.ts';
import { citationOf } from './locate.ts';
import type { Again, Draft, Writing } from './writing.ts';

export interface Composed {
  readonly citations: readonly Citation[];
  /** Sentences that were shown. */
  readonly said: number;
  readonly leftOut: number;
  /** What the model says: the passages answer, or not; null where it did not say. */
  readonly found: boolean | null;
  /** Nothing of its output could be read. */
  readonly unreadable: boolean;
}

/** A model that repeats itself or goes on for ever is stopped here. */
const mostSentences = 8;

export async function* compose(
  models: ModelCalls,
  writing: Writing,
  against: CheckedAgainst,
  adapters: readonly { readonly name: string; readonly scale: number }[],
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Composed, undefined> {
  const citations: Citation[] = [];
  const shown = new Set<string>();
  let leftOut = 0;
  let found: boolean | null = null;
  let again: Again = { language: false, unreadable: null };

  /** The events of one draft; `language` where the model must be asked again. */
  function* take(draft: Draft): Generator<AnswerEvent, 'language' | undefined, undefined> {
    if (draft.type === 'found') found = draft.found;
    else if (draft.type === 'step') yield draft;
    else if (draft.type === 'sentence' && found !== false) {
      const before = [...shown].join('\n');
      const checked = checkSentence(draft.sentence, { ...against, before });
      if (!checked.passed) {
        if (checked.reason === 'other-language' && !again.language && shown.size === 0) return 'language';
        leftOut++;
        yield { type: 'left-out', reason: checked.reason };
      } else if (!shown.has(checked.text)) {
        shown.add(checked.text);
        const numbers: number[] = [];
        for (const cited of checked.cited) {
          const known = citations.find((one) => isOf(one, cited));
          const citation = known ?? citationOf(cited.source, cited.units, citations.length + 1);
          if (!known) {
            citations.push(citation);
            yield { type: 'citation', citation };
          }
          if (!numbers.includes(citation.n)) numbers.push(citation.n);
        }
        yield { type: 'sentence', text: checked.text, citations: numbers };
      }
    }
    return undefined;
  }

  for (;;) {
    const reader = writing.reader();
    const before = shown.size + leftOut;
    let misshapen = 0;
    let cut = false;
    let written = '';
    let inOther = false;
    events: for await (const event of chatting(models, { ...writing.request(again), adapters }, signal)) {
      if (event.type === 'queued') yield event;
      if (event.type === 'text') written += event.text;
      const drafts =
        event.type === 'text' ? reader.feed(event.text) : event.type === 'done' ? reader.end() : [];
      for (const draft of drafts) {
        if (draft.type === 'misshapen') misshapen++;
        else if (draft.type === 'cut') cut = true;
        else if ((yield* take(draft)) === 'language') {
          inOther = true;
          break events;
        }
        if (shown.size >= mostSentences) break events;
      }
    }
    if (inOther) {
      again = { ...again, language: true };
      yield step('language', written);
      continue;
    }
    const nothing = shown.size + leftOut === before && found !== false;
    const unreadable = nothing && (misshapen > 0 || cut);
    if (unreadable && again.unreadable === null) {
      again = { ...again, unreadable: written };
      yield step('repair', written);
      continue;
    }
    leftOut += misshapen;
    for (let i = 0; i < misshapen; i++) yield { type: 'left-out', reason: 'unreadable' };
    return { citations, said: shown.size, leftOut, found, unreadable };
  }
}

const isOf = (citation: Citation, { source, units }: CitedUnits): boolean =>
  citation.documentId === source.document.id &&
  citation.locator.position.start === Math.min(...units.map((unit) => unit.start)) &&
  citation.locator.position.end === Math.max(...units.map((unit) => unit.end));

const step = (kind: 'language' | 'repair', written: string): AnswerEvent => ({
  type: 'step',
  step: { kind, detail: written.slice(0, 300), pages: [] },
});
