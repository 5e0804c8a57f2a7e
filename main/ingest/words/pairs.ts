/**
 * Where a text says two words for one thing: `A(B)`, `A(이하 "B")`, English in parentheses. Finds; whether it is worth
 * suggesting is decided over all texts (suggest.ts).
 */

export interface WordPair {
  /** Candidates for A, the shortest first: one word before the parenthesis, two, three … */
  readonly terms: readonly string[];
  readonly synonym: string;
  readonly pattern: 'parentheses' | 'hereafter';
  /** The words from A to the closing parenthesis, as they stand. */
  readonly example: string;
}

/** Words of A at most, characters of B at most. */
const mostWords = 4;
const longestSynonym = 40;

const parenthesis = /(\S[^()\n]{0,119}?)\s?\(([^()\n]{2,60})\)/g;
/** `이하 "B"라 한다`, `이하 B라고 함`, `hereinafter "B"`. */
const hereafter =
  /^(?:이하(?:에서는|에서)?|hereinafter|hereafter)[\s,:]*["'“‘「『<]?(.+?)["'”’」』>]?(?:\s*(?:이?라고?|으로|로)\s*(?:한다|합니다|함|칭한다|칭함|약칭한다|부른다|부릅니다))?\.?$/i;

export function wordPairs(text: string): WordPair[] {
  const pairs: WordPair[] = [];
  for (const match of text.matchAll(parenthesis)) {
    const inside = match[2]!.trim().replace(/^(?:또는|혹은|즉|곧|일명|or|i\.e\.,?)\s+/i, '');
    const named = hereafter.exec(inside)?.[1]?.trim();
    const before = match[1]!;
    if (named !== undefined) {
      const terms = phrasesBefore(before);
      if (terms.length > 0 && isName(named)) pairs.push(pairOf(terms, named, 'hereafter', before, inside));
      continue;
    }
    if (!isName(inside)) continue;
    const terms =
      isHangul(before.at(-1)!) || isHangul(inside) ? phrasesBefore(before) : initialism(before, inside);
    if (terms.length > 0) pairs.push(pairOf(terms, inside, 'parentheses', before, inside));
  }
  return pairs;
}

function pairOf(
  terms: readonly string[],
  synonym: string,
  pattern: WordPair['pattern'],
  before: string,
  inside: string,
): WordPair {
  const longest = terms[terms.length - 1]!;
  const from = Math.max(0, before.lastIndexOf(longest));
  return { terms, synonym, pattern, example: `${before.slice(from)}(${inside})` };
}

const isHangul = (text: string): boolean => /[가-힣]/.test(text);

/** What a parenthesis says of a thing instead of naming it, and formats and keys beside links and menus. */
const remarks = new Set(
  (
    '포함 제외 무료 유료 선택 필수 기본 기본값 선택사항 선택적 자동 수동 별도 예외 참고 참조 예시 그림 표 계속 완료 없음 있음 해당 ' +
    '불가 가능 권장 현재 최대 최소 이상 이하 미만 초과 필요 추가 신규 기존 전체 일부 엑셀 한글 워드 사본 원본 자필 단위 ' +
    'optional mandatory required default true false null none zero pdf xls xlsx doc docx hwp hwpx ppt pptx zip jpg png csv html ' +
    'ctrl alt shift esc enter tab delete home end new old beta exclusive inclusive'
  ).split(' '),
);

/** A noun or two, an acronym: no sentence, no list, no number, no code. */
function isName(inside: string): boolean {
  if (inside.length > longestSynonym || remarks.has(inside.toLowerCase().replace(/\s/g, ''))) return false;
  if (!/^\p{L}[\p{L}&·/ -]*$/u.test(inside) || !/\p{L}{2}/u.test(inside)) return false;
  const words = inside.split(/\s+/);
  if (words.length > (isHangul(inside) ? 2 : 5)) return false;
  return !words.some(endsLikeVerb) && !words.slice(0, -1).some(isTopic);
}

/** `외국인은` before more words: a clause is said of it. A short word may be a name (작은 창, 높은 음). */
const isTopic = (word: string): boolean => /^[가-힣]{2,}[은는]$/.test(word);

/** `바꾸면`, `합니다`, `않은`: the end of a clause, not a name. */
const endsLikeVerb = (word: string): boolean =>
  /(?:다|요|면|니다|지만|거나|으며|며|아서|어서|하여|하고|않은|않는|하는|되는|있는|없는|할|될|함|됨|임|음)$/.test(
    word,
  ) && word.length > 2;

/** Particles and endings after which a new phrase begins. */
const phraseEnds =
  /(?:은|는|을|를|에|에서|에게|으로|로|와|과|이나|나|의|도|만|까지|부터|하고|이고|이며|하며|하면|하는|한|된|할|될|인|던|고|면|서|다|요)$/;

const adnominal = /(?:는|한|된|할|될|던|운)$/;

/** The noun phrases that end a text, the shortest first; none where its last word is no noun. */
function phrasesBefore(before: string): string[] {
  const words = before
    .replace(/^.*[.,;:!?·•○●▶|[\]"“”‘’'<>=/]/su, '')
    .trim()
    .split(/\s+/);
  const phrases: string[] = [];
  let phrase = '';
  for (let i = words.length - 1; i >= 0 && phrases.length < mostWords; i--) {
    const word = words[i]!;
    if (!/^[\p{L}\p{N}&-]+$/u.test(word) || endsLikeVerb(word)) break;
    // The last word is A itself, whatever it ends in; a word before it must lead on to it.
    if (phrase !== '' && isHangul(word) && word.length > 1) {
      // 넘기는 사람(양도인): the noun alone is another thing.
      if (phrases.length === 1 && adnominal.test(word)) return [];
      if (phraseEnds.test(word)) break;
    }
    phrase = phrase === '' ? word : `${word} ${phrase}`;
    if (/^\d/.test(word)) break;
    if (/\p{L}/u.test(phrase) && phrase.length > 1) phrases.push(phrase);
  }
  return phrases;
}

/**
 * Latin beside Latin counts only where one shortens the other: each letter of the short form stands in order in the
 * long one, the first at its beginning (Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation
 * Definitions, 2003).
 */
function initialism(before: string, inside: string): string[] {
  const words = before.trim().split(/\s+/);
  if (isShort(inside)) {
    const most = Math.min(words.length, inside.length + 5, inside.length * 2);
    for (let count = 2; count <= most; count++) {
      const long = words
        .slice(-count)
        .join(' ')
        .replace(/^[^\p{L}]+/u, '');
      if (long[0]?.toLowerCase() === inside[0]!.toLowerCase() && shortens(inside, long)) return [long];
    }
    return [];
  }
  const short = words.at(-1) ?? '';
  return isShort(short) && short[0]!.toLowerCase() === inside[0]!.toLowerCase() && shortens(short, inside)
    ? [short]
    : [];
}

const isShort = (text: string): boolean => /^[A-Z][A-Za-z&]{1,9}$/.test(text) && /[A-Z].*[A-Z]/.test(text);

/** Each letter begins a word, or stands in order inside one whose beginning was taken. */
function shortens(short: string, long: string): boolean {
  const text = long.toLowerCase();
  let at = 0;
  for (const letter of short.toLowerCase().replace(/[^a-z]/g, '')) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  const words = long.split(/[\s-]+/).length;
  return words >= 2 && words <= short.length + 3;
}
