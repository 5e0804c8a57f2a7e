/** What is asked of a large library: questions of people, headings of its pages, and words that stand everywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { seeded } from './random.ts';

/** Each stands in a tenth of the passages or more. */
const common = [
  [
    '요금 안내',
    '설정 방법',
    '파일 열기',
    '문서 저장',
    '창 닫기',
    '선택한 항목 삭제',
    '새로 만들기',
    '사용 방법',
  ],
  [
    '인터넷 요금',
    '고객 안내',
    '이름 변경',
    '옵션 설정',
    'how to use the file',
    'set the option',
    'table name value',
  ],
].flat();

export interface Query {
  readonly text: string;
  readonly kind: 'question' | 'heading' | 'common';
}

/** @param headings of the library's own pages, of which it takes an even share */
export function queryMix(sheets: readonly string[], headings: readonly string[]): Query[] {
  const questions = sheets
    .filter((sheet) => existsSync(sheet))
    .flatMap((sheet) => readFileSync(sheet, 'utf8').trim().split('\n'))
    .map((line): Query => ({ text: (JSON.parse(line) as { question: string }).question, kind: 'question' }));
  const random = seeded(7);
  const some = new Set<string>();
  for (let tries = 0; tries < 10_000 && some.size < 80 && headings.length > 0; tries++) {
    const heading = headings[Math.floor(random() * headings.length)]!;
    if (heading.length > 3) some.add(heading);
  }
  return [
    ...questions,
    ...[...some].map((text): Query => ({ text, kind: 'heading' })),
    ...common.map((text): Query => ({ text, kind: 'common' })),
  ];
}
