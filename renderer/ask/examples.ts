/** Questions to begin with, that the bundled sample manuals answer. None where those are not in the library. */
import type { Locale } from '../../main/contract/errors.ts';
import type { LibraryState } from '../../main/contract/library.ts';

const samples: Record<Locale, readonly { readonly lang: Locale; readonly question: string }[]> = {
  ko: [
    { lang: 'ko', question: '셋톱박스에 H-305가 뜨면 어떻게 안내하나요?' },
    { lang: 'ko', question: '일시정지 시작일은 언제까지 정할 수 있나요?' },
    { lang: 'ko', question: '사망 해지일 때 장비 반납 기한은 며칠인가요?' },
    { lang: 'ko', question: '공유기 초기화는 RESET을 몇 초 누르나요?' },
  ],
  en: [
    { lang: 'en', question: 'What should we do when the LOS lamp is red?' },
    { lang: 'ko', question: '셋톱박스에 H-305가 뜨면 어떻게 안내하나요?' },
    { lang: 'ko', question: '일시정지 시작일은 언제까지 정할 수 있나요?' },
  ],
};

export const isSampleFolder = (path: string) => /[\\/]sample-manuals(?:[\\/]|$)/.test(path);

export function exampleQuestions(library: Pick<LibraryState, 'folders'>, locale: Locale) {
  return library.folders.some(({ path }) => isSampleFolder(path)) ? samples[locale] : [];
}
