/** Conversations that are kept: what became of their sources, and the turns that `ask` adds. */
import { existsSync } from 'node:fs';
import {
  type Answer,
  type AnswerEvent,
  asFootnoteError,
  type CitedSource,
  type ConversationDetail,
  type Filters,
  FootnoteError,
  type StoredTurn,
} from '../contract/index.ts';
import { fold } from '../language/index.ts';
import type { Library, TurnSource } from '../library/index.ts';
import type { Implementer } from './border.ts';
import { exportConversations } from './history-export.ts';
import { mostAlike } from './most-alike.ts';
import type { Rooms } from './rooms.ts';

/** As many as the contract promises. */
const sentencesShown = 200;

export function historyRoutes(os: Implementer, rooms: Rooms) {
  const known = (id: number): Library => {
    if (!existsSync(rooms.options.library) || !rooms.library().hasConversation(id))
      throw new FootnoteError('conversation-missing', { id });
    return rooms.library();
  };
  return {
    list: os.history.list.handler(({ input }) =>
      existsSync(rooms.options.library)
        ? rooms.library().conversations(input.search, input.limit, input.offset)
        : [],
    ),
    get: os.history.get.handler(({ input }) => conversationOf(known(input.id), input.id)),
    rename: os.history.rename.handler(({ input }) => {
      const library = known(input.id);
      library.renameConversation(input.id, input.title);
      return library.conversation(input.id)!;
    }),
    pin: os.history.pin.handler(({ input }) => {
      const library = known(input.id);
      library.pinConversation(input.id, input.pinned);
      return library.conversation(input.id)!;
    }),
    remove: os.history.remove.handler(({ input }) => {
      for (const id of input.ids) known(id);
      rooms.library().removeConversations(input.ids);
    }),
    export: os.history.export.handler(({ input }) =>
      exportConversations(
        input.ids.map((id) => conversationOf(known(id), id)),
        input.format,
        input.locale,
      ),
    ),
  };
}

/** @throws FootnoteError `conversation-missing` */
export function conversationOf(library: Library, id: number): ConversationDetail {
  const conversation = library.conversation(id);
  if (!conversation) throw new FootnoteError('conversation-missing', { id });
  const turns = library.turnsOf(id).map((turn): StoredTurn => {
    const now = new Map(library.sourcesOf(turn.id).map((source) => [source.n, source]));
    const sources = turn.answer.citations.map(({ n, quote, path }): CitedSource => {
      const source = now.get(n) ?? { n, path, state: 'gone', documentId: null };
      return sourceNow(library, source, quote, turn.asked);
    });
    return { ...turn, sources };
  });
  return { conversation, turns };
}

function sourceNow(library: Library, source: TurnSource, quote: string, asked: string): CitedSource {
  const { n, state, documentId, path } = source;
  if (state !== 'changed' || documentId === null) {
    return { n, state, documentId, quoteStands: state === 'same', now: null, gone: [], new: [] };
  }
  const units = library.passagesOf(documentId).flatMap((passage) => passage.units);
  const quoteStands = fold(units.map((unit) => unit.source).join(' ')).includes(fold(quote));
  const gone = new Set<string>();
  const added = new Set<string>();
  for (const change of library.pageChangesSince(path, asked)) {
    // What came and went again since then is no difference.
    for (const sentence of change.gone) if (!added.delete(sentence)) gone.add(sentence);
    for (const sentence of change.new) if (!gone.delete(sentence)) added.add(sentence);
  }
  return {
    n,
    state,
    documentId,
    quoteStands,
    now: quoteStands ? null : mostAlike(quote, units),
    gone: [...gone].slice(0, sentencesShown),
    new: [...added].slice(0, sentencesShown),
  };
}

/**
 * The answer's events; its end is stored as the conversation's next turn and says where. An answer that cannot be
 * stored is given all the same, with the reason.
 * @throws FootnoteError `conversation-missing`, before anything is asked
 */
export async function* storingTurns(
  rooms: Rooms,
  events: AsyncGenerator<AnswerEvent, void, undefined>,
  conversation: number | 'new',
  filters: Filters | undefined,
): AsyncGenerator<AnswerEvent, void, undefined> {
  if (conversation !== 'new' && !rooms.library().hasConversation(conversation))
    throw new FootnoteError('conversation-missing', { id: conversation });
  for await (const event of events)
    yield event.type === 'done' ? { ...event, ...stored(rooms, event.answer, conversation, filters) } : event;
}

function stored(rooms: Rooms, answer: Answer, conversation: number | 'new', filters: Filters | undefined) {
  try {
    const id = conversation === 'new' ? undefined : conversation;
    return { stored: rooms.library().addTurn(id, answer, filters) };
  } catch (error) {
    const { code, params } = asFootnoteError(error);
    return { notStored: { code, params } };
  }
}
