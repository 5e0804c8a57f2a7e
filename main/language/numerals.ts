/**
 * Numbers in words → digits, so that 삼만 팔천오백 원 is read as 38,500원 and “three months” as 3 months. Only what can be
 * nothing else: Sino-Korean numbers before a unit, native ones before a counter, English ones before a unit or with
 * hundred, thousand or million in them.
 */

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  [...'일이삼사오육칠팔구'].map((digit, i) => [digit, i + 1]),
);
const multipliers: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3, 만: 1e4, 억: 1e8 };

/** A word goes on behind these: 만일, 백분율, 천년만년 are no amounts. */
const wordEnd = '(?![가-힣])|(?=[은는이가을를의에로도만까부씩당입인정짜넘])';
const counted = '원|달러|개월|년|주|분|초|퍼센트|프로|회|명|인|대|개|건|장|배|세|시간|기가바이트|기가|메가';
/** 이만 칠천오백: a blank stands behind 만 and 억 only. */
const sino = new RegExp(
  `(?<![가-힣\\d,])((?:[일이삼사오육칠팔구십백천]{0,7}억\\s?)?(?:[일이삼사오육칠팔구십백천]{0,7}만\\s?)?[일이삼사오육칠팔구십백천]{0,7}?)\\s?(?=(?:${counted}|일)(?:${wordEnd}))`,
  'g',
);
/** 3년, 2기가 in one syllable; 일 and 이 before other words are too many things. */
const oneDigit =
  /(?<![가-힣\d])([일이삼사오육칠팔구])\s?(?=(?:개월|퍼센트|프로|기가|메가)|년\s?(?:약정|간|동안|이상|이하|미만|이내|안에|뒤|후|마다))/g;

const tens = ['열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
const ones = ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const native = new RegExp(
  `(?<![가-힣])(?:(${tens.join('|')})?(${ones.join('|')})|(열|스무|서른|마흔|쉰))\\s?(?=(?:번|차례|개월|달|시간|시(?![작설])|명|대|장|개|회선|주|살|곳|건|배|가지)(?!째))`,
  'g',
);

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
    .concat(' seventeen eighteen nineteen')
    .split(' ');
const decades = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const large: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6 };
const englishWord = `(?:${[...decades, ...small.toReversed(), ...Object.keys(large)].join('|')})`;
const english = new RegExp(`\\b(?:a )?(${englishWord}(?:[ -](?:and )?${englishWord})*)\\b`, 'gi');
const englishUnit =
  /^[ -](?:won|dollars?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|per ?cent|times|people|persons|devices?|lines?|copies|pages?|gigabytes?|megabytes?)\b/i;
/** “one day” and “one time” are often no numbers. */
const idle = /^one$/i;
const idleUnit = /^[ -](?:days?|times)\b/i;

/** The text with its numbers in digits. */
export function inDigits(text: string): string {
  return (
    text
      .replace(sino, (whole, word: string, at: number, all: string) => {
        const bare = word.replace(/\s/g, '');
        const after = all.slice(at + whole.length);
        return isSino(bare, after) ? `${ofSino(bare)}${/\s$/.test(whole) ? ' ' : ''}` : whole;
      })
      .replace(oneDigit, (_, digit: string) => `${digits[digit]}`)
      // 한 번에 두 대: at a time, which counts nothing.
      .replace(/(?<![가-힣])한 번에(?=\s)/g, '한꺼번에')
      .replace(native, (_, ten?: string, one?: string, alone?: string) =>
        String(alone ? (tens.indexOf(alone === '스무' ? '스물' : alone) + 1) * 10 : ofNative(ten, one!)),
      )
      .replace(english, (whole, words: string, at: number, all: string) =>
        isAmount(words, all.slice(at + whole.length)) ? `${ofEnglish(words)}` : whole,
      )
  );
}

function isAmount(words: string, after: string): boolean {
  if (/hundred|thousand|million/i.test(words)) return true;
  return englishUnit.test(after) && !(idle.test(words) && idleUnit.test(after));
}

/** One syllable alone is much else: 천장, 만일, 백분율. */
const isSino = (word: string, after: string): boolean =>
  word.length > 1
    ? /[십백천만억]/.test(word)
    : /[백천만]/.test(word)
      ? /^(?:원|달러|명)/.test(after)
      : word === '십' && /^(?:원|명|개월|년)/.test(after);

const ofNative = (ten: string | undefined, one: string): number =>
  (ten ? (tens.indexOf(ten) + 1) * 10 : 0) + ones.indexOf(one) + 1;

function ofSino(word: string): number {
  let total = 0;
  let section = 0;
  let current = 0;
  for (const syllable of word) {
    const by = multipliers[syllable];
    if (by === undefined) current = digits[syllable]!;
    else if (by >= 1e4) {
      total += (section + current || 1) * by;
      section = current = 0;
    } else {
      section += (current || 1) * by;
      current = 0;
    }
  }
  return total + section + current;
}

function ofEnglish(words: string): number {
  let total = 0;
  let section = 0;
  for (const word of words.toLowerCase().split(/[ -]+/)) {
    const by = large[word];
    if (by === 100) section = (section || 1) * 100;
    else if (by !== undefined) {
      total += (section || 1) * by;
      section = 0;
    } else if (small.includes(word)) section += small.indexOf(word) + 1;
    else if (decades.includes(word)) section += (decades.indexOf(word) + 2) * 10;
  }
  return total + section;
}
