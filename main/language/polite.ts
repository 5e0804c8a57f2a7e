/** A verb's or adjective's stem in the polite spoken form (해요체): `보내` → `보내요`, `누르` → `눌러요`. */
import { putTogether, tail, takenApart, vowel } from './syllable.ts';

/** Regular although ㅂ, ㄷ, ㅅ or 르 at the end mostly is not. */
const regularB = '입잡좁뽑씹접집꼽업';
const irregularD: Readonly<Record<string, string>> = { 듣: '들', 싣: '실', 묻: '물' };
const irregularS = '짓낫붓잇긋젓';
const regularH = '좋넣놓쌓낳땋찧';
const regularReu = ['따르', '치르', '들르', '다다르'];

/** Null where the stem does not tell how it goes (`걷`: to walk or to roll up), or is no Hangul. */
export function politeForm(stem: string): string | null {
  const informal = informalForm(stem);
  return informal === null ? null : `${informal}요`;
}

/** With 아/어, which 요, 주세요 and others follow. */
export function informalForm(stem: string): string | null {
  const syllable = takenApart(stem.at(-1));
  if (!syllable) return null;
  const head = stem.slice(0, -1);
  const own = stem.at(-1)!;
  if (syllable.tail === tail.none) return open(stem, head, own);
  const bare = putTogether({ ...syllable, tail: tail.none });
  const bright = syllable.vowel === vowel.a || syllable.vowel === vowel.o || syllable.vowel === vowel.ya;
  const ending = bright ? '아' : '어';
  switch (syllable.tail) {
    case tail.ss:
      return `${stem}어`;
    case tail.b:
      if (regularB.includes(own)) return stem + ending;
      return `${head}${bare}${own === '돕' || own === '곱' ? '와' : '워'}`;
    case tail.d:
      if (own === '걷') return null;
      if (stem.endsWith('깨닫')) return `${head}달아`;
      return own in irregularD ? `${head}${irregularD[own]}어` : stem + ending;
    case tail.s:
      return irregularS.includes(own) ? head + bare + ending : stem + ending;
    case tail.h:
      if (regularH.includes(own)) return stem + ending;
      return head + putTogether({ ...syllable, vowel: vowel.ae, tail: tail.none });
    default:
      return stem + ending;
  }
}

/** A stem that ends in a vowel, which melts into the ending. */
function open(stem: string, head: string, own: string): string | null {
  const syllable = takenApart(own)!;
  if (own === '하') return `${head}해`;
  if (own === '푸') return `${head}퍼`;
  const become = (next: number) => head + putTogether({ ...syllable, vowel: next });
  switch (syllable.vowel) {
    case vowel.o:
      return become(vowel.wa);
    case vowel.u:
      return become(vowel.wo);
    case vowel.i:
      return become(vowel.yeo);
    case vowel.oe:
      return become(vowel.wae);
    case vowel.eu: {
      const before = takenApart(head.at(-1));
      const bright = before !== null && (before.vowel === vowel.a || before.vowel === vowel.o);
      if (own === '르' && before && !regularReu.some((one) => stem.endsWith(one))) {
        const doubled = putTogether({ ...before, tail: tail.l });
        return `${head.slice(0, -1)}${doubled}${bright ? '라' : '러'}`;
      }
      return become(bright ? vowel.a : vowel.eo);
    }
    case vowel.a:
    case vowel.ae:
    case vowel.eo:
    case vowel.e:
    case vowel.yeo:
    case vowel.ye:
      return stem;
    default:
      return `${stem}어`;
  }
}
