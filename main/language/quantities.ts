/**
 * Numbers with units in their spellings: 1만원, 1만 원, 10,000원 and 10000 원 meet in 10000; 500메가, 500M, 500MB and 500Mbps
 * in 500메가.
 */

const units: Readonly<Record<string, number>> = {
  억: 1e8,
  천만: 1e7,
  백만: 1e6,
  십만: 1e5,
  만: 1e4,
  천: 1e3,
  백: 100,
};
const part = '(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(억|천만|백만|십만|만|천|백)';
/** `1억 2천만`, `3만5천`, `2만 3,400`: what follows the last part is a counter, a particle or nothing of Hangul. */
const amount = new RegExp(
  `${part}(?: ?${part})?(?: ?${part})?(?: ?(\\d{1,3}(?:,\\d{3})?|\\d{4}))?(?= ?(?:원|명|건|개|장|대|회|점|배|권|통|곳|호|년|일|시간|포인트|달러|여|$|[^가-힣\\d]|[은는이가을를의에도만]))`,
  'y',
);

/** The number that is written from `from` on, and where it ends; null where it is written in digits alone. */
export function amountAt(text: string, from: number): { readonly term: string; readonly end: number } | null {
  amount.lastIndex = from;
  const match = amount.exec(text);
  if (!match) return null;
  const [whole, ...groups] = match;
  let sum = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 6; i += 2) {
    const [digits, unit] = [groups[i], groups[i + 1]];
    if (digits === undefined || unit === undefined) break;
    const size = units[unit]!;
    // 3만 5억 are two numbers.
    if (size >= last) return null;
    last = size;
    sum += Number(digits.replaceAll(',', '')) * size;
  }
  const rest = Number((groups[6] ?? '0').replaceAll(',', ''));
  if (rest >= last) return null;
  const value = Math.round((sum + rest) * 100) / 100;
  return Number.isSafeInteger(value) ? { term: String(value), end: from + whole.length } : null;
}

const short = /^(\d+(?:\.\d+)?)([kmgt])(i?b|i?bps|bit)?$/;
const names: Readonly<Record<string, string>> = { k: '킬로', m: '메가', g: '기가', t: '테라' };

/** The term that all spellings of an amount of data share; null for anything else (5G is a network). */
export function dataAmount(identifier: string): string | null {
  const match = short.exec(identifier);
  if (!match) return null;
  const [, number, letter, rest] = match;
  if (rest === undefined && (letter === 'k' || letter === 't' || (letter === 'g' && Number(number) <= 7)))
    return null;
  return number! + names[letter!]!;
}

/** The same for a number before a Hangul run: 500메가바이트. */
export function dataAmountBefore(number: string, run: string): string | null {
  const name = /^(?:메가|기가|테라|킬로)(?=바이트|비트|비피에스|급|로|의|가|를|는|짜리|까지|$)/.exec(
    run,
  )?.[0];
  return name !== undefined && /^\d+(?:\.\d+)?$/.test(number) ? number + name : null;
}
