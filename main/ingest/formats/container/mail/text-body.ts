/** The plain text of a mail: its own words, what it quotes between them, and the mails before it. */
import { endsLine } from '../../html/line-break.ts';
import { beginsHistory, isHistoryHeader } from './history.ts';

export interface TextSection {
  /** `own`: what the sender wrote; `quote`: lines that the sender answers; `history`: a mail before this one. */
  readonly kind: 'own' | 'quote' | 'history';
  /** Plain text without marks of quotation, with a blank line wherever a line stands alone. */
  readonly text: string;
}

/** Where a mail changes more often between quote and answer, it is a listing, not a conversation. */
const mostSections = 2000;

/** Lines with `>` between the sender's own are quotes; those that end the mail are the history. */
export function textSections(body: string): TextSection[] {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const marks = lines.map((line) => /^(?:\s?>)+\s?/.exec(line)?.[0] ?? '');
  const bare = lines.map((line, i) => line.slice(marks[i]!.length));
  let lastOwn = -1;
  const signature = bare.findIndex((line, i) => marks[i] === '' && /^--\s*$/.test(line));
  bare.forEach((line, i) => {
    if (marks[i] === '' && line.trim() !== '' && (signature < 0 || i < signature)) lastOwn = i;
  });

  const sections: { kind: TextSection['kind']; lines: string[] }[] = [];
  let inHistory = false;
  let inHeader = false;
  bare.forEach((line, i) => {
    const quoted = marks[i] !== '';
    const begins = !inHeader && beginsHistory(bare, i) && (!quoted || i > lastOwn || inHistory);
    // An attribution right before quotes that are answered one by one belongs to them.
    const answered = begins && !inHistory && nextIsQuote(marks, bare, i) && hasOwnAfterQuote(marks, bare, i);
    if (begins && !answered) inHistory = true;
    if (!inHistory && quoted && i > lastOwn) inHistory = true;
    inHeader = begins || (inHeader && isHistoryHeader(line));
    const kind = inHistory ? 'history' : quoted || answered ? 'quote' : 'own';
    const last = sections.at(-1);
    if (last && last.kind === kind && !(begins && kind === 'history')) last.lines.push(line);
    else if (last && line.trim() === '' && kind !== 'history') last.lines.push(line);
    else sections.push({ kind, lines: [line] });
  });
  if (sections.length > mostSections) return [{ kind: 'own', text: spaced(bare) }];
  return sections
    .map(({ kind, lines: own }) => ({ kind, text: spaced(own) }))
    .filter(({ text }) => text.trim() !== '');
}

function nextIsQuote(marks: readonly string[], bare: readonly string[], at: number): boolean {
  for (let i = at + 1; i < Math.min(marks.length, at + 4); i++) {
    if (marks[i] !== '') return true;
    if (bare[i]!.trim() !== '' && i > at + 1) return false;
  }
  return false;
}

function hasOwnAfterQuote(marks: readonly string[], bare: readonly string[], at: number): boolean {
  let quoted = false;
  for (let i = at + 1; i < marks.length; i++) {
    if (marks[i] !== '') quoted = true;
    else if (/^--\s*$/.test(bare[i]!)) return false;
    else if (quoted && bare[i]!.trim() !== '') return !beginsHistory(bare, i);
  }
  return false;
}

/** Programs wrap lines at about 72 characters; a shorter line, or one that ends a sentence, ends where it ends. */
const wrap = 60;

function spaced(lines: readonly string[]): string {
  let text = '';
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const alone = line.length < wrap || (next !== undefined && endsLine(`${line}\n${next}`, 0, line.length));
    text += line + (alone ? '\n\n' : '\n');
  });
  return text;
}
