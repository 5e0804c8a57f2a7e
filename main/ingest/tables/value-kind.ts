/** What kind of thing a cell says: decides headers, units and how a sentence takes it up. */

export type ValueKind = 'empty' | 'number' | 'sentence' | 'text';

const amount = String.raw`[~≈<>≤≥+\-−±약최대]{0,3}\s?[₩$€£¥]?\s?\d[\d,]*(?:\.\d+)?`;
const bareNumber = new RegExp(String.raw`^${amount}(?:\s?[~–\-∼]\s?\d[\d,]*(?:\.\d+)?)?$`, 'u');
const numberWithUnit = new RegExp(
  String.raw`^(?:월|연|일|주|총|건당|회당|up to|about)?\s?${amount}(?:\s?\p{L}{0,6}%?)?(?:\s?[~–\-∼]\s?\d[\d,]*(?:\.\d+)?)?\s?(?:[%°℃℉]|[\p{L}²³]{1,6}(?:/\p{L}{1,4})?)?(?:\s?(?:이상|이하|미만|초과|이내|까지|부터))?$`,
  'u',
);
/** A Korean or English sentence: it ends as one, and is no mere number or abbreviation. */
const sentenceEnd = /(?:[다요까죠오]|[가-힣]시오|세요)[.!?]?["'”’)]*$|\p{L}{2,}[)"'”’]?[.!?]["'”’)]*$/u;
const koreanVerb =
  /(?:니다|습니까|십시오|세요|[가-힣]{2}한다|[가-힣]{2}된다|[가-힣]{2}있다|[가-힣]{2}없다|해요|돼요|에요|예요|어요|나요|까요)[.!?]?["'”’)]*$/u;

/** Only a number (or a range of numbers), so that a unit from the header belongs to it. */
export const isBareNumber = (value: string): boolean => value.length <= 40 && bareNumber.test(value);

/** A number with or without a unit, as cells of measured columns hold. */
export const isNumeric = (value: string): boolean =>
  value.length <= 40 && (bareNumber.test(value) || numberWithUnit.test(value));

/** No value: nothing, a dash, or several. */
export const isEmptySign = (value: string): boolean => /^[-–—―‐−ㅡ·.\s]*$/u.test(value);

export function kindOf(value: string): ValueKind {
  if (isEmptySign(value)) return 'empty';
  if (isNumeric(value)) return 'number';
  return isSentence(value) ? 'sentence' : 'text';
}

/** Text that stands as it is after "…은 다음과 같습니다." */
export function isSentence(value: string): boolean {
  const tail = value.slice(-60);
  if (koreanVerb.test(tail)) return true;
  if (!/[.!?]["'”’)]*$/u.test(tail)) return /[.!?]\s+\p{L}/u.test(value) && value.length > 40;
  return value.length > 12 && /\s/u.test(value) && sentenceEnd.test(tail);
}

/** The shape of a value for comparing rows with columns: a number and its unit, or the kind of text. */
export function signatureOf(value: string): string {
  const kind = kindOf(value);
  if (kind !== 'number') return kind;
  return `number ${value.replace(/[\d.,\s~–\-+−]+/gu, '').slice(0, 8)}`;
}
