/** Korean sentences for a row: "기가라이트의 월 요금은 33,000원이고 속도는 500Mbps입니다." */
import { withParticle } from '../../../language/particles.ts';
import { isAttribute, isGeneric } from '../attribute-words.ts';
import type { Verb } from '../notes.ts';
import type { Field, Key, Row, Value } from '../row-model.ts';
import { captionName, ended, inSentences, joinNameless, standsAlone } from './clauses.ts';

/** Verb stems; 하 and 되 both take 고, 며, and ㅂ니다 as 합니다, 됩니다. */
const stems: Readonly<Record<Verb, string>> = {
  offer: '제공하',
  support: '지원하',
  can: '가능하',
  need: '필요하',
  include: '포함되',
  apply: '적용되',
  concern: '해당되',
  allow: '허용되',
};

/** The two ways to go on, and the way to end. */
interface Predicate {
  readonly and: string;
  readonly also: string;
  readonly end: string;
}

interface Clause {
  readonly head: string;
  readonly value: string;
  readonly predicate: Predicate;
}

/** How a yes-or-no cell under a header reads, and its name for the record. */
export function koreanPolarity(
  header: string,
  value: Value,
): { name: string; predicate: Predicate; link: string } {
  const yes = value.polarity !== 'no';
  if (/여부$/u.test(header)) {
    const name = value.polarity === 'partly' ? '일부' : yes ? '예' : '아니요';
    return { name, predicate: noun(name), link: '은/는' };
  }
  const nounHeader = /(?:가능|필요|필수|포함|적용|허용|지원|제공|해당|불가)$/u.test(header);
  const stem = nounHeader ? '해당하' : stems[value.verb ?? 'offer'];
  const base = value.polarity === 'partly' ? `일부 ${stem}` : stem;
  const predicate = yes
    ? {
        and: `${base}고`,
        also: `${base}며`,
        end: `${base.slice(0, -1)}${base.endsWith('하') ? '합' : '됩'}니다`,
      }
    : { and: `${base}지 않고`, also: `${base}지 않으며`, end: `${base}지 않습니다` };
  const name = yes ? base.slice(0, -1) : `${base}지 않음`;
  return { name, predicate, link: nounHeader ? '에' : '은/는' };
}

function noun(value: string): Predicate {
  if (/(?:^|\s)(?:불가|가능|필요|불필요|불가능)$/u.test(value))
    return { and: `${value}하고`, also: `${value}하며`, end: `${value}합니다` };
  // 없음, 확인함, 적용됨: a verb made a noun is not what the header is, but what is said.
  if (/(?:있음|없음|않음|아님|같음|받음|됨|(?<!포|보관|사서|우편|명)함)$/u.test(value)) {
    const said = `${withParticle(value, '으로/로')} 되어`;
    return { and: `${said} 있고`, also: `${said} 있으며`, end: `${said} 있습니다` };
  }
  return { and: `${value}이고`, also: `${value}이며`, end: `${value}입니다` };
}

const topic = (word: string) => withParticle(word, '은/는');
const subject = (word: string) => withParticle(word, '이/가');

/** "A와 B", "A, B, C". */
const listed = (words: readonly string[]): string =>
  words.length === 2 ? `${withParticle(words[0]!, '과/와')} ${words[1]}` : words.join(', ');

export function koreanProse(row: Row): string {
  const fields = joinNameless(row.fields);
  const body =
    fields.length === 0
      ? [nameOnly(row)]
      : row.orientation === 'transposed'
        ? transposed(row, fields)
        : row.orientation === 'pairs'
          ? pairs(row, fields)
          : record(row, fields);
  const notes = row.notes.map(({ about, text }) => {
    const name = about === '' ? '참고 사항은' : `${about}의 참고 사항은`;
    return `${name} 다음과 같습니다. ${ended(text)}`;
  });
  return [...body, ...notes].filter((sentence) => sentence !== '').join(' ');
}

/** A row that says no more than its name. */
function nameOnly(row: Row): string {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '') return '';
  if (standsAlone(name)) return ended(name);
  const header = row.keys[0]?.header ?? '';
  const where = row.group || captionName(row.caption);
  if (header !== '' && !isGeneric(header)) return `${within(row.group)}${topic(header)} ${name}입니다.`;
  return where === '' ? ended(name) : `${where}에 ${subject(name)} 있습니다.`;
}

const within = (group: string) => (group === '' ? '' : `${group}의 경우 `);

/** What stands before the first header: whose values these are. */
interface Opening {
  /** Sentences that come first (a question, a symptom that is a sentence). */
  readonly before: string;
  /** Before a header: "기가라이트의", "100M의 경우". */
  readonly owner: string;
  /** As a topic by itself, for values without a header. */
  readonly topic: string;
  readonly name: string;
}

function record(row: Row, fields: readonly Field[]): string[] {
  const opening = row.keys.length > 0 ? openingOf(row) : captionOpening(row);
  const sentences = opening.before === '' ? [] : [opening.before];
  return [...sentences, ...worded(fields, opening)];
}

