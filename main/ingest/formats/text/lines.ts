/** A line of a plain text file, and what it marks. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly level: number };

/**
 * Lines, with Markdown's headings (`# …`, or a line underlined with `===` or `---`) and fenced code recognised.
 * Nothing else is taken for a heading: a short line is only a short line.
 */
export function* linesOf(source: string): Generator<Line> {
  const lines = source.replace(/\0/g, ' ').split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1] ?? '';
    const hashes = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (line.trim() === '' || /^\s*[-=_*]{3,}\s*$/.test(line)) yield { kind: 'blank' };
    else if (/^\s*```/.test(line)) {
      const close = endOfFence(lines, i + 1);
      if (close < 0) yield { kind: 'text', text: line };
      else {
        yield {
          kind: 'code',
          text: lines
            .slice(i + 1, close)
            .join('\n')
            .trimEnd()
            .replace(/^\s*\n/, ''),
        };
        i = close;
      }
    } else if (hashes && hashes[2] !== '') {
      yield { kind: 'heading', text: collapsed(hashes[2]!), level: hashes[1]!.length };
    } else if (isUnderline(next) && !/^\s/.test(line) && line.length <= 80 && isBlank(lines[i - 1])) {
      yield { kind: 'heading', text: collapsed(line), level: next.trimStart().startsWith('=') ? 1 : 2 };
      i++;
    } else yield { kind: 'text', text: line };
  }
}

/** A fence is looked for a thousand lines on: an unclosed one must not make reading quadratic. */
function endOfFence(lines: readonly string[], from: number): number {
  const end = Math.min(lines.length, from + 1000);
  for (let i = from; i < end; i++) if (/^\s*```\s*$/.test(lines[i]!)) return i;
  return -1;
}

function isUnderline(line: string): boolean {
  return /^(?:={3,}|-{3,})\s*$/.test(line);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
