/**
 * The session's questions, each asked on its own. Lives outside React, so that an answer goes on streaming while
 * another screen is open. Events that come within one frame are painted together.
 */
import type { AdapterUse, WantedMode } from '../../main/contract/answering.ts';
import type { Locale } from '../../main/contract/errors.ts';
import type { Filters } from '../../main/contract/filters.ts';
import { asFault, type Client } from '../client/index.ts';
import { isInvisible } from './draft.ts';
import { newTurn, type Turn, withEvent } from './turn.ts';

export interface Conversation {
  turns(): readonly Turn[];
  subscribe(listener: () => void): () => void;
  /** Stops the answer that is running, then asks. White space around the question is dropped; one of which nothing can be seen asks nothing. */
  ask(question: string, filters?: Filters, how?: { readonly askBack?: boolean }): void;
  stop(): void;
  /** Another library took the place of the one that was asked: its turns and its conversation are not there any more. */
  forget(): void;
  /** How the next questions are answered. */
  manner(): Manner;
  setManner(change: Partial<Manner>): void;
}

export interface Manner {
  readonly mode: WantedMode;
  /** With adapters: answer without them too, side by side. */
  readonly compare: boolean;
}

type Schedule = (paint: () => void) => void;

/** `adapters`: those in use, and `locale`: the window's language, both looked up for each question. */
export function createConversation(
  client: Pick<Client, 'ask'>,
  schedule: Schedule,
  adapters: () => AdapterUse[] = () => [],
  locale: () => Locale = () => 'ko',
): Conversation {
  let turns: readonly Turn[] = [];
  let running: AbortController | null = null;
  let painting = false;
  /** Where the session's turns are kept; a new conversation with the first one. */
  let kept: number | 'new' = 'new';
  const listeners = new Set<() => void>();

  const paint = () => {
    if (painting) return;
    painting = true;
    schedule(() => {
      painting = false;
      for (const listener of [...listeners]) listener();
    });
  };

  const change = (id: number, next: (turn: Turn) => Turn) => {
    turns = turns.map((turn) => (turn.id === id ? next(turn) : turn));
    paint();
  };

  let manner: Manner = { mode: 'auto', compare: false };

  const follow = async (
    question: string,
    how: {
      readonly filters: Filters;
      readonly mode: WantedMode;
      readonly adapters: AdapterUse[];
      readonly locale: Locale;
      readonly askBack?: boolean;
      readonly conversation?: number | 'new';
    },
    signal: AbortSignal,
    next: (change: (turn: Turn) => Turn) => void,
  ) => {
    try {
      for await (const event of await client.ask({ question, ...how }, { signal })) {
        if (event.type === 'done' && event.stored) kept = event.stored.conversation;
        next((turn) => withEvent(turn, event));
      }
      next((turn) => (turn.state === 'asking' ? { ...turn, state: 'stopped' } : turn));
    } catch (thrown) {
      const error = asFault(thrown, signal);
      if (error.code === 'cancelled') next((turn) => ({ ...turn, state: 'stopped' }));
      else next((turn) => ({ ...turn, state: 'failed', error }));
    }
  };

  const answer = async (
    { id, question, filters }: Turn,
    askBack: boolean | undefined,
    abort: AbortController,
  ) => {
    const { mode, compare } = manner;
    const used = mode === 'quote' ? [] : adapters();
    const how = {
      filters,
      mode,
      adapters: used,
      locale: locale(),
      ...(askBack === undefined ? {} : { askBack }),
    };
    await follow(question, { ...how, conversation: kept }, abort.signal, (next) => change(id, next));
    if (used.length > 0 && compare && !abort.signal.aborted) {
      // The comparison is not part of the conversation.
      change(id, (turn) => ({ ...turn, beside: newTurn(-id, question, filters) }));
      await follow(question, { ...how, adapters: [] }, abort.signal, (next) =>
        change(id, (turn) => (turn.beside ? { ...turn, beside: next(turn.beside) } : turn)),
      );
    }
    if (running === abort) running = null;
  };

  return {
    turns: () => turns,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(text, filters = {}, how) {
      const question = text.trim();
      if (isInvisible(question)) return;
      running?.abort();
      running = new AbortController();
      const turn = newTurn((turns.at(-1)?.id ?? 0) + 1, question, filters);
      turns = [...turns, turn];
      paint();
      void answer(turn, how?.askBack, running);
    },
    stop: () => running?.abort(),
    forget() {
      running?.abort();
      turns = [];
      kept = 'new';
      paint();
    },
    manner: () => manner,
    setManner(next) {
      manner = { ...manner, ...next };
      // At once: a controlled input shows its old value until then.
      for (const listener of [...listeners]) listener();
    },
  };
}
