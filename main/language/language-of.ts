/** Which language a text is in, by its script and its most frequent words. */
import type { Language } from '../contract/index.ts';

/** A Hangul syllable says as much as two or three Latin letters; from this share of letters on it is Korean. */
const koreanShare = 0.2;
/** Enough to judge; longer texts are judged by their beginning, middle and end. */
const enough = 6_000;

const english =
  /\b(?:the|of|and|to|is|are|for|with|that|this|you|your|from|can|be|not|how|what|which|when|where|why|it|by|or|do|does|if)\b/gi;
const otherLatin =
  /\b(?:de|la|le|les|des|du|der|die|das|und|ist|nicht|mit|el|los|las|que|por|para|con|et|est|pour|il|di|che|per|não|uma|het|een|van|och|att|som|det)\b/gi;

/** Korean, English or neither; a few Latin words without a sentence (`reset modem`) count as English. */
export function languageOf(text: string): Language {
  const sample = text.length <= enough ? text : excerpt(text);
  const normal = sample.normalize('NFC');
  const hangul = normal.match(/[가-힣ㄱ-ㆎ]/g)?.length ?? 0;
  const latin = normal.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const foreign = (normal.match(/\p{L}/gu)?.length ?? 0) - hangul - latin;
  if (hangul + latin + foreign <= 0) return 'other';
  if (foreign > hangul && foreign * 2 > latin) return 'other';
  if (hangul / (hangul + latin) >= koreanShare) return 'ko';
  const englishWords = normal.match(english)?.length ?? 0;
  // "ThisComponent 뜻": who types Hangul and no English sentence asks in Korean.
  if (hangul > 0 && normal.length <= 200 && englishWords === 0) return 'ko';
  const otherWords = normal.match(otherLatin)?.length ?? 0;
  const accented = normal.match(/(?![a-z])\p{Script=Latin}/giu)?.length ?? 0;
  return otherWords > englishWords || accented > latin * 0.03 + 1 ? 'other' : 'en';
}

function excerpt(text: string): string {
  const third = enough / 3;
  const middle = Math.floor((text.length - third) / 2);
  return `${text.slice(0, third)} ${text.slice(middle, middle + third)} ${text.slice(-third)}`;
}
