/** A line of a plain text file, what it marks, and where its text begins in the file's text. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'code'; readonly text: string; readonly at: number }
  | { readonly kind: 'heading'; readonly text: string; readonly at: number; readonly level: number };

/**
 * Lines, with Markdown's headings (`# …`, or a line underlined with `===` or `---`) and fenced code recognised.
 * Nothing else is taken for a heading: a short line is only a short line.
 * @param source with `\n` as line end
 */
export function* linesOf(source: string): Generator<Line> {
  const lines = source.split('\n');
  let at = 0;
  for (let i = 0; i < lines.length; at += lines[i]!.length + 1, i++) {
    const line = lines[i]!;
    const next = lines[i + 1] ?? '';
    const hashes = /^(#{1,6}\s+)(\S.*?)\s*#*\s*$/.exec(line);
    if (line.trim() === '' || /^\s*[-=_*]{3,}\s*$/.test(line)) yield { kind: 'blank' };
    else if (/^\s*```/.test(line)) {
      const close = endOfFence(lines, i + 1);
      if (close < 0) yield { kind: 'text', text: line, at };
      else {
        yield { kind: 'code', text: lines.slice(i + 1, close).join('\n'), at: at + line.length + 1 };
        for (; i < close; i++) at += lines[i]!.length + 1;
      }
    } else if (hashes) {
      yield {
        kind: 'heading',
        text: hashes[2]!,
        at: at + hashes[1]!.length,
        level: hashes[1]!.trimEnd().length,
      };
    } else if (isUnderline(next) && !/^\s/.test(line) && line.length <= 80 && isBlank(lines[i - 1])) {
      yield { kind: 'heading', text: line, at, level: next.startsWith('=') ? 1 : 2 };
      at += line.length + 1;
      i++;
    } else yield { kind: 'text', text: line, at };
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
