/**
 * Does a sentence turn what it quotes into its opposite? “해지가 불가합니다” from “해지 가능”, “cannot be returned” from
 * “can be returned”: no number is wrong there. Only what surely contradicts is caught: the sentence says of a word
 * what its quotes say the opposite of, and nowhere the same. What they say in other words, under a condition or of
 * another word passes.
 *
 * After Kryściński et al., Evaluating the Factual Consistency of Abstractive Text Summarization (FactCC, EMNLP 2020),
 * where a negated sentence is one of the ways in which a summary goes wrong. Checked by `npm run bench polarity`.
 */

type Kind = 'may' | 'is there' | 'needed' | 'included' | 'done' | 'verb';

/** `{kind: may, word: 해지, holds: false}`: that one cannot cancel. */
export interface Claim {
  readonly kind: Kind;
  /** What it is said of, without particles. */
  readonly word: string;
  readonly holds: boolean;
  /** What stands before the word without a particle: 소급 of 소급 적용. */
  readonly before?: string;
  /** What it is said of, where that is plain: 인터넷 of 인터넷은 해지되지 않습니다. */
  readonly topic?: string | undefined;
}

/** “양도하는 쪽이 아니라 새로 받는 쪽에”: who it is not. */
const instead = /([가-힣A-Za-z\d]+\s[가-힣A-Za-z\d]+?)(?:이|가)\s아니라\s/g;

/** The word of the sentence that its quotes say the opposite of; null where there is none. */
export function opposite(sentence: string, quotes: string): string | null {
  const excluded = [...quotes.matchAll(instead)].map(([, not]) => not!);
  const taken = excluded.find((not) => sentence.includes(not) && !/아니|않/.test(sentence));
  if (taken) return taken;
  const said = claimsOf(sentence);
  const there = claimsOf(quotes);
  const about = (claims: readonly Claim[], { kind, word }: Claim) =>
    claims.filter((one) => one.kind === kind && isSame(one.word, word));
  const found = said.find((claim) => {
    const { kind, holds, before, topic } = claim;
    // “평일에는 설치할 수 있습니다. 주말에는 불가합니다.”: what cannot be is not said again.
    const ofTopic = about(there, claim).filter((one) => topic !== undefined && one.topic === topic);
    const isDenied = ofTopic.length > 0 && ofTopic.every((one) => one.holds !== holds);
    if (kind === 'may' && !isDenied && there.some((one) => one.kind === kind && one.holds === holds))
      return false;
    // “소급 적용되지 않습니다” for “적용하며 … 소급하지 않습니다”.
    if (before && about(there, { ...claim, word: before }).some((one) => one.holds === holds)) return false;
    const all = [...about(there, claim), ...refused(there, claim)];
    const same = topic === undefined ? [] : all.filter((one) => one.topic === topic);
    // Said of one thing and denied of another, the thing decides.
    const quoted = all.some((one) => one.holds === holds) ? same : all;
    const contradicted = quoted.length > 0 && quoted.every((one) => one.holds !== holds);
    return contradicted && about(said, claim).every((one) => one.holds === holds);
  });
  return found?.word ?? null;
}

/** “이월할 수 있습니다” is the opposite of “이월되지 않습니다” too, if not of “이월할 수 없습니다” alone. */
const refused = (claims: readonly Claim[], { kind, word, holds }: Claim): Claim[] =>
  kind === 'may' && holds
    ? claims.filter((one) => one.kind === 'done' && !one.holds && isSame(one.word, word))
    : [];

/** 중도해지 is said of 해지 too. */
const isSame = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) > 1 && (a.endsWith(b) || b.endsWith(a)));

export const claimsOf = (text: string): Claim[] => [
  ...koreanClaims(text),
  ...nativeVerbs(text),
  ...englishClaims(text),
];

