/** What an answer says around its quotes and sentences, in the language that it is given in. */
import type { Locale } from '../contract/index.ts';

interface Wording {
  readonly unsure: string;
  readonly unknown: (words: readonly string[]) => string;
  readonly none: string;
  readonly lookedFor: (words: readonly string[]) => string;
  readonly askManager: string;
  readonly nearest: string;
  readonly empty: string;
  readonly noWords: string;
  readonly foreign: string;
  readonly leftOut: (count: number) => string;
  readonly fellBack: (reason: string) => string;
  readonly unsourced: string;
  readonly which: (names: readonly string[]) => string;
  readonly greeting: string;
  readonly thanks: string;
  readonly assent: string;
  readonly who: string;
}

const ko: Wording = {
  unsure: '가장 가까운 내용입니다. 질문에 대한 답이 아닐 수 있습니다.',
  unknown: (words) => `질문의 다음 말은 매뉴얼에 나오지 않습니다: ${words.join(', ')}.`,
  none: '매뉴얼에서 답을 찾지 못했습니다.',
  lookedFor: (words) => `찾아본 말: ${words.join(', ')}.`,
  askManager: '매뉴얼에 있어야 할 내용이라면 이 질문을 그대로 지식 관리자에게 보내 주세요.',
  nearest: '가장 가까운 페이지:',
  empty: '등록된 매뉴얼이 없습니다. 먼저 폴더를 등록하세요.',
  noWords: '질문에 찾을 말이 없습니다. 찾을 내용을 글로 적어 주세요.',
  foreign: '한국어나 영어로 쓴 질문이 아니어서 잘 찾지 못할 수 있습니다. 한국어나 영어로 물어보세요.',
  leftOut: (count) => `매뉴얼에서 확인되지 않은 문장 ${count}개를 뺐습니다.`,
  fellBack: (reason) => `${reason} 대신 매뉴얼의 문장을 그대로 보여 줍니다.`,
  unsourced: '매뉴얼에서 온 답이 아닙니다. 모델이 혼자 쓴 글이며 출처가 없습니다.',
  which: (names) => `${names.join(', ')} 중 어느 것에 대한 질문입니까?`,
  greeting: '안녕하세요. 매뉴얼에서 찾을 내용을 물어보세요.',
  thanks: '도움이 되었다니 다행입니다. 더 찾을 내용이 있으면 물어보세요.',
  assent: '네. 더 찾을 내용이 있으면 물어보세요.',
  who: '등록된 매뉴얼에서 답을 찾아 출처와 함께 보여 주는 Footnote입니다. 매뉴얼에서 찾을 내용을 물어보세요.',
};

const en: Wording = {
  unsure: 'These are the closest passages; they may not answer this.',
  unknown: (words) =>
    `The manuals do not use the ${words.length > 1 ? 'words' : 'word'} ${words.map((w) => `"${w}"`).join(', ')}.`,
  none: 'The manuals do not seem to answer this.',
  lookedFor: (words) => `Looked for: ${words.join(', ')}.`,
  askManager: 'If the manuals should say it, send this question as it is to your knowledge manager.',
  nearest: 'Nearest pages:',
  empty: 'No manuals have been added yet. Add a folder first.',
  noWords: 'The question has no words to look for. Write what you want to find.',
  foreign:
    'The question is in neither Korean nor English, so little may be found. Ask it in Korean or English.',
  leftOut: (count) =>
    count === 1
      ? 'One sentence that the manuals do not bear out was left out.'
      : `${count} sentences that the manuals do not bear out were left out.`,
  fellBack: (reason) => `${reason} The manuals' own sentences are shown instead.`,
  unsourced: 'This is not from the manuals: the model wrote it alone, without a source.',
  which: (names) => `Which one do you mean: ${names.join(', ')}?`,
  greeting: 'Hello. Ask what you want to find in the manuals.',
  thanks: 'Glad it helped. Ask again whenever you need something from the manuals.',
  assent: 'Fine. Ask again whenever you need something from the manuals.',
  who: 'This is Footnote. It finds answers in the manuals that were added here and shows where they stand. Ask what you want to find.',
};

export const wordingIn = (language: Locale): Wording => (language === 'ko' ? ko : en);
