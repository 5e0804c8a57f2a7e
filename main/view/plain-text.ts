import type { TextReading } from '../ingest/formats/index.ts';
import { escapeText } from './escape.ts';
import type { Position } from './mark.ts';

/** A plain text file as it stands, line ends and columns kept, the position marked. */
export function plainTextMarkup(
  { source, pieces }: TextReading,
  position: Position | undefined,
): { content: string; marked: boolean } {
  let from = -1;
  let to = -1;
  for (const piece of position ? pieces : []) {
    const start = Math.max(piece.start, position!.start);
    const end = Math.min(piece.start + piece.length, position!.end);
    if (start >= end) continue;
    if (from < 0) from = piece.from + start - piece.start;
    to = piece.from + end - piece.start;
  }
  const pre = (content: string) => `<pre class="footnote-text">${content}</pre>`;
  if (from < 0) return { content: pre(escapeText(source)), marked: false };
  const mark = `<mark class="footnote-cited" id="cited">${escapeText(source.slice(from, to))}</mark>`;
  return {
    content: pre(escapeText(source.slice(0, from)) + mark + escapeText(source.slice(to))),
    marked: true,
  };
}