/** What a word is followed by, in Korean; the longer forms first, since each is read once. */
const endings: readonly (readonly [kind: Kind, holds: boolean, pattern: string])[] = [
  ['needed', false, '(?:이|가|은|는)?\\s?(?:필요\\s?(?:가|는)?\\s?없|필요(?:하|치)지?\\s?않|불필요)'],
  ['needed', true, '(?:이|가|은|는|도)?\\s?필요(?:하|합|함|한|$|[.,)])'],
  ['may', false, '(?:이|가|은|는|도|할|될|하실|받을)?\\s?(?:수\\s?(?:는|가)?\\s?없|불가)'],
  ['may', false, '(?:하|되|하시)?면\\s?안\\s?(?:되|됩|된|돼|됨)'],
  ['may', false, '(?:이|가|은|는|를|을)?\\s?금지'],
  ['may', true, '(?:이|가|은|는|도|할|될|하실|받을)?\\s?(?:수\\s?(?:도|가)?\\s?있|가능)'],
  ['may', true, '(?:해|하여|하셔|받아)도\\s?(?:되|됩|된|돼|됨)'],
  [
    'included',
    false,
    '(?:에|에서|은|는|이|가|도)?\\s?(?:불포함|미포함|포함(?:하|되)지\\s?(?:는\\s?)?않|제외)',
  ],
  ['included', true, '(?:에|이|가|은|는|도|까지)?\\s?포함'],
  ['is there', false, '(?:이|가|은|는|도)\\s?없'],
  ['is there', true, '(?:이|가|은|는|도)\\s?있'],
  ['may', false, '(?:이|가|은|는|도)\\s되지\\s?(?:는|도)?\\s?(?:않|못)'],
  ['done', false, '(?:하|되|시키)지\\s?(?:는|도)?\\s?(?:않|못|마)'],
  ['may', false, '(?:이|가|은|는|도)\\s?안\\s?(?:되|됩|된|됨|돼)'],
  ['done', false, '(?:을|를)?\\s?안\\s?(?:하|합|한|함|해|되|됩|된|됨|돼)'],
  [
    'done',
    true,
    '(?:하(?=고|며|여|는|시|도록|게)|합니|한(?=다|\\s)|함(?![가-힣])|해(?=서|요|야|\\s|주)|했|되(?=고|며|어|는)|됩|된(?=다|\\s)|됨|돼|됐)',
  ],
];
const pattern = new RegExp(
  `([가-힣A-Za-z0-9]{2,12}?)(?:${endings.map(([, , ending]) => `(${ending})`).join('|')})([가-힣]*)`,
  'g',
);
/** Not said, but supposed or asked: 있으면, 없는 경우, 가능한지. */
const supposed =
  /^(?:하|되|시|한|된)*(?:으?면|더라도|거나|는지|은지|ㄴ지|지)|^[가-힣]{0,3}(?:\s(?:경우|때|시에?)(?![가-힣]))/;
/** A heading over the answer, none itself: 가능 여부, 포함 유무. */
const asked = /(?:가능|필요|포함|제외|있는지|사용)\s?(?:여부|유무)/g;
/** 불가능하지 않다. */
const turned = /^(?:능|하|되)*(?:지|진)\s?(?:는|가)?\s?(?:않|아니)|^(?:은|는|이)\s?아니/;
/** Words that stand before such endings and say nothing of their own. */
const empty = new Set(
  '가능 불가 불가능 필요 불필요 포함 제외 경우 이상 이하 해당 다음 대해 통해 위해 의해 관해 또한 하지 만약 그러 그렇 이렇 어떻 때문 이것 그것 있도록 없도록 모두 바로 반드시 직접 다시 별도 다른'.split(
    ' ',
  ),
);
const particle = /(?:에서|으로|에게|까지|부터|에는|에도|이나|이|가|은|는|을|를|도|만|에|의|로|할|될|하실)$/;

/** Of verbs that are no noun with 하다: 볼 수 있습니다. */
const verb = /(?<![가-힣])([가-힣]+)\s수(?:도|는|가)?\s?(?:(있)|없)(?!으면|는 경우|을 때)/g;

function koreanClaims(text: string): Claim[] {
  const plain = text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(asked, ' ')
    .replace(/\s+/g, ' ');
  const verbs = [...plain.matchAll(verb)]
    .filter(([, word]) => !/[할될]$/.test(word!))
    .map((match): Claim => {
      const object = /([가-힣]{2,8})(?:을|를|은|는|만|도)\s$/.exec(plain.slice(0, match.index))?.[1];
      return { kind: 'may', word: match[1]!, holds: match[2] !== undefined, topic: object };
    });
  const nouns = [...plain.matchAll(pattern)].flatMap((match): Claim[] => {
    const at = endings.findIndex((_, i) => match[i + 2] !== undefined);
    const [kind, holds] = endings[at]!;
    const after = `${match.at(-1)}${plain.slice(match.index + match[0].length, match.index + match[0].length + 8)}`;
    const word = match[1]!.replace(particle, '');
    if (word.length < 2 || empty.has(word) || supposed.test(after)) return [];
    const head = plain.slice(0, match.index);
    const before = /(?:^|\s)([가-힣]{2,6}) $/.exec(head)?.[1];
    const bare = before !== undefined && !particle.test(before);
    return [
      {
        kind,
        word,
        holds: holds !== turned.test(after),
        topic: topicBefore(head),
        ...(bare ? { before } : {}),
      },
    ];
  });
  return [...verbs, ...nouns];
}

