/** HTML to PDF or PNG in Chromium; needs no network. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';

/** Debian's path; CHROMIUM overrides it. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** A TrueType font with written letters, such as NanumPen.ttf of Debian's fonts-nanum-extra (OFL). */
const HANDWRITING = process.env.HANDWRITING_FONT;

const resolve = createRequire(import.meta.url).resolve;
const face = (family: string, path: string, weight: string): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(path).toString('base64')})}`;

/** Pretendard comes from the repository's own packages, so that every machine sets the same lines. */
function fonts(): string {
  const pretendard = (weight: string): string =>
    resolve(`pretendard/dist/public/static/alternative/Pretendard-${weight}.ttf`);
  return (
    face('Sample', pretendard('Regular'), '400') +
    face('Sample', pretendard('Bold'), '700') +
    (HANDWRITING ? face('Handwriting', HANDWRITING, '400') : '')
  );
}

export interface Printer {
  /** A4, tagged, page numbers at the foot. */
  pdf(title: string, css: string, body: string, footer: string): Promise<Buffer>;
  png(width: number, height: number, css: string, body: string): Promise<Buffer>;
  close(): Promise<void>;
}

export async function startPrinter(): Promise<Printer> {
  const browser: Browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const load = async (title: string, css: string, body: string): Promise<void> => {
    await page.setContent(
      `<!doctype html><html lang="ko"><head><title>${title}</title><style>${fonts()}body{font-family:Sample;word-break:keep-all}${css}</style></head><body>${body}</body></html>`,
    );
    await page.evaluate('document.fonts.ready');
  };
  return {
    async pdf(title, css, body, footer) {
      await load(title, css, body);
      const bytes = await page.pdf({
        format: 'A4',
        tagged: true,
        outline: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: `<div style="width:100%;font:8px sans-serif;color:#666;padding:0 15mm;display:flex;justify-content:space-between"><span>${footer}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
        margin: { top: '14mm', bottom: '16mm', left: '15mm', right: '15mm' },
      });
      return withoutChance(bytes);
    },
    async png(width, height, css, body) {
      await page.setViewportSize({ width, height });
      await load('', `body{margin:0}${css}`, body);
      return page.screenshot({ type: 'png' });
    },
    close: () => browser.close(),
  };
}

/**
 * Sets the dates, the random document id and the element ids of a PDF to fixed ones of the same length, so that its
 * offsets stay right. Chromium's element ids do not start at the same number in every run; their order is kept.
 */
export function withoutChance(pdf: Uint8Array): Buffer {
  const source = Buffer.from(pdf).toString('latin1');
  const elements = [...new Set([...source.matchAll(/\(node(\d{8})\)/g)].map((match) => match[1]))].sort();
  const fixed = source
    .replace(
      /\(node(\d{8})\)/g,
      (_match, id: string) => `(node${String(elements.indexOf(id) + 1).padStart(8, '0')})`,
    )
    .replace(/\/(CreationDate|ModDate) ?\(D:\d{14}[^)]*\)/g, (match) =>
      match.replace(/D:\d{14}/, 'D:20261001090000'),
    )
    .replace(/\/ID ?\[ ?<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+> ?\]/g, (match) =>
      match.replace(/<[0-9A-Fa-f]+>/g, (id) => `<${'0'.repeat(id.length - 2)}>`),
    )
    .replace(/\/DocChecksum ?\/[0-9A-F]{32}/g, (match) => match.replace(/[0-9A-F]{32}/, '0'.repeat(32)));
  return Buffer.from(fixed, 'latin1');
}