/** Clauses joined to sentences; values that stand alone get a sentence that introduces them. */
function worded(fields: readonly Field[], opening: Opening): string[] {
  const sentences: string[] = [];
  let pending: Clause[] = [];
  let first = true;
  const flush = () => {
    for (const clauses of inSentences(pending)) {
      sentences.push((sentences.length > 0 ? '또한 ' : '') + joined(clauses));
    }
    pending = [];
  };
  for (const field of fields) {
    const { value, headers } = field;
    const owner = first ? opening.owner : '';
    const names = listed(headers);
    const all = headers.length > 1 ? ' 모두' : '';
    if (value.polarity) {
      const { predicate, link } = koreanPolarity(headers[0] ?? '', value);
      const linked = link === '에' ? `${names}에` : topic(names);
      pending.push({ head: names === '' ? opening.topic : `${owner}${linked}${all}`, value: '', predicate });
    } else if (standsAlone(value.text)) {
      flush();
      const named = names === '' ? described(opening.name) : `${owner}${topic(names)}${all}`;
      sentences.push(`${named === '' ? '' : `${named} 다음과 같습니다. `}${ended(value.text)}`);
    } else {
      const head = names === '' ? opening.topic : `${owner}${topic(names)}${all}`;
      pending.push({ head, value: value.text, predicate: noun(value.text) });
    }
    first = false;
  }
  flush();
  return sentences;
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

function openingOf(row: Row): Opening {
  const group = within(row.group);
  const [first, ...rest] = row.keys as [Key, ...Key[]];
  if (standsAlone(first.text)) {
    const header = isGeneric(first.header) ? '' : `${topic(first.header)} 다음과 같습니다. `;
    return { before: `${group}${header}${ended(first.text)}`, owner: '', topic: '', name: '' };
  }
  const qualified = rest.filter(
    (key) => key.header !== '' && !isGeneric(key.header) && !standsAlone(key.text),
  );
  const plain = rest.filter((key) => !qualified.includes(key)).map((key) => key.text);
  const name = [named(first), ...plain].join(' ');
  if (qualified.length > 0) {
    const conditions = qualified.map((key) => `${subject(key.header)} ${key.text}`).join('이고 ');
    const owner = `${group}${name}에서 ${conditions}인 경우 `;
    return { before: '', owner, topic: owner.trim(), name };
  }
  if (/(?:때|경우|시)$/u.test(name) && /\s/u.test(name))
    return { before: '', owner: `${group}${name} `, topic: `${group}${name}에는`, name };
  if (isPhrase(first.text)) {
    const owner =
      isGeneric(first.header) || plain.length > 0
        ? `${group}${name}의 경우 `
        : `${group}${subject(first.header)} ${first.text}인 경우 `;
    return { before: '', owner, topic: owner.trim(), name };
  }
  const owner = row.orientation === 'matrix' ? `${group}${name}의 경우 ` : `${group}${name}의 `;
  return { before: '', owner, topic: `${group}${topic(name)}`, name };
}

/** A name that is a clause or a list rather than a noun. */
const isPhrase = (text: string) =>
  text.length > 30 ||
  /,/u.test(text) ||
  (/\s/u.test(text) && /(?:[가-힣]음|[가-힣]함|됨|짐|림|움|하기|되기)$/u.test(text));

/** The name with what it is in front ("단축키 Ctrl + A", "오류 코드 522"), where the header says it shortly. */
function named({ header, text }: Key): string {
  if (header === '' || isGeneric(header) || header.length > 12 || /[/\\,]/u.test(header)) return text;
  if (text.includes(header) || isPhrase(text)) return text;
  if (/(?:이름|제목|내용)$/u.test(header) && /[가-힣]/u.test(text)) return text;
  return `${header} ${text}`;
}

/** Captions that name a table rather than a thing. */
const aboutTable =
  /(?:안내|표|목록|현황|비교|기준|정보|개요|사항|내역|일람|리스트|구성|규격|사양|방법|절차|종류|체계|정책|예시|요약|설명|관리|용어)$/u;

function captionOpening(row: Row): Opening {
  const caption = captionName(row.caption);
  const group = within(row.group);
  if (caption === '') return { before: '', owner: group, topic: group.trim(), name: row.group };
  const owner = aboutTable.test(caption) ? `${caption}에서 ` : `${caption}의 `;
  return { before: '', owner: `${owner}${group}`, topic: topic(caption), name: caption };
}

function pairs(row: Row, fields: readonly Field[]): string[] {
  const header = fields[0]?.headers[0] ?? '';
  if (header === '' || isAttribute(header)) return worded(fields, captionOpening(row));
  const [first, ...others] = fields as [Field, ...Field[]];
  // A term and its explanation: the term itself is the subject.
  if (first.value.polarity || !standsAlone(first.value.text) || others.length > 0)
    return worded(fields, { before: '', owner: within(row.group), topic: '', name: '' });
  return [`${within(row.group)}${described(header)} 다음과 같습니다. ${ended(first.value.text)}`];
}

function transposed(row: Row, fields: readonly Field[]): string[] {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '' || standsAlone(name)) return record(row, fields);
  const sentences: string[] = [];
  let pending: Clause[] = [];
  let opened = false;
  const flush = () => {
    for (const clauses of inSentences(pending)) {
      const opening = opened ? '또한 ' : `${within(row.group)}${topic(name)} `;
      opened = true;
      sentences.push(opening + joined(clauses));
    }
    pending = [];
  };
  for (const { headers, value } of fields) {
    const things = listed(headers);
    const all = headers.length > 1 ? ' 모두' : '';
    if (value.polarity) {
      const { predicate } = koreanPolarity(name, value);
      pending.push({ head: things === '' ? '' : `${things}에서${all}`, value: '', predicate });
    } else if (standsAlone(value.text)) {
      flush();
      const owner = things === '' ? '' : `${things}의 `;
      sentences.push(
        `${opened ? '' : within(row.group)}${owner}${topic(name)} 다음과 같습니다. ${ended(value.text)}`,
      );
      opened = true;
    } else {
      const head = things === '' ? '' : `${subject(things)}${all}`;
      pending.push({ head, value: value.text, predicate: noun(value.text) });
    }
  }
  flush();
  return sentences;
}
