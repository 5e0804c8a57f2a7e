/** Sentences that can be worded as one clause of several, or stand alone. */
import type { Field } from '../row-model.ts';
import { isSentence } from '../value-kind.ts';

/** Longer values are introduced by their header and follow as they stand. */
const longest = 60;

/** A value that cannot be taken up by a clause: a sentence, a long text, or one that ends in a stop. */
export function standsAlone(value: string): boolean {
  return value.length > longest || isSentence(value) || /[.!?:;。]["'”’)]*$/u.test(value);
}

/** Text that ends as a sentence. */
export const ended = (text: string): string => (/[.!?。…:;]["'”’)\]]*$/u.test(text) ? text : `${text}.`);

/** A sentence holds at most so many clauses and characters. */
const clausesInSentence = 4;
const charactersInSentence = 160;

/** Clauses in groups that make one sentence each. */
export function inSentences<T extends { readonly head: string; readonly value: string }>(
  clauses: readonly T[],
): T[][] {
  const sentences: T[][] = [];
  let length = 0;
  for (const clause of clauses) {
    const size = clause.head.length + clause.value.length;
    const current = sentences.at(-1);
    if (current && current.length < clausesInSentence && length + size <= charactersInSentence) {
      current.push(clause);
      length += size;
    } else {
      sentences.push([clause]);
      length = size;
    }
  }
  return sentences;
}

/** Neighbouring values without headers become one list, so that no clause lacks a name. */
export function joinNameless(fields: readonly Field[]): Field[] {
  const joined: Field[] = [];
  for (const field of fields) {
    const last = joined.at(-1);
    const isPlain = (one: Field) =>
      one.headers.length === 0 && !one.value.polarity && !standsAlone(one.value.text);
    if (
      last &&
      isPlain(last) &&
      isPlain(field) &&
      last.value.text.length + field.value.text.length <= longest
    )
      joined[joined.length - 1] = { headers: [], value: { text: `${last.value.text}, ${field.value.text}` } };
    else joined.push(field);
  }
  return joined;
}

const numbering = /^[<[(【]?\s*(?:표|그림|table|tab\.)\s*[\d.\-–]+\s*[>\])】.:]?\s*/iu;

/** A caption as the subject of rows that have none; empty where it is no name of a thing. */
export function captionName(caption: string): string {
  const bare = caption
    .replace(numbering, '')
    .replace(/\s*[([（](?:단위|units?)[^)\]）]*[)\]）]/giu, '')
    .trim();
  return bare.length > 40 || isSentence(bare) || /^(?:표|table)?$/iu.test(bare)
    ? ''
    : bare.replace(/\s*[:：]$/u, '');
}
