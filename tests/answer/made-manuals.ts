/** Small manuals made for one test, with the rooms that answer over them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, type TestContext } from 'node:test';
import { type AnswererParts, type Asking, answerOf, createAnswerer } from '../../main/answer/index.ts';
import type { Answer, AnswerEvent } from '../../main/contract/index.ts';
import { ingestFolder } from '../../main/ingest/index.ts';
import { createAnalyser } from '../../main/language/index.ts';
import { type Library, openLibrary } from '../../main/library/index.ts';
import { createRetriever } from '../../main/retrieve/index.ts';
import { type Files, ingested, writeFiles } from '../ingest/manuals.ts';

const analyser = await createAnalyser();

/** Ingests the files; gives what asks and what searches them (paths, best first). */
export async function answersOver(t: TestContext, files: Files, more: Partial<AnswererParts> = {}) {
  return answersFrom((await ingested(t, files)).library, more);
}

/** Over a library that is there. */
export function answersFrom(library: Library, more: Partial<AnswererParts> = {}) {
  const retrieve = createRetriever({ library, analyser, embedder: () => undefined });
  const answerer = createAnswerer({ library, analyser, retrieve, ...more });
  return {
    library,
    retrieve,
    answerer,
    ask: (question: string, asking?: Asking): Promise<Answer> =>
      answerOf(answerer, question, undefined, asking),
    events: (question: string, asking?: Asking): Promise<AnswerEvent[]> =>
      Array.fromAsync(answerer(question, undefined, undefined, asking)),
    search: async (question: string): Promise<string[]> =>
      (await retrieve(question)).documents.map(({ documentId }) => library.document(documentId)!.path),
  };
}

/** One library for all tests of a file, gone with them. */
export async function sharedLibrary(files: Files): Promise<Library> {
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-'));
  const folder = path.join(home, 'manuals');
  writeFiles(folder, files);
  const library = openLibrary(path.join(home, 'manuals.footnote'));
  after(() => {
    library.close();
    rmSync(home, { recursive: true, force: true });
  });
  await ingestFolder(library, folder);
  return library;
}

/** Pages about other things, so that words have weights as in a real folder. */
export const otherPages: Files = Object.fromEntries(
  [
    '이사 설치 일정',
    '단말 반납 택배',
    '명의 변경 서류',
    '요금 자동 이체',
    '방문 기사 예약',
    '일시 정지 기간',
  ].map((topic, i) => [
    `other/${i}.html`,
    `<!doctype html><meta charset="utf-8"><title>${topic}</title><h1>${topic}</h1><p>${topic} 업무를 처리하는 순서를 설명합니다.</p><p>고객에게 ${topic} 내용을 안내하고 전산에 입력합니다.</p>`,
  ]),
);
