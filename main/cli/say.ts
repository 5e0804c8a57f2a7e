/** The command line's own sentences. */
import type { Locale } from '../contract/index.ts';

const sentences = {
  scanning: { ko: '폴더를 살펴보는 중: 파일 {done}개', en: 'Scanning: {done} files' },
  reading: {
    ko: '읽는 중: {done}/{total} (남은 시간 약 {eta}초)  {path}',
    en: 'Reading: {done} of {total} (about {eta} s left)  {path}',
  },
  learning: { ko: '이 라이브러리의 낱말을 배우는 중', en: "Learning this library's words" },
  embedding: { ko: '벡터를 만드는 중: {done}/{total}', en: 'Making vectors: {done} of {total}' },
  counting: { ko: '질문 {done}/{total}', en: 'Question {done} of {total}' },
  nothing: {
    ko: '폴더에 읽을 수 있는 매뉴얼이 없습니다.',
    en: 'The folder holds no manuals that can be read.',
  },
  unchanged: {
    ko: '바뀐 것이 없습니다. 문서 {unchanged}개, 구절 {passages}개.',
    en: 'Nothing has changed: {unchanged} documents, {passages} passages.',
  },
  report: {
    ko: '추가 {added}, 변경 {updated}, 삭제 {removed}, 그대로 {unchanged}, 실패 {failed}. 구절 {passages}개, {seconds}초.',
    en: '{added} added, {updated} updated, {removed} removed, {unchanged} unchanged, {failed} failed. {passages} passages, {seconds} s.',
  },
  problems: { ko: '문제 {count}개:', en: '{count} problems:' },
  more: {
    ko: '  … 그 밖에 {count}개. 모두 보려면 --json을 쓰세요.',
    en: '  … and {count} more; --json lists them all.',
  },
  noHits: { ko: '질문의 말이 매뉴얼에 없습니다.', en: "The manuals hold none of the question's words." },
  nearest: { ko: '가까운 페이지:', en: 'Nearest pages:' },
  serving: {
    ko: 'Footnote: {url}\n끝내려면 Ctrl+C를 누르세요.',
    en: 'Footnote: {url}\nPress Ctrl+C to end.',
  },
  noLibrary: { ko: '아직 없습니다', en: 'not made yet' },
  whole: { ko: '온전합니다', en: 'whole' },
  damaged: { ko: '손상되었습니다', en: 'damaged' },
} as const satisfies Record<string, Record<Locale, string>>;

export function say(
  name: keyof typeof sentences,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentences[name][locale].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}
