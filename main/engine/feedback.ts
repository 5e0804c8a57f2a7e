/** What people say of answers; a confirmed page ranks higher for similar questions until that is taken back. */
import { existsSync } from 'node:fs';
import { FootnoteError } from '../contract/index.ts';
import type { Implementer } from './border.ts';
import type { Rooms } from './rooms.ts';

export function feedbackRoutes(os: Implementer, rooms: Rooms) {
  return {
    give: os.feedback.give.handler(({ input }) => {
      const { kind, question, reason, documentId = null, turn = null } = input;
      const library = rooms.library();
      const isThere = documentId !== null && library.document(documentId) !== undefined;
      if (!isThere && (kind === 'right-page' || documentId !== null))
        throw new FootnoteError('document-missing');
      return library.addFeedback({ kind, question, reason, documentId, turn });
    }),
    list: os.feedback.list.handler(({ input }) =>
      existsSync(rooms.options.library) ? rooms.library().feedback(input.kind, input.limit) : [],
    ),
    remove: os.feedback.remove.handler(({ input }) => {
      const isKept = (id: number) => existsSync(rooms.options.library) && rooms.library().hasFeedback(id);
      const missing = input.ids.find((id) => !isKept(id));
      if (missing !== undefined) throw new FootnoteError('feedback-missing', { id: missing });
      rooms.library().removeFeedback(input.ids);
    }),
  };
}
