/** Lines about a page's own upkeep: who is in charge of it, when it was last changed. */

const day =
  /\d{4}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}(?:일|\.)?(?:\s\d{1,2}:\d{2})?|\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}/g;
/** What parts its fields. */
const between = /\s*[|•]\s*|\s+[/·]\s+/;
const masked = '\u0001';
/** `최종 수정일: 2026-04-27`, `Last updated 2026-04-27`; never 시행일, 출시일, due date: those are what a page says. */
const upkeepDate =
  /^(?:\[[^\]]*\]\s*)?[^:：\d\u0001]{0,16}(?:수정|작성|갱신|업데이트|등록|게시|개정|검토|updated?|modified|revised|created|published|reviewed|posted|changed)[^:：\d\u0001]{0,8}[:：]?[\s\u0001.]+$/iu;
const person =
  /^(?:\[[^\]]*\]\s*)?[^:：\d]{0,10}(?:담당|작성|부서|관리|검토|승인|등록|게시|author|owner|editor|reviewer|department|team|by)[^:：\d]{0,6}\s?[:：]\s?[^\d]{1,30}$/iu;
/** A printing button and the like. */
const button = /^[^\d:：]{0,16}$/u;

/**
 * `담당: 단말기술팀 | 최종 수정일: 2026-04-27`: such a line differs on every page and is no page's matter. One with any
 * other field (a price, a day of effect, a telephone number) is not one.
 */
export function isByline(text: string): boolean {
  if (text.length > 120) return false;
  const fields = text.trim().replace(day, masked).split(between);
  const isDate = (field: string) => field.includes(masked) && upkeepDate.test(field);
  return fields.some(isDate) && fields.every((f) => isDate(f) || person.test(f) || button.test(f));
}
