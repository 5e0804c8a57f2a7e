/** Sentences that can be worded as one clause of several, or stand alone. */
import { isAttribute } from '../attribute-words.ts';
import type { Field } from '../row-model.ts';
import { isSentence } from '../value-kind.ts';

/** Longer values are introduced by their header and follow as they stand. */
const longest = 60;

/** A verb made a noun after words with particles: "계좌는 달마다 바뀌지 않음" says a sentence. */
const nominalised = /[가-힣](?:[은는을를이가에]|으로|에서)\s.*[가-힣]$/u;
const isVerbNoun = (value: string) =>
  /[음함됨짐림김옴씀둠킴줌봄]$/u.test(value) && !/(?:알림|그림|모임|보관함|명함)$/u.test(value);
/** An English instruction or condition of several words. */
const instruction =
  /^(?:may|must|can|cannot|should|will|do not|don't|check|send|use|click|press|select|choose|open|close|call|ask|book|turn|set|enter|type|restart|replace|contact|visit|wait|move|plug|unplug|connect|add|remove|delete|copy|go|see|make|tell|give|apply|pay)\s\S+\s\S+/iu;

/** A value that cannot be taken up by a clause: a sentence, a long text, or one that holds or ends in a stop. */
export function standsAlone(value: string): boolean {
  if (value.length > longest || isSentence(value) || /[.!?:;。]["'”’)]*$|[가-힣)][.!?]\s/u.test(value))
    return true;
  return (isVerbNoun(value) && nominalised.test(value)) || instruction.test(value);
}

/** Text that ends as a sentence. A cell that ends in a colon led to something beside it; a sentence does not. */
export const ended = (text: string): string => endedBy(text.replace(/(?<=[\p{L}\p{N})])\s?[:：]$/u, '.'));

const endedBy = (text: string): string => (/[.!?。…:;]["'”’)\]]*$/u.test(text) ? text : `${text}.`);

/** A sentence holds at most so many clauses and characters. */
const clausesInSentence = 4;
const charactersInSentence = 160;

/** Clauses in groups of about the same size that make one sentence each. */
export function inSentences<T extends { readonly head: string; readonly value: string }>(
  clauses: readonly T[],
): T[][] {
  const most = Math.ceil(clauses.length / Math.ceil(clauses.length / clausesInSentence));
  const sentences: T[][] = [];
  let length = 0;
  for (const clause of clauses) {
    const size = clause.head.length + clause.value.length;
    const current = sentences.at(-1);
    if (current && current.length < most && length + size <= charactersInSentence) {
      current.push(clause);
      length += size;
    } else {
      sentences.push([clause]);
      length = size;
    }
  }
  return sentences;
}

/** The outer header is not what the values are but where they hold (결합: 월 요금, 설치비), or signs stand among them. */
export function isPlace(outer: string, fields: readonly Field[]): boolean {
  if (fields.some((field) => field.value.polarity !== undefined)) return true;
  const attributes = fields.filter((field) => isAttribute(field.headers[0]?.inner ?? '')).length;
  return attributes * 2 > fields.length && !isAttribute(outer);
}

/** Neighbouring values under the same outer header, which is then said once; other values by themselves. */
export function underOuter(
  fields: readonly Field[],
): { readonly outer: string; readonly fields: readonly Field[] }[] {
  const groups: { outer: string; fields: Field[] }[] = [];
  for (const field of fields) {
    const [first] = field.headers;
    const taken =
      first !== undefined && (field.value.polarity !== undefined || !standsAlone(field.value.text));
    const outer = taken && field.headers.every((name) => name.outer === first.outer) ? first.outer : '';
    const last = groups.at(-1);
    if (last && last.outer === outer) last.fields.push(field);
    else groups.push({ outer, fields: [field] });
  }
  return groups;
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
      joined[joined.length - 1] = {
        headers: [],
        at: null,
        value: { text: `${last.value.text}, ${field.value.text}` },
      };
    else joined.push(field);
  }
  return joined;
}

const numbering = /^[<[(【]?\s*(?:표|그림|table|tab\.)\s*[\d.\-–]+\s*[>\])】.:]?\s*/iu;

/** A caption as the subject of rows that have none; empty where it is no name of a thing. */
export function captionName(caption: string): string {
  const bare = caption
    .replace(numbering, '')
    .replace(/^\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+/u, '')
    .replace(/\s*[([（](?:단위|units?)[^)\]）]*[)\]）]/giu, '')
    .trim();
  return bare.length > 40 ||
    isSentence(bare) ||
    /^(?:표|table|note|tip|warning|caution|important|참고|주의|경고|알림)?$/iu.test(bare)
    ? ''
    : bare.replace(/\s*[:：]$/u, '');
}
