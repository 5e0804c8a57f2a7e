/**
 * Korean particles (josa) by the sound that a word ends in, as it is read aloud: Hangul by its final consonant,
 * digits as Sino-Korean numbers, Latin initialisms by their letters' names, Latin words by the rules of
 * transliteration (외래어 표기법), units and signs by their Korean names.
 */

const forms = {
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
  이다: ['이다', '다'],
  '이나/나': ['이나', '나'],
  '이라고/라고': ['이라고', '라고'],
  '이란/란': ['이란', '란'],
} as const;

export type Particle = keyof typeof forms;

/** How a word's last sound ends: in a vowel, in ㄹ (which takes 로, not 으로), or in another consonant. */
export type Ending = 'vowel' | 'rieul' | 'consonant';

/** The word with the fitting form of the particle after it; the word itself is not changed. */
export function withParticle(word: string, particle: Particle): string {
  const ending = endingOf(word);
  const [afterConsonant, afterVowel] = forms[particle];
  const asVowel = ending === 'vowel' || (particle === '으로/로' && ending === 'rieul');
  return word + (asVowel ? afterVowel : afterConsonant);
}

/** The sound that a word ends in when a Korean reads it; a trailing remark in parentheses does not count. */
export function endingOf(word: string): Ending {
  // Only the tail decides; a cell can be long.
  const tail = spoken(word.slice(-120).normalize('NFC'));
  const last = tail.at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return ofFinal((code - 0xac00) % 28);
  if (code >= 0x3131 && code <= 0x314e) return last === 'ㄹ' ? 'rieul' : 'consonant';
  const sign = signs[last];
  if (sign !== undefined) return sign;
  const plain = last.normalize('NFKC') === last ? tail : tail.slice(0, -1) + last.normalize('NFKC');
  const number = /\d(?:[\d,]*\d)?(?:\.\d+)?$/.exec(plain);
  if (number) return ofNumber(number[0]);
  const letters = /[A-Za-z]+$/.exec(plain.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
  if (letters) return ofLetters(letters[0], /\d\s?$/.test(plain.slice(0, -letters[0].length)));
  return 'vowel';
}

/** What is read aloud: no closing quotes, footnote marks and stops at the end, no trailing remark in brackets. */
function spoken(text: string): string {
  let rest = text;
  for (let round = 0; round < 8; round++) {
    const trimmed = rest.replace(/[\s"'’”」』》〉>.,!?…;:*※†‡¹²³⁰⁴-⁹]+$/u, '');
    // In square brackets behind a blank stands a button's name, which is read, unless it is a number.
    const bare = trimmed.replace(
      /(?:\s*\([^()]*\)|\s*\[[\d\s,]*\]|(?<!\s)\[[^[\]]*\]|\s*（[^（）]*）)$/u,
      '',
    );
    const next = bare === '' ? trimmed.replace(/^[([（]|[)\]）]$/gu, '') : bare;
    if (next === rest) return rest.replace(/[)\]）]+$/u, '');
    if (next === '') return trimmed === '' ? rest : trimmed.replace(/[)\]）]+$/u, '');
    rest = next;
  }
  return rest.replace(/[)\]）]+$/u, '');
}

const ofFinal = (final: number): Ending => (final === 0 ? 'vowel' : final === 8 ? 'rieul' : 'consonant');

const digits: readonly Ending[] = [
  'consonant', // 영, 공
  'rieul', // 일
  'vowel', // 이
  'consonant', // 삼
  'vowel', // 사
  'vowel', // 오
  'consonant', // 육
  'rieul', // 칠
  'rieul', // 팔
  'vowel', // 구
];

/** A number's last word: its last digit, or the name of its zeros (십 백 천 만 억 조 경 해). */
function ofNumber(written: string): Ending {
  const number = written.replaceAll(',', '');
  const last = Number(number.at(-1));
  if (last !== 0 || number.includes('.') || /^0/.test(number)) return digits[last] ?? 'vowel';
  const zeros = number.length - number.replace(/0+$/, '').length;
  // Of the names of powers only 조 (10^12) and 해 (10^20) end in a vowel.
  return (zeros >= 12 && zeros < 16) || (zeros >= 20 && zeros < 24) ? 'vowel' : 'consonant';
}

