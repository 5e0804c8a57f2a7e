/** Sentences for a resolved row, in the document's language. */
import type { Language } from '../../../contract/document.ts';
import { isToFillIn } from '../blanks.ts';
import type { Field, Row } from '../row-model.ts';
import { englishPolarity, englishProse } from './english.ts';
import { koreanProse } from './korean.ts';
import { koreanPolarity } from './korean-predicates.ts';

/**
 * Natural sentences that say the row's keys and values with their headers; English for every language but Korean.
 * Of blanks to be filled in nothing is said: empty where the row has nothing else.
 */
export function proseOf(row: Row, language: Language): string {
  const fields = row.fields.filter(({ value }) => value.polarity !== undefined || !isToFillIn(value.text));
  const keys = fields.length === 0 && row.fields.length > 0 ? [] : row.keys;
  const said = { ...row, keys, fields };
  return language === 'ko' ? koreanProse(said) : englishProse(said);
}

/** A value as a name: its text, or the wording of a yes-or-no cell (제공하지 않음, not offered). */
export function valueName(field: Field, language: Language): string {
  const { polarity, text, remark } = field.value;
  if (!polarity) return text;
  const header = field.headers[0]?.inner ?? '';
  const { name } = (language === 'ko' ? koreanPolarity : englishPolarity)(header, field.value);
  return remark === undefined ? name : `${name} (${remark})`;
}
