/** An answer as it is pasted into a ticket: the sentences with their footnote numbers, and each source below. */
import { quotedLines } from '../../main/contract/quoted.ts';
import type { Turn } from './turn.ts';

interface Words {
  readonly sources: string;
  /** Where a source stands, and as of when. */
  readonly about: (citation: Turn['citations'][number]) => string;
}

export function asPlainText(turn: Turn, { sources, about }: Words): string {
  const said = turn.sentences.map(({ text, citations }) => text + citations.map((n) => ` [${n}]`).join(''));
  const notes = turn.citations.map((citation) => {
    const { n, title, path } = citation;
    const quote = quotedLines(citation).join('\n    ');
    return `[${n}] ${title} (${about(citation)})\n    "${quote}"\n    ${path}`;
  });
  return [turn.question, '', ...said, ...(notes.length > 0 ? ['', sources, ...notes] : [])].join('\n');
}

export function asRichText(turn: Turn, { sources, about }: Words): string {
  const said = turn.sentences.map(({ text, citations }) => {
    const marks = citations.map((n) => `<sup>[${n}]</sup>`).join('');
    return `<p>${escaped(text)}${marks}</p>`;
  });
  const notes = turn.citations.map((citation) => {
    const { n, title, path } = citation;
    const quote = quotedLines(citation).join('\n');
    const head = `<b>${escaped(title)}</b> (${escaped(about(citation))})`;
    return `<li value="${n}">${head}<br>“${escaped(quote)}”<br><small>${escaped(path)}</small></li>`;
  });
  const list = notes.length > 0 ? `<p><b>${escaped(sources)}</b></p><ol>${notes.join('')}</ol>` : '';
  return `<p><b>${escaped(turn.question)}</b></p>${said.join('')}${list}`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');
