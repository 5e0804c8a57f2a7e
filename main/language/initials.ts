/**
 * Looking for a name by its first consonants, as Korean phones do it: `ㅇㅅㅈㅈ` finds 일시정지. A consonant in the
 * query stands for any syllable that begins with it, a syllable for itself, so `일ㅅ정` finds it too.
 */
const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Hangul syllables stand in blocks of 588, one a leading consonant. */
const [firstSyllable, lastSyllable, block] = [0xac00, 0xd7a3, 588];

const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, '');

/**
 * A test for names; blanks and underscores do not count. Words of the query that are divided by blanks must all be
 * there, in any order. An empty query finds everything.
 */
export function nameSearch(query: string): (name: string) => boolean {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const tests = words.map((word) => {
    if (![...word].some((letter) => leads.includes(letter))) return (name: string) => name.includes(word);
    const pattern = new RegExp([...word].map(classOf).join(''), 'u');
    return (name: string) => pattern.test(name);
  });
  return (name) => {
    const text = plain(name);
    return tests.every((test) => test(text));
  };
}

function classOf(letter: string): string {
  const lead = leads.indexOf(letter);
  if (lead < 0) return letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const from = firstSyllable + lead * block;
  const syllables = `${String.fromCharCode(from)}-${String.fromCharCode(Math.min(lastSyllable, from + block - 1))}`;
  return `[${letter}${syllables}]`;
}
