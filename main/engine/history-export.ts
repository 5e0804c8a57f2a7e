/** Conversations as a file to hand on: Markdown or HTML, every answer with its footnotes. */
import {
  type CitedSource,
  type ConversationDetail,
  type Locale,
  quotedLines,
  type StoredTurn,
} from '../contract/index.ts';

const words = {
  ko: {
    question: '질문',
    changed: '이 출처는 답변 뒤에 바뀌었습니다',
    gone: '이 출처는 라이브러리에 더 이상 없습니다',
    stands: '인용한 문장은 그대로 있습니다',
    now: '지금은',
    conversations: '대화',
  },
  en: {
    question: 'Question',
    changed: 'This source has changed since the answer',
    gone: 'This source is no longer in the library',
    stands: 'the quoted text still stands',
    now: 'now',
    conversations: 'Conversations',
  },
} as const;

type Words = (typeof words)[Locale];

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

export function exportConversations(
  conversations: readonly ConversationDetail[],
  format: 'markdown' | 'html',
  locale: Locale,
): ExportedFile {
  const title =
    conversations.length === 1 ? conversations[0]!.conversation.title : words[locale].conversations;
  // Nothing that a file system refuses, whichever it is.
  const name =
    title
      .replace(/[\p{Cc}\\/:*?"<>|.]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60) || 'footnote';
  return format === 'markdown'
    ? { name: `${name}.md`, mediaType: 'text/markdown', text: markdown(conversations, words[locale]) }
    : { name: `${name}.html`, mediaType: 'text/html', text: html(conversations, title, locale) };
}

/** What has become of a source; undefined where it is as it was. */
function standing(source: CitedSource | undefined, w: Words): string | undefined {
  if (!source || source.state === 'same') return undefined;
  if (source.state === 'gone') return w.gone;
  if (source.quoteStands) return `${w.changed}; ${w.stands}`;
  return source.now === null ? w.changed : `${w.changed}; ${w.now}: “${source.now}”`;
}

const timeOf = (iso: string): string => new Date(iso).toLocaleString('sv-SE').slice(0, 16);

function placeOf({ title, heading, path, modified }: StoredTurn['answer']['citations'][number]): string {
  return `${title}${heading ? ` › ${heading}` : ''} (${path}, ${modified.slice(0, 10)})`;
}

/** A manual's text is text: none of Markdown's marks in it acts, but the footnote marks of the answer stay. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}<>#+|~]|[[\]](?!\d)/g, '\\$&').replace(/\n/g, '  \n');

function markdown(conversations: readonly ConversationDetail[], w: Words): string {
  const lines: string[] = [];
  for (const { conversation, turns } of conversations) {
    lines.push(`# ${plain(conversation.title)}`, '');
    for (const { asked, answer, sources } of turns) {
      lines.push(`## ${plain(answer.question)}`, '', timeOf(asked), '', plain(answer.answer), '');
      for (const citation of answer.citations) {
        lines.push(
          `[${citation.n}] ${plain(placeOf(citation))}  `,
          `> ${plain(quotedLines(citation).join('\n')).replaceAll('\n', '\n> ')}`,
          '',
        );
        const note = standing(
          sources.find(({ n }) => n === citation.n),
          w,
        );
        if (note) lines.push(`**${plain(note)}**`, '');
      }
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function html(conversations: readonly ConversationDetail[], title: string, locale: Locale): string {
  const w = words[locale];
  const body = conversations.map(({ conversation, turns }) => {
    const parts = turns.map(({ asked, answer, sources }) => {
      const notes = answer.citations.map((citation) => {
        const note = standing(
          sources.find(({ n }) => n === citation.n),
          w,
        );
        const mark = note ? `<p class="changed">${escaped(note)}</p>` : '';
        return `<li value="${citation.n}">${escaped(placeOf(citation))}<blockquote>${quotedLines(citation).map(escaped).join('<br>')}</blockquote>${mark}</li>`;
      });
      const said = answer.answer.split('\n').map((line) => `<p>${escaped(line)}</p>`);
      return `<section><h2>${escaped(answer.question)}</h2><time>${timeOf(asked)}</time>${said.join('')}<ol>${notes.join('')}</ol></section>`;
    });
    return `<h1>${escaped(conversation.title)}</h1>${parts.join('')}`;
  });
  const style =
    'body{font:16px/1.6 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}blockquote{margin:.3em 0;padding-left:.8em;border-left:3px solid #999}time{color:#666}.changed{font-weight:bold}';
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style><body>${body.join('')}</body></html>\n`;
}
