/** The best sentences and rows as they stand: needs no model, and stands in for every mode that fails. */
import { type AnswerEvent, FootnoteError } from '../../contract/index.ts';
import { fold, inflections } from '../../language/index.ts';
import type { Library } from '../../library/index.ts';
import type { Found } from '../look.ts';
import type { Quote } from '../quotes.ts';
import { wordingIn } from '../wording.ts';

/** @throws FootnoteError `cancelled` */
export function* quoted(
  found: Found,
  library: Library,
  signal: AbortSignal,
): Generator<AnswerEvent, void, undefined> {
  for (const text of opening(found, library)) {
    if (signal.aborted) throw new FootnoteError('cancelled');
    yield { type: 'sentence', text, citations: [] };
  }
  for (const { n } of found.citations) {
    if (signal.aborted) throw new FootnoteError('cancelled');
    yield { type: 'sentence', text: spoken(found.quotes[n - 1]!), citations: [n] };
  }
}

/** What the engine says before the quotes, or instead of them. */
export function opening({ confidence, language, retrieval }: Found, library: Library): string[] {
  const words = wordingIn(language);
  if (confidence === 'sure') return [];
  if (library.size().documents === 0) return [words.empty];
  const lines = [confidence === 'unsure' ? words.unsure : words.none];
  const { strangeWords, query } = retrieval;
  const unused = strangeWords.filter(
    (word) => !hasOtherForm(word, library) && !isName(word, retrieval.known),
  );
  if (unused.length > 0) lines.push(words.unknown(unused.slice(0, 5)));
  if (confidence === 'unsure') return lines;
  const looked = query.surface.map(({ text }) => text).filter((text) => !unused.includes(text));
  if (looked.length > 0) lines.push(words.lookedFor(looked.slice(0, 8)));
  return [...lines, words.askManager];
}

/** The manuals say `costs`, which a search for `cost` finds. */
function hasOtherForm(word: string, library: Library): boolean {
  const forms = inflections(fold(word)).map((text) => ({ kind: 'word' as const, text }));
  return forms.length > 0 && library.lookUpTerms(forms).length > 0;
}

const particle = /(?:에서|으로|[의은는이가을를와과도에로만])$/;
/** 기가슬림의: a name with a particle, of which the index knows the pairs of syllables. */
function isName(word: string, known: Found['retrieval']['known']): boolean {
  const name = word.replace(particle, '');
  if (name.length < 3 || !/^[가-힣]+$/.test(name)) return false;
  const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
  return pairs.every((pair) => known.has(`bigram ${pair}`));
}

/** What the answer says for a quote: a row in its sentence, since its cells alone are unreadable; else the quote. */
function spoken({ units, lead }: Quote): string {
  const texts = [lead, ...units.filter((unit) => unit !== lead)].map((unit) => unit.text);
  return texts.map((text, at) => withoutRepeat(text, texts[at + 1])).join(' ');
}

/** What a table states for all its amounts each of its rows says; of rows that follow one another, the last one does. */
function withoutRepeat(text: string, next: string | undefined): string {
  const stated = /(?<=[.)]) (?:금액은|The amounts) [^.]+\.$/u.exec(text)?.[0];
  return stated !== undefined && next?.endsWith(stated) ? text.slice(0, -stated.length) : text;
}