/** The last subject of the same clause. */
function topicBefore(head: string): string | undefined {
  const clause = head.split(/[.;,]\s|(?:지만|으나|며|므로)[\s,]/).at(-1)!;
  return [...clause.matchAll(/(?<![가-힣])([가-힣]{2,8})(?:은|는|이|가|도)(?=\s)/g)].at(-1)?.[1];
}

const denied = /(?<![가-힣])([가-힣]{1,5})지\s?(?:는|도)?\s?(?:않|못|마)/g;
const stated = /(?<![가-힣])([가-힣]{1,5})니다/g;

/** Verbs that are no noun with 하다: 세지 않습니다, 셉니다. */
function nativeVerbs(text: string): Claim[] {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ');
  const no = [...plain.matchAll(denied)].map(([, stem]) => ({ stem: stem!, holds: false }));
  const yes = [...plain.matchAll(stated)].flatMap(({ 1: form }) => {
    const stem = stemBefore(form!);
    return stem === null ? [] : [{ stem, holds: true }];
  });
  return [...no, ...yes]
    .filter(({ stem }) => !/[하되있없않시]$|^이$/.test(stem))
    .map(({ stem, holds }): Claim => ({ kind: 'verb', word: stem, holds }));
}

/** 셉 → 세, 받습 → 받; null where it is no verb's form. */
function stemBefore(form: string): string | null {
  if (form.endsWith('습')) return form.length > 1 ? form.slice(0, -1) : null;
  const code = form.charCodeAt(form.length - 1) - 0xac00;
  const [bieup, finals] = [17, 28];
  return code % finals === bieup ? form.slice(0, -1) + String.fromCharCode(0xac00 + code - bieup) : null;
}

const helpers =
  '(?:am|is|are|was|were|be|been|can|could|may|might|must|should|shall|will|would|do|does|did|has|have|had)';
const between = '(?:(?:be|been|being|have|to|the|a|an|any|also|only|always|then|still|currently|longer) )*';
const english = new RegExp(
  `\\b(?:(cannot|can't|won't|don't|doesn't|isn't|aren't|wasn't|mustn't|shouldn't|couldn't)|${helpers}( not| never| no)?) ${between}([a-z]{3,})`,
  'g',
);
const excepted = /\b(not |nor )?((?:on|in|by|for|with|at) (?:the |a )?[a-z]{3,})/g;
const supposedEnglish = /\b(?:if|when|unless|whether|until|in case)\b[^.;,]*/g;
/** Words that are another's opposite. */
const opposites: Readonly<Record<string, string>> = {
  unavailable: 'available',
  impossible: 'possible',
  unnecessary: 'necessary',
  excluded: 'included',
  prohibited: 'allowed',
  forbidden: 'allowed',
  disabled: 'enabled',
  unsupported: 'supported',
};

function englishClaims(text: string): Claim[] {
  const plain = text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').replace(supposedEnglish, ' ');
  const claims = [...plain.matchAll(english)].map(([, short, not, word]): Claim => {
    const positive = opposites[word!];
    const holds = (short ?? not) === undefined;
    return { kind: 'done', word: positive ?? word!, holds: holds !== (positive !== undefined) };
  });
  // “by e-mail, not on paper”; a sentence that denies anything may deny this.
  const denies = /\bnot?\b|n't|\bnever\b|\bwithout\b/.test(plain.replace(excepted, ' '));
  const places = [...plain.matchAll(excepted)].map(([, not, place]): Claim | null =>
    not === undefined && denies ? null : { kind: 'included', word: place!, holds: not === undefined },
  );
  return [...claims, ...places.filter((one) => one !== null)];
}
