/** What a yes-or-no cell answers, as far as its headers say it. */
import type { Verb } from './notes.ts';

const stated: readonly (readonly [RegExp, Verb])[] = [
  [/지원|support/iu, 'support'],
  [/필요|필수|구비|준비물|서류|require|mandatory|necessary/iu, 'need'],
  [/포함|includ/iu, 'include'],
  [/적용|appl(?:y|ied|ies)/iu, 'apply'],
  [/허용|권한|allow|permi/iu, 'allow'],
  [/제공|offer|provid/iu, 'offer'],
  [/해당|대상/u, 'concern'],
  [/가능|availab|possible/iu, 'can'],
];
/** Acts that one can or cannot do. */
const act =
  /(?:조회|취소|신청|변경|해지|가입|결합|이용|사용|접속|등록|발급|수정|삭제|열람|결제|납부|환불|이전|로밍|시청|녹화|통화|문의|방문|접수|연결|전환|설치|예약|주문|배송|반품|교환|수신|발신|재생|검색|내보내기|가져오기|인쇄|저장|편집|승인|처리|개통|정지|복구|다운로드|업로드|계산|발송|출장|출동|반납)$/u;

/**
 * The verb that the cell's header states, else the words around the table, else what the table's marked headers are:
 * acts that are possible or not, or things that are offered or not.
 */
export function verbOf(header: string, around: string, headers: readonly string[]): Verb {
  for (const words of [header, around]) {
    for (const [pattern, verb] of stated) if (pattern.test(words)) return verb;
  }
  const acts = headers.filter((name) => act.test(name)).length;
  return acts > 0 && acts * 2 >= headers.length ? 'can' : 'offer';
}
