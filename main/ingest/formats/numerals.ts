/** Numbers of lists and headings as word processors show them. */

/** A way to count; named as OOXML names them (`w:numFmt`), to which the other formats are mapped. */
export type Counting = string;

const series: Readonly<Record<string, string>> = {
  ganada: '가나다라마바사아자차카타파하',
  chosung: 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ',
  koreanLegal: '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열',
  ideographTraditional: '甲乙丙丁戊己庚辛壬癸',
  ideographZodiac: '子丑寅卯辰巳午未申酉戌亥',
  decimalEnclosedCircle: range('①', 20) + range('㉑', 15) + range('㊱', 15),
  decimalEnclosedParen: range('⑴', 20),
  decimalEnclosedFullstop: range('⒈', 20),
  circledGanada: '㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻',
  circledChosung: '㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭',
  circledLatin: range('ⓐ', 26),
};

const digits: Readonly<Record<string, string>> = {
  koreanDigital: '영일이삼사오육칠팔구',
  koreanDigital2: '零一二三四五六七八九',
  ideographDigital: '〇一二三四五六七八九',
  decimalFullWidth: '０１２３４５６７８９',
};

const tens: Readonly<Record<string, readonly [digits: string, ten: string]>> = {
  koreanCounting: ['일이삼사오육칠팔구', '십'],
  chineseCounting: ['一二三四五六七八九', '十'],
  chineseCountingThousand: ['一二三四五六七八九', '十'],
  taiwaneseCounting: ['一二三四五六七八九', '十'],
};

const sameAs: Readonly<Record<string, string>> = {
  decimalEnclosedCircleChinese: 'decimalEnclosedCircle',
  decimalFullWidth2: 'decimalFullWidth',
  japaneseCounting: 'chineseCounting',
};

/** `3` as `다`, `③`, `iii` …; decimal where the way to count is unknown or its signs end. */
export function numeral(n: number, counting: Counting): string {
  const kind = sameAs[counting] ?? counting;
  if (kind === 'none' || kind === 'bullet') return '';
  if (kind === 'decimalZero') return String(n).padStart(2, '0');
  const row = Object.hasOwn(digits, kind) ? digits[kind] : undefined;
  if (row) return [...String(n)].map((digit) => row[Number(digit)] ?? digit).join('');
  if (n < 1) return String(n);
  if (kind === 'lowerLetter') return letters(n);
  if (kind === 'upperLetter') return letters(n).toUpperCase();
  if (kind === 'lowerRoman') return roman(n);
  if (kind === 'upperRoman') return roman(n).toUpperCase();
  if (kind === 'ordinal') return ordinal(n);
  const ten = Object.hasOwn(tens, kind) ? tens[kind] : undefined;
  if (ten && n < 100) return byTens(n, ten);
  const signs = Object.hasOwn(series, kind) ? series[kind]! : '';
  return (signs.includes(' ') ? signs.split(' ') : [...signs])[n - 1] ?? String(n);
}

function range(first: string, count: number): string {
  return String.fromCodePoint(...Array.from({ length: count }, (_, i) => first.codePointAt(0)! + i));
}

/** a … z, aa, bb …, as Word counts on. */
function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(10, Math.ceil(n / 26)));
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function byTens(n: number, [ones, ten]: readonly [string, string]): string {
  const [tenth, one] = [Math.floor(n / 10), n % 10];
  const head = tenth === 0 ? '' : (tenth === 1 ? '' : ones[tenth - 1]!) + ten;
  return head + (one === 0 ? '' : ones[one - 1]!);
}

const romanSigns: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

function roman(n: number): string {
  if (n > 3999) return String(n);
  let label = '';
  let rest = n;
  for (const [value, sign] of romanSigns) for (; rest >= value; rest -= value) label += sign;
  return label;
}
