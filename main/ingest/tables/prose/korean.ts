/** Korean sentences for a row: "기가라이트의 월 요금은 33,000원이고 속도는 500Mbps입니다." */
import { withParticle } from '../../../language/index.ts';
import { isDialogue, isGeneric } from '../attribute-words.ts';
import { type Field, type Name, pathOf, type Row } from '../row-model.ts';
import {
  captionName,
  ended,
  inSentences,
  isPlace,
  joinNameless,
  standsAlone,
  underOuter,
} from './clauses.ts';
import { captionOpening, type Opening, openingOf, subject, topic, within } from './korean-openings.ts';
import { koreanPolarity, nounPredicate, type Predicate } from './korean-predicates.ts';

interface Clause {
  readonly head: string;
  readonly value: string;
  readonly predicate: Predicate;
}

/** "A와 B", "A, B, C". */
const listed = (words: readonly string[]): string =>
  words.length === 2 ? `${withParticle(words[0]!, '과/와')} ${words[1]}` : words.join(', ');

const paths = (field: Field): string => listed(field.headers.map(pathOf));
/** A value that several headers share. */
const shared = (headers: readonly Name[]): string => (headers.length > 1 ? ' 모두' : '');
const follows = '다음과 같습니다.';
/** Sentences after the first go on with 또한 and 그리고, not with the same word each time. */
const goingOn = (said: number): string => (said === 1 ? '또한 ' : said === 2 ? '그리고 ' : '');

export function koreanProse(row: Row): string {
  const fields = joinNameless(row.fields);
  const body = fields.length === 0 ? [nameOnly(row)] : wordings[row.orientation](row, fields);
  const notes = row.notes.map(({ about, text }) => {
    const name = about === '' ? '참고 사항은' : `${about}의 참고 사항은`;
    return `${name} ${follows} ${ended(text)}`;
  });
  const condition = row.condition === '' ? '' : `금액은 ${nounPredicate(row.condition).end}.`;
  return [...body, ...notes, condition].filter((sentence) => sentence !== '').join(' ');
}

const wordings: Readonly<Record<Row['orientation'], (row: Row, fields: readonly Field[]) => string[]>> = {
  records: (row, fields) => record(fields, openingOf(row)),
  matrix: (row, fields) => record(fields, openingOf(row)),
  pairs: (row, fields) => record(fields, captionOpening(row)),
  terms,
  transposed,
};

/** A row that says no more than its name. */
function nameOnly(row: Row): string {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '') return '';
  if (standsAlone(name)) return ended(name);
  const header = row.keys[0]?.header ?? '';
  if (header !== '' && !isGeneric(header)) return `${within(row.group)}${topic(header)} ${name}입니다.`;
  const where = row.group || captionName(row.caption);
  return where === '' ? ended(name) : `${where}에 ${subject(name)} 있습니다.`;
}

/** Clauses joined to sentences; values that stand alone get a sentence that introduces them. */
function record(fields: readonly Field[], opening: Opening): string[] {
  const sentences: string[] = opening.before === '' ? [] : [opening.before];
  let said = 0;
  let pending: Clause[] = [];
  const owner = () => (said === 0 && pending.length === 0 ? opening.owner : '');
  const flush = () => {
    for (const clauses of inSentences(pending)) sentences.push(goingOn(said++) + joined(clauses));
    pending = [];
  };
  for (const group of underOuter(fields)) {
    if (group.outer !== '' && group.fields.length > 1) {
      flush();
      const isMixed = isPlace(group.outer, group.fields);
      const head = isMixed ? `${group.outer}의 경우` : topic(group.outer);
      for (const clauses of inSentences(group.fields.map((field) => underHeader(field, isMixed)))) {
        const start = said === 0 ? opening.owner : goingOn(said);
        said++;
        sentences.push(`${start}${head} ${joined(clauses)}`);
      }
      continue;
    }
    for (const field of group.fields) {
      const { value, headers } = field;
      const names = paths(field);
      if (value.polarity) {
        const { predicate, particle } = koreanPolarity(headers.at(-1)?.inner ?? '', value);
        const head = particle === '에' ? `${names}에` : topic(names);
        const named = names === '' ? opening.topic : `${owner()}${head}${shared(headers)}`;
        pending.push({ head: named, value: '', predicate });
      } else if (standsAlone(value.text)) {
        const start = owner();
        flush();
        // A question was said, its answer follows.
        const isAnswer = opening.before !== '' && isDialogue(names);
        const named = isAnswer
          ? ''
          : names === ''
            ? described(opening.name)
            : `${start}${topic(names)}${shared(headers)}`;
        sentences.push(named === '' ? ended(value.text) : `${named} ${follows} ${ended(value.text)}`);
        said++;
      } else {
        const head = names === '' ? opening.topic : `${owner()}${topic(names)}${shared(headers)}`;
        pending.push({ head, value: value.text, predicate: nounPredicate(value.text) });
      }
    }
  }
  flush();
  return sentences;
}

