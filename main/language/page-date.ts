/** The date that a page gives of itself in its text, by the word in front of it. */

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const day =
  '((?:19|20)\\d\\d)\\s?[-./년]\\s?(\\d{1,2})(?:\\s?[-./월]\\s?(\\d{1,2}))?|(\\d{1,2}) ([a-z]{3})[a-z]*\\.?,? ((?:19|20)\\d\\d)|([a-z]{3})[a-z]*\\.? (\\d{1,2}),? ((?:19|20)\\d\\d)';
/** What a page's date is the date of, most telling first: since when it holds, when it was changed, when it was written. */
const datedBy = [
  '(?:시행|적용|발효)\\s?일?(?:자)?|effective(?: from| date)?',
  '(?:최종\\s?)?(?:수정|변경|갱신|개정|업데이트)\\s?일?(?:자|시)?|last (?:modified|updated|changed|reviewed)(?: on)?',
  '(?:작성|게시|등록|발행)\\s?일?(?:자|시)?|posted|published|created',
].map((label) => new RegExp(`(?<![가-힣a-z])(?:${label})\\s*[:：]?\\s*(?:${day})`, 'i'));

/** Year, month and day as far as they are said (`최종 수정일: 2026-02-10`); empty where the text gives none. */
export function dateStated(text: string): readonly number[] {
  for (const pattern of datedBy) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [, y, month, d, d1, m1, y1, m2, d2, y2] = found;
    const name = (m1 ?? m2)?.toLowerCase() ?? '';
    const parts = y ? [y, month, d] : [y1 ?? y2, String(monthNames.indexOf(name) + 1), d1 ?? d2];
    const date = parts.flatMap((part) => (part === undefined ? [] : Number(part)));
    if (date.every((part) => part > 0)) return date;
  }
  return [];
}
