/** A question's terms, and the content words that the answer may name where the manuals do not know them. */
import type { Term } from './analyser.ts';
import type { Morpheme, Morphemes } from './garu.ts';
import { longestWord } from './hangul.ts';

export interface QueryTerm {
  readonly text: string;
  readonly kind: Term['kind'];
  /** How often it stands in the question. */
  readonly count: number;
}

export interface QueryWord {
  /** As typed, without the particles behind a noun: 휴대폰 of 휴대폰으로; a verb stays whole (찌그러지지). */
  readonly text: string;
  /** Its `word` terms in the index; the word stands nowhere in the manuals where the index has none of them. */
  readonly terms: readonly string[];
  /** A Korean noun, alone or before particles, that names a thing: not what is wanted to know of it (며칠, 비용). */
  readonly isNoun: boolean;
}

export interface QueryTerms {
  /** For the search: every term once, in the order of the question. */
  readonly terms: readonly QueryTerm[];
  /** Content words only, each once: no question words, light verbs, adverbs, bound nouns or bare numbers. */
  readonly surface: readonly QueryWord[];
}

export function queryTerms(
  question: string,
  terms: (text: string) => Term[],
  morphemes: Morphemes,
): QueryTerms {
  const all = terms(question);
  const counts = new Map<string, { text: string; kind: Term['kind']; count: number }>();
  const spans = new Map<number, { end: number; terms: string[] }>();
  for (const { text, kind, start, end } of all) {
    const key = `${kind} ${text}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { text, kind, count: 1 });
    if (kind !== 'word') continue;
    const span = spans.get(start);
    if (span) span.terms.push(text);
    else spans.set(start, { end, terms: [text] });
  }
  const surface = new Map<string, QueryWord>();
  for (const [start, span] of spans) {
    const typed = question.slice(start, span.end).normalize('NFC');
    const word = contentWord(typed, morphemes);
    if (word && !surface.has(word.text)) surface.set(word.text, { ...word, terms: [...new Set(span.terms)] });
  }
  return { terms: [...counts.values()], surface: [...surface.values()] };
}

/** The word to name, or null where it carries no content of its own. */
function contentWord(typed: string, morphemes: Morphemes): Omit<QueryWord, 'terms'> | null {
  if (!/^[가-힣]+$/.test(typed)) {
    if (/^[\d.,]+$/.test(typed) || typed.length > 64) return null;
    const asks = askingEnglish.has(typed.toLowerCase().replaceAll('’', "'"));
    return asks ? null : { text: typed, isNoun: false };
  }
  if (isLightTalk(typed)) return null;
  const parts = morphemes(typed.slice(0, longestWord));
  if (!parts.some(carriesContent)) return null;
  // The nouns at the front with their prefixes and suffixes; what follows is particle, ending or verb.
  let noun = '';
  for (const part of parts) {
    if (!/^(?:N|X[PR]|XSN|SN)/.test(part.pos)) break;
    noun += part.text;
  }
  const text = noun !== '' && typed.startsWith(noun) ? noun : typed;
  const isThing =
    text === noun && isPlainNoun(parts) && !endsLikePredicate.test(noun) && !saysLikePredicate.test(noun);
  return { text, isNoun: isThing && !wantedOfThings.has(noun) };
}

/** Nouns, then particles only; no suffix (식구들, 지역별). */
function isPlainNoun(parts: readonly Morpheme[]): boolean {
  const behind = parts.findIndex(({ pos }) => !/^NN[GP]$/.test(pos));
  return behind < 0 || (behind > 0 && parts.slice(behind).every(({ pos }) => pos.startsWith('J')));
}

/** A page may say it without the word. */
const wantedOfThings = new Set(
  (
    '며칠 몇일 몇시 몇명 몇개 몇번 얼만큼 얼마큼 비용 금액 가격 값 시간 날짜 기간 기한 개수 횟수 크기 위치 장소 종류 순서 절차 요령 조건 ' +
    '기준 대상 담당 연락처 번호 이름 명칭 상태 결과 여부 정도 한도 최대 최소 개월 하루 한달 일주일'
  ).split(' '),
);

/** What the analyser does not know is a noun to it: 떴다는, 뜻인가요, 손님께는. */
const endsLikePredicate = /(?:다|요|까|죠|네|는|은|던|고|며|면)$/;

/** The same without blanks and as it is said: 써야돼, 풀수있나, 안됐는데, 받는건. No noun looks so. */
const saysLikePredicate =
  /수(?:있|없)|[됐했었았겠였]|[야해](?:돼|되)$|(?:는|은|인|한|던)데$|(?:는|은|던|한)(?:건|거)$|(?:는|은|한)지$|[할될풀볼]까$|(?:해줘|나요|할래)$/;

/** Light verbs in such a form, which the analyser does not take apart; shorter ones may be nouns (해지, 하나). */
const lightVerb =
  /^(?:안|못)?(?:[되돼됐된될하해했한할쓰써쓸있없맞같봐볼주줘줄])(?:수)?[있없야는어었겠을은]*(?:나요?|는데요?|어요?|까요?|돼요?|되나요?|건가요?|건|지|데|냐|니|죠)$/;

/** What the analyser takes for one noun with its particle, and what says when one asks: 한달에, 몇번까지, 지금. */
const ofTime =
  /^(?:몇(?:번|달|개월|일|년|시|회|명|개|프로|퍼센트)|한달)(?:에|까지|만에|만|은|이|도|안에|동안|마다|이나|쯤|정도)?$|^(?:지금|요즘|당장)(?:은|도)?$/;

const isLightTalk = (typed: string): boolean =>
  (typed.length >= 3 && lightVerb.test(typed)) || ofTime.test(typed);

function carriesContent({ text, pos }: Morpheme): boolean {
  return /^(?:NNG|NNP|VV|VA|XR)$/.test(pos) && !askingKorean.has(text);
}

/** What people ask with, not about. They take part in the search; they are not named as missing. */
const askingKorean = new Set(
  (
    '얼마 얼마나 어떻 어떠 어떠하 어떤 어느 어디 언제 누구 무엇 무슨 뭐 뭘 왜 몇 하 되 있 없 알 알리 알려주 주 드리 보 오 가 나오 가르치 ' +
    '가르쳐주 말하 말 원하 싶 바라 부탁 부탁드리 궁금 궁금하 질문 문의 설명 안내 추천 비교 정리 요약 관련 대하 뜻 의미 차이 다르 방법 ' +
    '이유 경우 때 것 수 쪽 중 가능 가능하 필요 필요하 좋 같 이렇 그렇 저렇 이러 그러 위하 통하 따르 대해 이용 사용 쓰 맞 여러'
  ).split(' '),
);

const askingEnglish = new Set(
  (
    'a an the and or but if of to in on at for from with by as into about than then so not no is are was were be been being am ' +
    "do does did done doing has have had having can could may might must shall should will would i'm i me my we our us you your he she it " +
    'its they them their this that these those there here what which who whom whose when where why how many much long often ' +
    "please tell show explain describe give want need use using get know let me mean means meaning difference between way don't doesn't " +
    "isn't can't what's how's"
  ).split(' '),
);
