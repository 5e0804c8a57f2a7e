/** What a person (or a program) reads who comes to the loopback host in a wrong way. */
import type { IncomingMessage } from 'node:http';
import type { Locale } from '../contract/index.ts';

export const refusals = {
  unknown: {
    status: 401,
    en: 'Open Footnote with the address that it printed when it started.',
    ko: 'Footnote를 시작할 때 표시된 주소로 열어 주세요.',
  },
  host: {
    status: 403,
    en: 'Footnote answers only to the address that it printed when it started.',
    ko: 'Footnote는 시작할 때 표시된 주소로만 열 수 있습니다.',
  },
  origin: {
    status: 403,
    en: 'Another web site may not talk to Footnote.',
    ko: '다른 웹 사이트는 Footnote에 접속할 수 없습니다.',
  },
  method: {
    status: 405,
    en: 'Only GET and HEAD are answered here.',
    ko: 'GET과 HEAD 요청만 받습니다.',
  },
  missing: { status: 404, en: 'There is nothing at this address.', ko: '이 주소에는 아무것도 없습니다.' },
  failed: {
    status: 500,
    en: 'Footnote could not show this; reload the page.',
    ko: '내용을 표시하지 못했습니다. 페이지를 새로 고치세요.',
  },
  crowded: {
    status: 503,
    en: 'Too many windows of Footnote are open; close one.',
    ko: '열린 Footnote 창이 너무 많습니다. 하나를 닫아 주세요.',
  },
} as const satisfies Record<string, { status: number } & Record<Locale, string>>;

export type Refusal = keyof typeof refusals;

/** Korean where the browser prefers it to English, else English. */
export function requestLocale(request: IncomingMessage): Locale {
  const first = (request.headers['accept-language'] ?? '')
    .split(',')
    .find((tag) => /^\s*(ko|en)\b/i.test(tag));
  return first?.trim().toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
