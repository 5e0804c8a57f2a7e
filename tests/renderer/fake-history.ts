/** Conversations that the engine in memory has kept: one whose source has changed since. */
import type { ConversationDetail, ConversationSummary } from '../../main/contract/history.ts';
import type { Implementing } from './fake-knowledge.ts';
import { answerFor } from './fake-manuals.ts';

const kept: readonly ConversationSummary[] = [
  {
    id: 1,
    title: '일시정지 시작일은 언제까지 정할 수 있나요?',
    pinned: true,
    started: '2026-11-19T01:10:00.000Z',
    updated: '2026-11-19T01:12:00.000Z',
    turns: 2,
    changedTurns: 1,
  },
  {
    id: 2,
    title: '편의점 수납 한도',
    pinned: false,
    started: '2026-11-18T05:00:00.000Z',
    updated: '2026-11-18T05:00:00.000Z',
    turns: 1,
    changedTurns: 0,
  },
];

export function historyRoutes(os: Implementing) {
  const list = kept.map((conversation) => ({ ...conversation }));
  const one = (id: number) => list.find((conversation) => conversation.id === id) ?? list[0]!;
  return {
    list: os.history.list.handler(({ input }) => list.filter(({ title }) => title.includes(input.search))),
    get: os.history.get.handler(({ input }) => detailOf(one(input.id))),
    rename: os.history.rename.handler(({ input }) => Object.assign(one(input.id), { title: input.title })),
    pin: os.history.pin.handler(({ input }) => Object.assign(one(input.id), { pinned: input.pinned })),
    remove: os.history.remove.handler(({ input }) => {
      for (const id of input.ids) list.splice(list.indexOf(one(id)), 1);
    }),
    export: os.history.export.handler(({ input }) => ({
      name: `footnote.${input.format === 'html' ? 'html' : 'md'}`,
      mediaType: input.format === 'html' ? 'text/html' : 'text/markdown',
      text: `# ${input.ids.length}`,
    })),
  };
}

function detailOf(conversation: ConversationSummary): ConversationDetail {
  const answer = answerFor('일시정지');
  const [first] = answer.citations;
  return {
    conversation,
    turns: [
      {
        id: 1,
        asked: conversation.started,
        answer,
        filters: null,
        sources: answer.citations.map(({ n, documentId }) => ({
          n,
          documentId: n === 2 ? null : documentId,
          state: n === first?.n ? 'changed' : n === 2 ? 'gone' : 'same',
          quoteStands: n !== first?.n,
          now: n === first?.n ? '시작일은 접수 다음 날부터 60일 안이어야 합니다.' : null,
          gone: n === first?.n ? ['1년에 두 번, 모두 60일까지 신청할 수 있습니다.'] : [],
          new: n === first?.n ? ['1년에 두 번, 모두 90일까지 신청할 수 있습니다.'] : [],
        })),
      },
    ],
  };
}
