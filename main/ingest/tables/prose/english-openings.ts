/** How an English sentence begins: whose values it tells, from the row's keys, its sub-heading or the caption. */
import { isEnglishAttribute, isGeneric } from '../attribute-words.ts';
import type { Key, Row } from '../row-model.ts';
import { captionName, ended, standsAlone } from './clauses.ts';
import { be, capital, definite, inSentence, listed } from './english-words.ts';

export interface Opening {
  /** Sentences that come first (a question, a symptom that is a sentence). */
  readonly before: string;
  /** "for Giga Lite, " before clauses. */
  readonly given: string;
  /** " of Giga Lite" after the header of a single clause; empty where only `given` reads well. */
  readonly of: string;
  readonly name: string;
}

export const within = (group: string) => (group === '' ? '' : `under ${group}, `);

export function openingOf(row: Row): Opening {
  const [first, ...rest] = row.keys;
  if (!first) return captionOpening(row, false);
  const group = within(row.group);
  if (standsAlone(first.text)) {
    const header = isGeneric(first.header)
      ? ''
      : `${capital(`${group}${definite(first.header)} is as follows.`)} `;
    return { before: `${header}${ended(first.text)}`, given: '', of: '', name: '' };
  }
  // One header over both says nothing more of the second.
  const isQualified = (key: Key) =>
    key.header !== '' && key.header !== first.header && !isGeneric(key.header);
  const qualified = rest.filter(isQualified);
  const plain = rest.filter((key) => !isQualified(key)).map((key) => key.text);
  const name = [named(first), ...plain].join(' ');
  if (qualified.length === 0) return { before: '', given: `${group}for ${name}, `, of: ` of ${name}`, name };
  const conditions = qualified.map((key) => `${definite(key.header)} ${be([key.header])} ${key.text}`);
  return { before: '', given: `${group}for ${name} where ${listed(conditions)}, `, of: '', name };
}

/** The name with what it is in front ("the error code 522"), where the header says it shortly. */
function named({ header, text }: Key): string {
  if (header === '' || isGeneric(header) || header.length > 24 || /[/\\,]/u.test(header)) return text;
  if (text.toLowerCase().includes(header.toLowerCase()) || text.length > 60) return text;
  const said = inSentence(header);
  return said === header && !isEnglishAttribute(header) ? `${header} ${text}` : `the ${said} ${text}`;
}

const aboutTable =
  /(?:table|list|overview|guide|information|specifications?|details|comparison|summary|options|settings|properties|rates|terms)$/iu;

/** Rows without a name of their own are about what the caption names; terms need no owner. */
export function captionOpening(row: Row, isTerms: boolean): Opening {
  const caption = captionName(row.caption);
  const group = within(row.group);
  if (isTerms || caption === '') return { before: '', given: group, of: '', name: isTerms ? '' : row.group };
  if (aboutTable.test(caption)) return { before: '', given: `${group}in ${caption}, `, of: '', name: '' };
  return { before: '', given: `${group}for ${caption}, `, of: ` of ${caption}`, name: caption };
}
