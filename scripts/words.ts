/** What the scripts say, in the user's language. */

const words = {
  en: {
    browserAsked: 'Opening in the browser, as asked.',
    noDisplay: 'There is no display here: open the address in a browser on this machine.',
    asRoot: "Electron's window does not start as root: opening in the browser instead.",
    noPackage: 'Electron is not installed here: opening in the browser instead.',
    unreachable: "Electron's runtime is not here and cannot be downloaded: opening in the browser instead.",
    downloading: "Downloading Electron's runtime (about 120 MB, this once) …",
    crashed: "Electron's window did not start: opening in the browser instead.",
    window: 'Footnote opens in its window.',
    address: 'Footnote is open at {url}',
    stop: 'Press Ctrl+C to stop.',
    noBrowser:
      'SKIPPED e2e: no Chromium, Chrome or Edge was found; install one (Debian: apt install chromium) or set CHROME_PATH to its program.',
    demoIngest: 'Reading the sample manuals …',
    demoMissing: 'The sample manuals are not there.',
    noSuchFile: '{file} is not there: give the path of a file or folder that is.',
    adapterWithoutChat: '--adapter needs the chat model that it was trained for: --chat <gguf>.',
  },
  ko: {
    browserAsked: '요청한 대로 브라우저에서 엽니다.',
    noDisplay: '디스플레이가 없습니다. 이 컴퓨터의 브라우저에서 아래 주소를 여세요.',
    asRoot: 'Electron 창은 root로 실행되지 않으므로 브라우저에서 엽니다.',
    noPackage: 'Electron이 설치되어 있지 않아 브라우저에서 엽니다.',
    unreachable: 'Electron 실행 파일이 없고 내려받을 수도 없어 브라우저에서 엽니다.',
    downloading: 'Electron 실행 파일을 내려받는 중(약 120MB, 처음 한 번) …',
    crashed: 'Electron 창이 열리지 않아 브라우저에서 엽니다.',
    window: 'Footnote를 창으로 엽니다.',
    address: 'Footnote 주소: {url}',
    stop: '끝내려면 Ctrl+C를 누르세요.',
    noBrowser:
      'SKIPPED e2e: Chromium, Chrome, Edge를 찾지 못했습니다. 하나를 설치하거나(Debian: apt install chromium) CHROME_PATH에 실행 파일 경로를 지정하세요.',
    demoIngest: '예제 매뉴얼을 읽는 중 …',
    demoMissing: '예제 매뉴얼이 없습니다.',
    noSuchFile: '{file}이(가) 없습니다. 있는 파일이나 폴더의 경로를 지정하세요.',
    adapterWithoutChat: '--adapter에는 그 어댑터를 학습한 대화 모델이 필요합니다: --chat <gguf>.',
  },
} as const;

export type Sentence = keyof (typeof words)['en'];

export const locale: keyof typeof words = isKorean(process.env) ? 'ko' : 'en';

export function say(sentence: Sentence, params: Readonly<Record<string, string>> = {}): string {
  return words[locale][sentence].replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '');
}

function isKorean(env: NodeJS.ProcessEnv): boolean {
  const tag = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko\b|^ko_/i.test(tag);
}
