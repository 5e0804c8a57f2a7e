/**
 * The session's questions, each asked on its own. Lives outside React, so that an answer goes on streaming while
 * another screen is open. Events that come within one frame are painted together.
 */
import type { Filters } from '../../main/contract/filters.ts';
import { asFault, type Client } from '../client/index.ts';
import { newTurn, type Turn, withEvent } from './turn.ts';

export interface Conversation {
  turns(): readonly Turn[];
  subscribe(listener: () => void): () => void;
  /** Stops the answer that is running, then asks. White space around the question is dropped; empty asks nothing. */
  ask(question: string, filters?: Filters): void;
  stop(): void;
}

type Schedule = (paint: () => void) => void;

export function createConversation(client: Pick<Client, 'ask'>, schedule: Schedule): Conversation {
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

  const follow = async ({ id, question, filters }: Turn, abort: AbortController) => {
    try {
      const events = await client.ask({ question, filters, conversation: kept }, { signal: abort.signal });
      for await (const event of events) {
        if (event.type === 'done' && event.stored) kept = event.stored.conversation;
        change(id, (turn) => withEvent(turn, event));
      }
      change(id, (turn) => (turn.state === 'asking' ? { ...turn, state: 'stopped' } : turn));
    } catch (thrown) {
      const error = asFault(thrown, abort.signal);
      if (error.code === 'cancelled') change(id, (turn) => ({ ...turn, state: 'stopped' }));
      else change(id, (turn) => ({ ...turn, state: 'failed', error }));
    } finally {
      if (running === abort) running = null;
    }
  };

  return {
    turns: () => turns,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(text, filters = {}) {
      const question = text.trim();
      if (question === '') return;
      running?.abort();
      running = new AbortController();
      const turn = newTurn((turns.at(-1)?.id ?? 0) + 1, question, filters);
      turns = [...turns, turn];
      paint();
      void follow(turn, running);
    },
    stop: () => running?.abort(),
  };
}
