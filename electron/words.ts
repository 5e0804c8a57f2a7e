/** What the shell itself says: the menu, and the engine's end. */

export const words = {
  en: {
    file: 'File',
    quit: 'Quit Footnote',
    hide: 'Hide Footnote',
    close: 'Close Window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    zoomIn: 'Larger Text',
    zoomOut: 'Smaller Text',
    zoomReset: 'Normal Text Size',
    fullScreen: 'Full Screen',
    open: 'Open Footnote',
    quick: 'Quick Ask',
    settings: 'Settings…',
    print: 'Print the Answer…',
    files: {
      model: 'GGUF models',
      sheet: 'Question sheets',
      library: 'Footnote libraries',
      spreadsheet: 'Spreadsheets',
      pack: 'Model packs',
    },
    chooseFolder: 'Choose the folder that holds the manuals',
    engineFailed: 'Footnote cannot open its library',
    notBuilt: 'Footnote is not whole: its user interface is missing. Install it again.',
  },
  ko: {
    file: '파일',
    quit: 'Footnote 종료',
    hide: 'Footnote 가리기',
    close: '창 닫기',
    edit: '편집',
    undo: '실행 취소',
    redo: '다시 실행',
    cut: '잘라내기',
    copy: '복사',
    paste: '붙여넣기',
    selectAll: '모두 선택',
    view: '보기',
    zoomIn: '글자 크게',
    zoomOut: '글자 작게',
    zoomReset: '글자 원래 크기',
    fullScreen: '전체 화면',
    open: 'Footnote 열기',
    quick: '빠른 질문',
    settings: '설정…',
    print: '답변 인쇄…',
    files: {
      model: 'GGUF 모델',
      sheet: '질문지',
      library: 'Footnote 라이브러리',
      spreadsheet: '스프레드시트',
      pack: '모델 묶음',
    },
    chooseFolder: '매뉴얼이 들어 있는 폴더 선택',
    engineFailed: 'Footnote가 라이브러리를 열 수 없습니다',
    notBuilt: '프로그램 파일이 빠져 있습니다. Footnote를 다시 설치하세요.',
  },
} as const;

export type Words = (typeof words)[keyof typeof words];

/** `ko-KR` → Korean; everything else is English. */
export function localeOf(languageTag: string): keyof typeof words {
  return /^ko\b/i.test(languageTag) ? 'ko' : 'en';
}