/** Signs that are read by a name: 퍼센트, 도, 달러, 원, 밑줄, 킬로그램 … */
const signs: Readonly<Record<string, Ending>> = {
  '%': 'vowel',
  '％': 'vowel',
  '‰': 'rieul',
  '°': 'vowel',
  '℃': 'vowel',
  '℉': 'vowel',
  '㎡': 'vowel',
  '㎥': 'vowel',
  '㎏': 'consonant',
  '㎎': 'consonant',
  '㏈': 'rieul',
  '₩': 'consonant',
  $: 'vowel',
  '€': 'vowel',
  '£': 'vowel',
  '¥': 'consonant',
  '+': 'vowel',
  '-': 'vowel',
  '=': 'consonant',
  '#': 'consonant',
  _: 'rieul',
  Ω: 'consonant',
  Ⅰ: 'rieul',
  Ⅱ: 'vowel',
  Ⅲ: 'consonant',
  Ⅳ: 'vowel',
  Ⅴ: 'vowel',
  Ⅵ: 'consonant',
  Ⅶ: 'rieul',
  Ⅷ: 'rieul',
  Ⅸ: 'vowel',
  Ⅹ: 'consonant',
};

/** Units after a number whose name ends in a consonant; every other unit's ends in a vowel. */
const unitEndings: Readonly<Record<string, Ending>> = {
  kg: 'consonant',
  g: 'consonant',
  mg: 'consonant',
  t: 'consonant',
  min: 'consonant',
  h: 'consonant',
  hr: 'consonant',
  ppm: 'consonant',
  rpm: 'consonant',
  won: 'consonant',
  KRW: 'consonant',
  dB: 'rieul',
  dBm: 'consonant',
  px: 'rieul',
  mol: 'rieul',
};
const vowelUnit =
  /^(?:[KMGTPkm]?(?:bps|b|B|iB|Hz|W|V|A|Wh|Ah|VA|m|L|l|s|p|P|i|K|M|G|D|F|C|x)|[cmnµu]m|[kMG]|fps|kcal|cal|pt|USD|EUR|KB|MB|GB|TB|ms|Mb|Gb)$/;

/** Capitals that are read as a word, not letter by letter, and end in another sound than their last letter. */
const spokenCapitals: Readonly<Record<string, Ending>> = {
  ZIP: 'consonant',
  JPEG: 'consonant',
  APP: 'consonant',
};

const letterEnding = (letter: string): Ending =>
  /[lr]/i.test(letter) ? 'rieul' : /[mn]/i.test(letter) ? 'consonant' : 'vowel';

function ofLetters(run: string, afterDigit: boolean): Ending {
  if (afterDigit) {
    const unit = unitEndings[run];
    if (unit) return unit;
    if (vowelUnit.test(run)) return 'vowel';
  }
  const capitals = /[A-Z]+$/.exec(run)?.[0] ?? '';
  const isInitialism =
    run.length === 1 ||
    capitals.length >= 2 ||
    (!/[aeiouy]/i.test(run) && run.length <= 5 && capitals !== '');
  if (isInitialism && !(capitals.length >= 6 && /[AEIOU]/.test(capitals)))
    return spokenCapitals[capitals] ?? letterEnding(run.at(-1) ?? '');
  return ofWord(run.toLowerCase());
}

/** A Latin word's ending once written in Hangul. First rule that fits. */
const wordRules: readonly (readonly [RegExp, Ending])[] = [
  [/(?:reset|asset|offset|headset|preset|subset|dataset)$/, 'consonant'], // 리셋, 오프셋
  [/(?:check|bit|set|unit|credit|edit|root|boot|float)$/, 'vowel'], // 체크, 비트, 세트
  [/type$/, 'consonant'], // 타입
  [/(?:al|el|il|ol|ul|yl|l|[^aeiou]le|[aeiouy]le)$/, 'rieul'], // 메일, 파일, 테이블
  [/(?:[mn]|ng|[aeiouy][mn]e)$/, 'consonant'], // 폼, 핀, 홈, 폰, 라인
  [/(?:out|put)$/, 'consonant'], // 레이아웃, 풋
  [/(?:[^aeiouy]|^)[aeiouy](?:ck|p|pp|t|tt)$/, 'consonant'], // 클릭, 앱, 인터넷
  [/(?:ook|oup|talk)$/, 'consonant'], // 북, 그룹, 톡
  [/[aeiouy]c$/, 'consonant'], // 뮤직, 맥
  [/(?:web|tab|lab|club|job)$/, 'consonant'], // 웹, 탭
];

function ofWord(word: string): Ending {
  for (const [rule, ending] of wordRules) if (rule.test(word)) return ending;
  return 'vowel';
}
