/** A library whose right pages a reranker can find and the words cannot. */
import type { TestContext } from 'node:test';
import type { Library } from '../../main/library/index.ts';
import { html, ingested } from '../ingest/manuals.ts';

/** Forty pages; each heading's words stand below it once, and more often on the page behind it, which is not meant. */
export async function fortyPages(t: TestContext): Promise<Library> {
  const pages = Array.from({ length: 40 }, (_, i) => {
    const words = `품목${i}가나 절차${i}다라`;
    const before = (i + 39) % 40;
    const others = `품목${before}가나 절차${before}다라 `.repeat(6);
    const text = `<h2>${words}</h2><p>${words} 업무를 처리합니다. 정답표시${i}끝</p><p>${others}</p>`;
    return [`${i}.html`, html(`안내문 ${i}`, 'x').replace(/<p>[\s\S]*<\/p>/, text)] as const;
  });
  return (await ingested(t, Object.fromEntries(pages))).library;
}

/** Whether the page of the number in the question stands in the text. */
export const isRight = (question: string, text: string): boolean =>
  text.includes(`정답표시${/품목(\d+)/.exec(question)?.[1]}끝`);
