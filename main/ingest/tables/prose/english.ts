/** English sentences for a row: "For Giga Lite, the monthly fee is 33 dollars and the speed is 500 Mbps." */
import { isEnglishAttribute, isGeneric } from '../attribute-words.ts';
import type { Verb } from '../notes.ts';
import type { Field, Key, Row, Value } from '../row-model.ts';
import { captionName, ended, inSentences, joinNameless, standsAlone } from './clauses.ts';

const participles: Readonly<Record<Verb, string>> = {
  offer: 'offered',
  support: 'supported',
  can: 'available',
  need: 'required',
  include: 'included',
  apply: 'applied',
  concern: 'applicable',
  allow: 'allowed',
};

/** How a yes-or-no cell reads after "is". */
export function englishPolarity(_header: string, value: Value): { name: string } {
  const participle = participles[value.verb ?? 'offer'];
  if (value.polarity === 'partly') return { name: `partly ${participle}` };
  return { name: value.polarity === 'no' ? `not ${participle}` : participle };
}

interface Clause {
  readonly head: string;
  readonly value: string;
}

export function englishProse(row: Row): string {
  const fields = joinNameless(row.fields);
  const body =
    fields.length === 0
      ? [nameOnly(row)]
      : row.orientation === 'transposed'
        ? transposed(row, fields)
        : record(row, fields);
  const notes = row.notes.map(({ about, text }) => {
    const on = about === '' ? 'A note' : `A note on ${definite(about)}`;
    return `${on} says the following. ${ended(text)}`;
  });
  return [...body, ...notes].filter((sentence) => sentence !== '').join(' ');
}

