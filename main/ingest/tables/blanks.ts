/** What a form leaves to be filled in: no fact, whatever the header over it. */
import { isSentence } from './value-kind.ts';

/** An empty box, alone or before what may be chosen; a ticked one (☑, ■) is a fact. */
const box = /[□☐▢]|\[\s?\]/u;
/** `20__년`, `______`; not the underscores of a name (`__init__`). */
const line = /(?<![A-Za-z_])_{2,}(?![A-Za-z_])|＿{2,}|\.{5,}|…{2,}/u;
/** `20 년 월 일`, `년 월 청구분`: what should be numbered is not. */
const date = /(?<!\p{L})년[\s_]+월(?!\p{L})/u;
const brackets = /\(\s\)/u;
const signature =
  /[(（]\s?(?:자필\s?)?(?:서명|인|날인|서명\s?(?:\/|·|또는)\s?(?:인|날인)|signature)\s?[)）]$/iu;

/** Longer texts say something besides. */
const longest = 200;

export const isEmptyBox = (value: string): boolean => /^(?:[□☐▢]|\[\s?\])$/u.test(value);

/** A sentence around a blank is said as it stands: it tells how to fill it in. */
export const isToFillIn = (value: string): boolean =>
  value.length <= longest &&
  [box, line, date, brackets, signature].some((blank) => blank.test(value)) &&
  !isSentence(value);
