/**
 * Written Korean (합니다체, 한다체) as one says it to a customer (해요체). Only the ending of a sentence changes, never
 * what it says; an ending whose verb cannot be told is left as it is: 합니다체 is polite too.
 */
import { clipped, unclipped } from './clipped.ts';
import { endingOf } from './particles.ts';
import { informalForm, politeForm } from './polite.ts';
import { sentences } from './sentences.ts';
import { putTogether, tail, takenApart } from './syllable.ts';

export function spoken(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of sentences(text)) {
    out += text.slice(at, start) + spokenSentence(text.slice(start, end));
    at = end;
  }
  return out + text.slice(at);
}

function spokenSentence(sentence: string): string {
  const parts = /^(.*?)((?:\s?\([^()]*\))*[\s.!?。…"'”’)\]]*)$/su.exec(sentence);
  const [said, signs] = [parts?.[1] ?? sentence, parts?.[2] ?? ''];
  return (converted(said) ?? said) + signs;
}

function converted(said: string): string | null {
  for (const [pattern, change] of endings) {
    const found = pattern.exec(said);
    if (!found) continue;
    const next = change(found);
    return next === null ? null : said.slice(0, found.index) + next;
  }
  return null;
}

/** 보이다, not 정보 + 이다; what stands before 입니다 otherwise is a noun. */
const verbsInI =
  /(^|\s|(?:^|\s)(?:돋|안 ))(보|모|받아들|쓰|높|붙|쌓|움직|기울|깜박|깜빡|반짝|섞|묶|끓|놓|(?<=[을를] )줄)입니(?:다|까)$/u;

/** In order: the first that fits decides. `[가-힣]` before an ending keeps it from standing alone. */
const endings: readonly (readonly [RegExp, (found: RegExpExecArray) => string | null])[] = [
  [/([가-힣]+) 주시기 바랍니다$/u, ([, verb]) => `${verb} 주세요`],
  [/([가-힣]+)시기 바랍니다$/u, ([, stem = '']) => request(stem)],
  [/([가-힣])십시오$/u, ([, before]) => `${before}세요`],
  [/마십니다$/u, () => '마셔요'],
  [/([가-힣])십니(?:다|까)$/u, ([, before]) => `${before}세요`],
  [/아닙니(?:다|까)$/u, () => '아니에요'],
  [/것입니(?:다|까)$/u, () => '거예요'],
  [verbsInI, ([, blank = '', stem = '']) => blank + politeForm(`${stem}이`)],
  [/(\d[\d,.]*[가-힣]{1,2})임입니다$/u, (found) => noun(found)],
  [clipped, ([, word = '', sentence]) => unclipped(word, sentence !== undefined)],
  [/([을를]) ([가-힣]+)함$/u, ([, particle, verb]) => `${particle} ${verb}해요`],
  [/([을를]) 알림$/u, ([, particle]) => `${particle} 알려요`],
  [/(\S)입니(?:다|까)$/u, (found) => noun(found)],
  [/(\s)겁니(?:다|까)$/u, (found) => (endsInL(found) ? ' 거예요' : ' 걸어요')],
  [
    /(^|\s)([압팝깁멉밉웁놉빕틉풉늡])니(?:다|까)$/u,
    ([, blank, word = '']) => `${blank}${politeForm(withL(word))}`,
  ],
  [/([듭엽])니(?:다|까)$/u, ([, word = '']) => politeForm(withL(word))],
  [/(?:^|\s)[삽답붑]니(?:다|까)$/u, () => null],
  [/머뭅니다$/u, () => '머물러요'],
  [/([가-힣]*[가-힣])습니(?:다|까)$/u, ([, stem = '']) => politeForm(stem)],
  [/([가-힣]+)니(?:다|까)$/u, ([, word = '']) => withTail(word, tail.b)],
  [/(해야|되어야|하여야) 함$/u, ([, must]) => `${must} 해요`],
  [/(가능|불가능|불가|필요|동일|유효)함$/u, ([, what]) => `${what}해요`],
  [/([있없않])음$/u, ([, stem = '']) => politeForm(stem)],
  [/([가-힣\s])됨$/u, ([, before]) => `${before}돼요`],
  [/아니다$/u, () => '아니에요'],
  [/([가-힣\d)])이다$/u, (found) => noun(found)],
  [/([가-힣]*[있없않같좋많])다$/u, ([, stem = '']) => politeForm(stem)],
  [/([가-힣]*[가-힣])는다$/u, ([, stem = '']) => politeForm(stem)],
  [/([가-힣]+)다$/u, ([, word = '']) => withTail(word, tail.ss) ?? withTail(word, tail.n)],
];

/** `신청하` → `신청해 주세요`, `읽으` → `읽어 주세요`. */
function request(stem: string): string | null {
  const before = takenApart(stem.at(-2));
  const bare = stem.endsWith('으') && before && before.tail !== tail.none ? stem.slice(0, -1) : stem;
  const informal = informalForm(bare);
  return informal === null ? null : `${informal} 주세요`;
}

/** 이에요 after what ends in a consonant as it is read aloud, 예요 after a vowel. */
function noun({ input, index, 1: before = '' }: RegExpExecArray): string {
  const said = input.slice(0, index) + before;
  // A full hour is read 시, other minutes 분, a day 일.
  const last = /\d:00$/u.test(said)
    ? 'vowel'
    : /\d:\d\d$|\d{4}-\d\d-\d\d$/u.test(said)
      ? 'consonant'
      : endingOf(said);
  return before + (last === 'vowel' ? '예요' : '이에요');
}

/** `듭` → `들`: the ㄹ that fell before ㅂ. */
function withL(word: string): string {
  const syllable = takenApart(word.at(-1))!;
  return word.slice(0, -1) + putTogether({ ...syllable, tail: tail.l });
}

/** `보냅` → `보내요`; null where the last syllable does not end in this consonant. A past stem keeps its ㅆ. */
function withTail(word: string, wanted: number): string | null {
  const syllable = takenApart(word.at(-1));
  if (syllable?.tail !== wanted) return null;
  if (wanted === tail.ss) return politeForm(word);
  return politeForm(word.slice(0, -1) + putTogether({ ...syllable, tail: tail.none }));
}

/** `할 겁니다` (것입니다) or `전화를 겁니다` (걸다): the first stands behind a verb that ends in ㄹ, not a particle. */
function endsInL({ input, index }: RegExpExecArray): boolean {
  const before = input.slice(0, index);
  if (/[을를]$/u.test(before)) return /[있없않같받넣좋많읽]을$/u.test(before);
  return takenApart(before.at(-1))?.tail === tail.l;
}
