/** What an answer says around its quotes, in the question's language. */
import type { Language } from '../contract/index.ts';

interface Wording {
  readonly unsure: string;
  readonly unknown: (words: readonly string[]) => string;
  readonly none: string;
  readonly nearest: string;
  readonly empty: string;
}

const ko: Wording = {
  unsure: '가장 가까운 내용입니다. 질문에 대한 답이 아닐 수 있습니다.',
  unknown: (words) => `질문의 다음 말은 매뉴얼에 나오지 않습니다: ${words.join(', ')}.`,
  none: '매뉴얼에서 답을 찾지 못했습니다.',
  nearest: '가장 가까운 페이지:',
  empty: '등록된 매뉴얼이 없습니다. 먼저 폴더를 등록하세요.',
};

const en: Wording = {
  unsure: 'These are the closest passages; they may not answer this.',
  unknown: (words) =>
    `The manuals do not use the ${words.length > 1 ? 'words' : 'word'} ${words.map((w) => `"${w}"`).join(', ')}.`,
  none: 'The manuals do not seem to answer this.',
  nearest: 'Nearest pages:',
  empty: 'No manuals have been added yet. Add a folder first.',
};

/** A question that is neither Korean nor English is answered in English. */
export const wordingIn = (language: Language): Wording => (language === 'ko' ? ko : en);
