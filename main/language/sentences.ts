/**
 * Where sentences begin and end, in Korean and English prose. A stop ends a sentence where white space (or nothing)
 * follows it and neither an abbreviation, a number, an enumerator nor a bracket says otherwise. When in doubt the
 * text stays together: half a sentence must never be quoted.
 */
import { endsInAbbreviation } from './abbreviations.ts';

/** Offsets into the given text, code units, end exclusive; without white space at either side. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

const stop = /(?:\.{2,}|…+|[.!?。！？]+)(["'”’」』)\]]*)/g;
/** Endings after which the next sentence may follow without a blank, as extracted text often has it. */
const koreanEnding = /(?:니다|세요|시오|니까|까요|어요|아요|해요|예요|에요|네요|군요|한다|된다)$/;
/** A quoted sentence that goes on: `"저장할까요?"라는`, `"…" 라고`. */
const goesOn =
  /^\s*(?:이?라[고는며]|이?란|하[고는]|[을를은는이가의와과에도](?:\s|$)|으?로(?:\s|$)|에서|등|및|또는|and\b|or\b)/;

/** The sentences of a text, in order; a line break always ends one. Everything but white space is in one of them. */
export function sentences(text: string): SentenceSpan[] {
  const found: SentenceSpan[] = [];
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    let from = line.index;
    for (const boundary of boundaries(line[0])) {
      add(found, text, from, line.index + boundary);
      from = line.index + boundary;
    }
    add(found, text, from, line.index + line[0].length);
  }
  return found;
}

function add(found: SentenceSpan[], text: string, start: number, end: number): void {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end > start) found.push({ start, end });
}

function* boundaries(line: string): Generator<number> {
  const inside = bracketed(line);
  let from = 0;
  for (const match of line.matchAll(stop)) {
    const closers = match[1] ?? '';
    const at = match.index;
    // Closing marks belong to the sentence only where they open in it; a bracket that was open before holds on.
    const end = at + match[0].length;
    if (inside[end - 1] || end >= line.length) continue;
    if (isBoundary(line, from, at, match[0].slice(0, match[0].length - closers.length), closers, end)) {
      from = end;
      yield end;
    }
  }
}

function isBoundary(line: string, from: number, at: number, mark: string, closers: string, end: number) {
  const before = line.slice(Math.max(from, at - 40), at).trimStart();
  const after = line.slice(end, end + 40);
  if (/[。！？]$/.test(mark)) return true;
  if (!/^\s/.test(after)) {
    return closers === '' && mark === '.' && koreanEnding.test(before) && /^[가-힣A-Z"“([*※]/.test(after);
  }
  const next = after.trimStart();
  if (/["'”’」』]/.test(closers) && goesOn.test(after)) return false;
  if (/^\p{Ll}/u.test(next)) return /[다요까오]$/.test(before) && mark !== '…' && !mark.startsWith('..');
  if (mark.startsWith('..') || mark.startsWith('…')) return /[다요까]$/.test(before) || /^\p{Lu}/u.test(next);
  if (mark !== '.') return before !== '';
  const isFirst = line.slice(from, at).trim() === before;
  return !isEnumerator(before, isFirst, next) && !endsInAbbreviation(before, next);
}

/** `1.`, `가.`, `1.2.`, `IV.`, `(3).` at the beginning; a date's or an article's number (`2024. 3. 5.`) anywhere. */
function isEnumerator(before: string, isFirst: boolean, next: string): boolean {
  if (
    isFirst &&
    /^(?:[([]?(?:\d{1,3}(?:\.\d{1,3})*|[가나다라마바사아자차카타파하]|[A-Za-z]|[IVX]{1,5}|[①-⑳])[)\]]?)$/.test(
      before,
    )
  ) {
    return true;
  }
  if (!/\d$/.test(before)) return false;
  return /^\d/.test(next) || /\d{4}\.\s*\d{1,2}(?:\.\s*\d{1,2})?$/.test(before);
}

/** For every code unit whether it stands inside a bracket that closes in this line; the closing bracket does not. */
function bracketed(line: string): Uint8Array {
  const change = new Int32Array(line.length + 1);
  const open: number[] = [];
  for (const match of line.matchAll(/[()[\]（）［］]/g)) {
    if (/[([（［]/.test(match[0])) {
      open.push(match.index);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    change[start] = (change[start] ?? 0) + 1;
    change[match.index] = (change[match.index] ?? 0) - 1;
  }
  const inside = new Uint8Array(line.length);
  let depth = 0;
  for (let i = 0; i < line.length; i++) {
    depth += change[i] ?? 0;
    inside[i] = depth > 0 ? 1 : 0;
  }
  return inside;
}
