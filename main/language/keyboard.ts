/** Text typed while the keyboard was in the other language: `dlsxjspt` is 인터넷, `ㅗ디ㅔ` is help (두벌식). */

const keys = 'qwertyuiopasdfghjklzxcvbnm';
const jamo = 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ';
const shifted: Readonly<Record<string, string>> = {
  Q: 'ㅃ',
  W: 'ㅉ',
  E: 'ㄸ',
  R: 'ㄲ',
  T: 'ㅆ',
  O: 'ㅒ',
  P: 'ㅖ',
};
const keyOf = new Map([
  ...Array.from(jamo, (one, i) => [one, keys.charAt(i)] as const),
  ...Object.entries(shifted).map(([key, one]) => [one, key] as const),
]);

const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const finals = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const joined: Readonly<Record<string, string>> = {
  ㅗㅏ: 'ㅘ',
  ㅗㅐ: 'ㅙ',
  ㅗㅣ: 'ㅚ',
  ㅜㅓ: 'ㅝ',
  ㅜㅔ: 'ㅞ',
  ㅜㅣ: 'ㅟ',
  ㅡㅣ: 'ㅢ',
  ㄱㅅ: 'ㄳ',
  ㄴㅈ: 'ㄵ',
  ㄴㅎ: 'ㄶ',
  ㄹㄱ: 'ㄺ',
  ㄹㅁ: 'ㄻ',
  ㄹㅂ: 'ㄼ',
  ㄹㅅ: 'ㄽ',
  ㄹㅌ: 'ㄾ',
  ㄹㅍ: 'ㄿ',
  ㄹㅎ: 'ㅀ',
  ㅂㅅ: 'ㅄ',
};
const parts = new Map(Object.entries(joined).map(([two, one]) => [one, two]));

/** Latin letters as Hangul; null where the keys do not make whole syllables. */
export function asHangul(text: string): string | null {
  if (!/^[A-Za-z]{2,}$/.test(text)) return null;
  // Capitals alone come from the caps lock, which Hangul does not know.
  const typed = text === text.toUpperCase() ? text.toLowerCase() : text;
  let rest = Array.from(typed, (key) => shifted[key] ?? jamo.charAt(keys.indexOf(key.toLowerCase()))).join(
    '',
  );
  let out = '';
  while (rest !== '') {
    const [lead, first, second] = rest;
    if (!leads.includes(lead!) || first === undefined || !vowels.includes(first)) return null;
    const two = joined[`${first}${second ?? ''}`];
    const vowel = two !== undefined && vowels.includes(two) ? two : first;
    rest = rest.slice(1 + (vowel === first ? 1 : 2));
    const final = finalOf(rest);
    rest = rest.slice(final.length);
    const code = leads.indexOf(lead!) * 21 + vowels.indexOf(vowel);
    out += String.fromCharCode(0xac00 + code * 28 + finals.indexOf(joined[final] ?? (final || ' ')));
  }
  return out;
}

/** The consonants that close a syllable: those before a vowel open the next one. */
function finalOf(rest: string): string {
  const isVowel = (at: number) => rest[at] !== undefined && vowels.includes(rest[at]);
  for (const length of [2, 1]) {
    const final = rest.slice(0, length);
    if (final.length < length || isVowel(length)) continue;
    if (finals.includes(length === 2 ? (joined[final] ?? '?') : final) && !isVowel(0)) return final;
  }
  return '';
}

/** Hangul, whole or in single letters, as the Latin keys that were hit; null where there is anything else. */
export function asLatin(text: string): string | null {
  if (!/^[가-힣ㄱ-ㅣ]{2,}$/.test(text)) return null;
  const letters = Array.from(text, (one) => {
    const code = one.charCodeAt(0) - 0xac00;
    if (code < 0) return one;
    const final = finals.charAt(code % 28).trim();
    return leads.charAt(Math.floor(code / 588)) + vowels.charAt(Math.floor((code % 588) / 28)) + final;
  }).join('');
  return Array.from(letters, (one) =>
    Array.from(parts.get(one) ?? one, (single) => keyOf.get(single)).join(''),
  ).join('');
}