/** A property as it stands inside a sentence: `Monthly Fee` → `monthly fee`; names and initialisms are kept. */
function inSentence(header: string): string {
  const words = header.split(' ');
  const plain = words.every((word) => /^(?:[A-Z]?[a-z'-]+|[^A-Za-z]*)$/u.test(word));
  return plain && isEnglishAttribute(header) ? header.toLowerCase() : header;
}

const definite = (header: string): string =>
  /^(?:the|this|each)\s/iu.test(header) ? header : `the ${inSentence(header)}`;

const isPlural = (words: readonly string[]): boolean =>
  words.length > 1 || /(?:[^siu']s|[^s]es)(?:\s?\([^)]*\))?$/u.test(words[0] ?? '');
const be = (words: readonly string[]): string => (isPlural(words) ? 'are' : 'is');

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** "a, b, and c" of whole clauses or names. */
function listed(words: readonly string[]): string {
  if (words.length <= 2) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

function nameOnly(row: Row): string {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '') return '';
  const header = row.keys[0]?.header ?? '';
  if (!standsAlone(name) && header !== '' && !isGeneric(header))
    return capital(`${within(row.group)}${definite(header)} ${be([header])} ${name}.`);
  const where = row.group || captionName(row.caption);
  return standsAlone(name) || where === '' ? ended(name) : `${where} has ${name}.`;
}

const within = (group: string) => (group === '' ? '' : `under ${group}, `);

interface Opening {
  readonly before: string;
  /** "for Giga Lite, " before several clauses. */
  readonly given: string;
  /** " of Giga Lite" after the header of a single clause; empty where only `given` reads well. */
  readonly of: string;
  readonly name: string;
}

function record(row: Row, fields: readonly Field[]): string[] {
  const opening =
    row.orientation === 'pairs'
      ? pairOpening(row, fields)
      : row.keys.length > 0
        ? openingOf(row)
        : captionOpening(row);
  const matrix = row.orientation === 'matrix';
  const sentences = opening.before === '' ? [] : [opening.before];
  let first = true;
  let pending: { field: Field; head: string; value: string }[] = [];
  const flush = () => {
    const groups = inSentences(pending);
    for (const clauses of groups) {
      const single = first && clauses.length === 1 && groups.length === 1 && opening.of !== '' && !matrix;
      const said = clauses.map(({ head, value, field }) => {
        if (head === '') return '';
        const owner = single && !field.value.polarity ? opening.of : '';
        return `${head}${owner} ${be(headWords(field, matrix))} ${value}`;
      });
      const nameless =
        clauses[0]?.head === ''
          ? `${opening.name === '' ? '' : `${opening.name} is `}${clauses[0].value}`
          : '';
      const rest = said.filter((clause) => clause !== '');
      if (nameless !== '' && opening.name !== '') {
        sentences.push(capital(`${within(row.group)}${listed([nameless, ...rest])}.`));
      } else {
        const given =
          single && !clauses[0]?.field.value.polarity ? within(row.group) : first ? opening.given : '';
        sentences.push(capital(`${given}${listed([nameless, ...rest].filter((clause) => clause !== ''))}.`));
      }
      first = false;
    }
    pending = [];
  };
  for (const field of fields) {
    const head = headOf(field, matrix);
    if (!field.value.polarity && standsAlone(field.value.text)) {
      flush();
      const owner = first ? opening.of : '';
      const given = first ? (owner === '' ? opening.given : within(row.group)) : '';
      if (head !== '')
        sentences.push(capital(`${given}${head}${owner} ${be(headWords(field, matrix))} as follows.`));
      else if (opening.name !== '') sentences.push(capital(`${opening.name} is described as follows.`));
      sentences.push(ended(field.value.text));
      first = false;
    } else {
      const value = field.value.polarity ? englishPolarity('', field.value).name : field.value.text;
      // A value without a header begins a sentence of its own, whose subject is the record.
      if (head === '' && pending.length > 0) flush();
      pending.push({
        field,
        head,
        value:
          field.headers.length > 1 && !field.value.polarity
            ? `both ${value}`.replace(/^both /, field.headers.length === 2 ? 'both ' : 'all ')
            : value,
      });
    }
  }
  flush();
  return sentences;
}

function headOf({ headers, value }: Field, matrix: boolean): string {
  if (headers.length === 0) return '';
  if (value.polarity) return listed(headers.map(inSentence));
  if (matrix) return `the value for ${listed(headers)}`;
  return listed(headers.map(definite));
}

const headWords = (field: Field, matrix: boolean): readonly string[] =>
  matrix && !field.value.polarity ? ['value'] : field.headers.map(inSentence);

function openingOf(row: Row): Opening {
  const [first, ...rest] = row.keys as [Key, ...Key[]];
  const group = within(row.group);
  if (standsAlone(first.text)) {
    const header = isGeneric(first.header)
      ? ''
      : capital(`${group}${definite(first.header)} is as follows. `);
    return { before: `${header}${ended(first.text)}`, given: '', of: '', name: '' };
  }
  const qualified = rest.filter((key) => key.header !== '' && !isGeneric(key.header));
  const name = [named(first), ...rest.filter((key) => !qualified.includes(key)).map((key) => key.text)].join(
    ' ',
  );
  const conditions = qualified.map(
    (key) => `${definite(key.header)} ${be([inSentence(key.header)])} ${key.text}`,
  );
  const where = conditions.length === 0 ? '' : ` where ${listed(conditions)}`;
  return { before: '', given: `${group}for ${name}${where}, `, of: where === '' ? ` of ${name}` : '', name };
}

function named({ header, text }: Key): string {
  if (header === '' || isGeneric(header) || header.length > 20 || /[/\\,]/u.test(header)) return text;
  if (text.toLowerCase().includes(header.toLowerCase()) || text.length > 40) return text;
  return `${isEnglishAttribute(header) ? 'the ' : ''}${inSentence(header)} ${text}`;
}

const aboutTable =
  /(?:table|list|overview|guide|information|specifications?|details|comparison|summary|options|settings|properties|rates|terms)$/iu;

function captionOpening(row: Row): Opening {
  const caption = captionName(row.caption);
  const group = within(row.group);
  if (caption === '') return { before: '', given: group, of: '', name: row.group };
  if (aboutTable.test(caption)) return { before: '', given: `${group}in ${caption}, `, of: '', name: '' };
  return { before: '', given: `${group}for ${caption}, `, of: ` of ${caption}`, name: caption };
}

/** Properties belong to what the caption names; a term needs no owner. */
function pairOpening(row: Row, fields: readonly Field[]): Opening {
  const header = fields[0]?.headers[0] ?? '';
  if (header === '' || isEnglishAttribute(header)) return captionOpening(row);
  return { before: '', given: within(row.group), of: '', name: '' };
}

function transposed(row: Row, fields: readonly Field[]): string[] {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '' || standsAlone(name)) return record(row, fields);
  const sentences: string[] = [];
  let pending: Clause[] = [];
  const flush = () => {
    for (const clauses of inSentences(pending))
      sentences.push(
        capital(
          `${within(row.group)}${definite(name)} ${be([inSentence(name)])} ${listed(clauses.map((clause) => clause.value + clause.head))}.`,
        ),
      );
    pending = [];
  };
  for (const { headers, value } of fields) {
    const things = headers.length === 0 ? '' : ` for ${listed(headers)}`;
    if (!value.polarity && standsAlone(value.text)) {
      flush();
      sentences.push(
        capital(
          `${within(row.group)}${definite(name)}${things} ${be([inSentence(name)])} as follows. ${ended(value.text)}`,
        ),
      );
    } else
      pending.push({ head: things, value: value.polarity ? englishPolarity(name, value).name : value.text });
  }
  flush();
  return sentences;
}