/** A clause under a header that the sentence has said: "(월 요금은) 3년 약정이 33,000원이고". */
function underHeader({ headers, value }: Field, isMixed: boolean): Clause {
  const names = listed(headers.map((name) => name.inner));
  const named = (isMixed ? topic(names) : subject(names)) + shared(headers);
  if (!value.polarity) return { head: named, value: value.text, predicate: nounPredicate(value.text) };
  const { predicate, particle } = koreanPolarity(headers.at(-1)?.inner ?? '', value);
  return { head: particle === '에' ? `${names}에${shared(headers)}` : named, value: '', predicate };
}

const described = (name: string) => (name === '' ? '' : `${name}에 대한 설명은`);

/** "A는 1이고 B는 2이며 C는 3입니다." */
function joined(clauses: readonly Clause[]): string {
  const said = clauses.map(({ head, predicate }, at) => {
    const form = at === clauses.length - 1 ? predicate.end : at % 2 === 0 ? predicate.and : predicate.also;
    return head === '' ? form : `${head} ${form}`;
  });
  return `${said.join(' ')}.`;
}

/** A term and its explanation: the term itself is the subject. */
function terms(row: Row, fields: readonly Field[]): string[] {
  const [first] = fields;
  const opening = { before: '', owner: within(row.group), topic: '', name: '' };
  if (
    fields.length > 1 ||
    !first ||
    first.headers.length === 0 ||
    first.value.polarity ||
    !standsAlone(first.value.text)
  )
    return record(fields, opening);
  return [`${within(row.group)}${described(paths(first))} ${follows} ${ended(first.value.text)}`];
}

/** A property and what it is for each thing: "월 요금은 기가라이트가 33,000원이고 기가슬림이 22,000원입니다." */
function transposed(row: Row, fields: readonly Field[]): string[] {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '' || standsAlone(name)) return record(fields, openingOf(row));
  const sentences: string[] = [];
  let pending: Clause[] = [];
  const flush = () => {
    for (const clauses of inSentences(pending)) {
      const start = sentences.length > 0 ? goingOn(sentences.length) : within(row.group);
      sentences.push(`${start}${topic(name)} ${joined(clauses)}`);
    }
    pending = [];
  };
  for (const field of fields) {
    const { headers, value } = field;
    const things = paths(field);
    if (value.polarity) {
      const { predicate } = koreanPolarity(name, value);
      pending.push({ head: things === '' ? '' : `${things}에서${shared(headers)}`, value: '', predicate });
    } else if (standsAlone(value.text)) {
      flush();
      const owner = things === '' ? '' : `${things}의 `;
      const start = sentences.length > 0 ? '' : within(row.group);
      sentences.push(`${start}${owner}${topic(name)} ${follows} ${ended(value.text)}`);
    } else {
      const head = things === '' ? '' : `${subject(things)}${shared(headers)}`;
      pending.push({ head, value: value.text, predicate: nounPredicate(value.text) });
    }
  }
  flush();
  return sentences;
}
