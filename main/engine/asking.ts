/** How a question is answered: what was asked for, and what the conversation says already. */
import type { Asking } from '../answer/index.ts';
import type { AdapterUse, Answering, EarlierTurn, Locale, WantedMode } from '../contract/index.ts';
import type { ModelCalls } from '../models/index.ts';
import type { Rooms } from './rooms.ts';

/** Turns that a follow-up may lean on. */
const turns = 6;

interface Input {
  readonly mode?: WantedMode | undefined;
  readonly adapters?: readonly AdapterUse[] | undefined;
  readonly conversation?: number | 'new' | undefined;
  readonly history?: readonly EarlierTurn[] | undefined;
  readonly askBack?: boolean | undefined;
  readonly locale?: Locale | undefined;
}

export function askingOf(
  rooms: Rooms,
  { mode, adapters, conversation, history, askBack, locale }: Input,
): Asking {
  return {
    mode,
    adapters,
    askBack,
    locale,
    history: typeof conversation === 'number' ? turnsOf(rooms, conversation) : history,
  };
}

function turnsOf(rooms: Rooms, conversation: number): EarlierTurn[] {
  return rooms
    .library()
    .turnsOf(conversation)
    .slice(-turns)
    .map(({ answer: { question, standalone, answer, citations } }): EarlierTurn => {
      const title = citations[0]?.title;
      // The completed question: the one after it leans on that.
      return { question: standalone ?? question, answer, ...(title ? { title } : {}) };
    });
}

/** What an evaluation's figures come from, to be kept beside them. `model` is null where none took part. */
export function madeBy(
  { mode, adapters = [] }: Input,
  models: ModelCalls,
): { mode: string; model: string | null; adapters: string } {
  return {
    mode: mode ?? 'auto',
    model: mode === 'quote' ? null : (models.serving('chat')?.name ?? null),
    adapters: adapters.map(({ name, scale }) => `${name}:${scale}`).join(' + '),
  };
}

export function answeringWith({ models }: Rooms, model?: string): Answering {
  const chosen = model === undefined ? models : models.withChat(model);
  const names = models.adapters.list().map(({ name }) => name);
  return {
    model: chosen.serving('chat')?.name ?? null,
    adapters: names.filter((name) => chosen.fitOf(name).fits !== false),
  };
}
