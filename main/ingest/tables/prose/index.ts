/** Sentences for a resolved row, in the document's language. */
import type { Language } from '../../../contract/document.ts';
import type { Field, Row } from '../row-model.ts';
import { englishPolarity, englishProse } from './english.ts';
import { koreanProse } from './korean.ts';
import { koreanPolarity } from './korean-predicates.ts';

/** Natural sentences that say the row's keys and values with their headers; English for every language but Korean. */
export function proseOf(row: Row, language: Language): string {
  return language === 'ko' ? koreanProse(row) : englishProse(row);
}

/** A value as a name: its text, or the wording of a yes-or-no cell (제공하지 않음, not offered). */
export function valueName(field: Field, language: Language): string {
  const { polarity, text, remark } = field.value;
  if (!polarity) return text;
  const header = field.headers[0]?.inner ?? '';
  const { name } = (language === 'ko' ? koreanPolarity : englishPolarity)(header, field.value);
  return remark === undefined ? name : `${name} (${remark})`;
}
