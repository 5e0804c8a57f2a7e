/** How a Korean sentence begins: whose values it tells, from the row's keys, its sub-heading or the caption. */
import { withParticle } from '../../../language/index.ts';
import { isDialogue, isGeneric } from '../attribute-words.ts';
import type { Key, Row } from '../row-model.ts';
import { captionName, ended, standsAlone } from './clauses.ts';

export interface Opening {
  /** Sentences that come first (a question, a symptom that is a sentence). */
  readonly before: string;
  /** Before a header, with a blank after it: "기가라이트의 ", "조건이 3년인 경우 ". */
  readonly owner: string;
  /** As a topic by itself, for values without a header: "기가라이트는". */
  readonly topic: string;
  readonly name: string;
}

export const topic = (word: string) => withParticle(word, '은/는');
export const subject = (word: string) => withParticle(word, '이/가');

/** "개인 고객의 경우 ", or nothing. */
export const within = (group: string) => (group === '' ? '' : `${group}의 경우 `);

/** Headers of states and conditions rather than of things: "조건이 3년인 경우". */
const condition =
  /(?:조건|상황|사유|증상|상태|결과|원인|문제|현상|유형|단계|형태|구간|기간|시점|날짜|경과|방법|구분|용도|색|등급|위치|나이|연령|거리|횟수)$/u;

export function openingOf(row: Row): Opening {
  const [first, ...rest] = row.keys;
  if (!first) return captionOpening(row);
  const group = within(row.group);
  if (standsAlone(first.text)) {
    const header =
      isGeneric(first.header) || isDialogue(first.header) ? '' : `${topic(first.header)} 다음과 같습니다. `;
    return { before: `${group}${header}${ended(first.text)}`, owner: '', topic: '', name: '' };
  }
  // One header over both (유형: 중요, 유출 의심) says nothing more of the second.
  const isQualified = (key: Key) =>
    key.header !== '' && key.header !== first.header && !isGeneric(key.header) && !standsAlone(key.text);
  const qualified = rest.filter(isQualified);
  const plain = rest.filter((key) => !isQualified(key)).map((key) => key.text);
  const name = [named(first), ...plain].join(' ');
  const given = (owner: string): Opening => ({ before: '', owner, topic: owner.trim(), name });
  const among = row.group === '' ? '' : `${row.group} 가운데 `;
  if (qualified.length > 0) {
    const conditions = qualified.map((key) => `${subject(key.header)} ${key.text}`).join('이고 ');
    return given(`${group}${name}에서 ${conditions}인 경우 `);
  }
  if (/(?:때|경우|시)$/u.test(name) && /\s/u.test(name))
    return { before: '', owner: `${group}${name} `, topic: `${group}${name}에는`, name };
  const isNamed = !isGeneric(first.header) && plain.length === 0 && !first.text.includes(first.header);
  if (isNamed && (condition.test(first.header) || isPhrase(first.text)))
    return given(`${among}${subject(first.header)} ${first.text}인 경우 `);
  if (row.orientation === 'matrix' || isPhrase(first.text) || /^경\s?우$/u.test(first.header))
    return given(`${among}${name}의 경우 `);
  return { before: '', owner: `${group}${name}의 `, topic: `${group}${topic(name)}`, name };
}

/** A name that is a clause or a list rather than a noun. */
const isPhrase = (text: string) =>
  text.length > 30 ||
  /,\s/u.test(text) ||
  (/\s/u.test(text) && /(?:[가-힣]음|[가-힣]함|됨|짐|림|움|하기|되기)$/u.test(text));

/** The name with what it is in front ("단축키 Ctrl + A", "오류 코드 522"), where the header says it shortly. */
function named({ header, text }: Key): string {
  if (header === '' || isGeneric(header) || /[/\\,]/u.test(header)) return text;
  if (header.replace(/\(.*\)$/u, '').length > 14 || text.includes(header)) return text;
  if (/(?:이름|제목|내용)$/u.test(header) && /[가-힣]/u.test(text)) return text;
  return `${header} ${text}`;
}

/** Captions that name a table rather than a thing. */
const aboutTable =
  /(?:안내|표|목록|현황|비교|기준|정보|개요|사항|내역|일람|리스트|구성|규격|사양|방법|절차|종류|체계|정책|예시|요약|설명|관리|용어|연락처|이력|소개|혜택|작업)$/u;

/** Rows without a name of their own are about what the caption names. */
export function captionOpening(row: Row): Opening {
  const caption = captionName(row.caption);
  const group = within(row.group);
  if (caption === '') return { before: '', owner: group, topic: group.trim(), name: row.group };
  const owner = aboutTable.test(caption) ? `${caption}에서 ` : `${caption}의 `;
  return { before: '', owner: `${owner}${group}`, topic: topic(caption), name: caption };
}
