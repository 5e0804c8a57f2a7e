/**
 * Verbs and adjectives that a manual clips to a noun with ㅁ or 음 (켜짐, 빠름): what a light does, how a thing is.
 * From lists: 이름, 책임 and 알림 end alike and are nouns.
 */
import { politeForm } from './polite.ts';
import { putTogether, tail, takenApart } from './syllable.ts';

/** What has become of a thing: `켜짐입니다` says that it is on. */
const become =
  '켜짐 꺼짐 깨짐 빠짐 사라짐 느려짐 없어짐 끊어짐 떨어짐 멈춤 끊김 잠김 걸림 열림 닫힘 풀림 눌림 바뀜';
/** What it does, or is done with it. */
const acts =
  '옮김 남김 넘김 생김 들림 기다림 바꿈 합침 고침 따름 나옴 켬 끔 누름 보냄 뺌 꽂음 받음 깜박임 보임 나눔';
const adjectives =
  '나쁨 빠름 느림 짧음 높음 낮음 많음 적음 같음 다름 큼 작음 좋음 어려움 쉬움 뜨거움 차가움 가까움';

/** One of them at a text's end, alone or as a sentence with 입니다. */
export const clipped = new RegExp(
  `(?<![가-힣])(${[become, acts, adjectives].join(' ').replaceAll(' ', '|')})(입니다)?$`,
  'u',
);

/**
 * `코드가 나옴` → `나와요`, `6GHz가 빠름입니다` → `빨라요`. With 입니다 a verb tells what the sentence is about, and
 * stays its noun: `사유는 옮김입니다` → `옮기는 거예요`, `상태는 켜짐입니다` → `켜진 거예요`.
 */
export function unclipped(word: string, isSentence: boolean): string | null {
  const stem = stemOf(word);
  if (!isSentence || adjectives.includes(word)) return politeForm(stem);
  if (!become.includes(word)) return `${stem}는 거예요`;
  const last = takenApart(stem.at(-1))!;
  return `${stem.slice(0, -1)}${putTogether({ ...last, tail: tail.n })} 거예요`;
}

function stemOf(word: string): string {
  const [head, last] = [word.slice(0, -1), word.at(-1)!];
  // 뜨거움, of 뜨겁다: ㅂ has become 우.
  if (last === '움') {
    const before = takenApart(head.at(-1))!;
    return head.slice(0, -1) + putTogether({ ...before, tail: tail.b });
  }
  return last === '음' ? head : head + putTogether({ ...takenApart(last)!, tail: tail.none });
}
