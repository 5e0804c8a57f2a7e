/**
 * A reranker from import to search, by the command line. The test model reads for real and likes texts with 요금,
 * whatever the question: where the right pages are about 요금 it helps, where the others are it does harm.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { IngestReport, Model } from '../../main/contract/index.ts';
import { openLibrary } from '../../main/library/index.ts';
import { html, writeFiles } from '../ingest/manuals.ts';
import { testModel } from '../models/made.ts';
import { footnote } from './footnote.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footnote-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const pairs = 25;

const nouns =
  '사과 바다 구름 연필 기차 호수 나무 의자 달력 우산 모자 안경 시계 거울 가방 열쇠 지갑 양말 장갑 단추 바늘 가위 망치 톱날 사다리 ' +
  '벽돌 모래 자갈 흙손 물통 그릇 접시 젓가락 냄비 주걱 국자 도마 수저 찻잔 주전자 화분 꽃병 액자 커튼 방석 담요 베개 이불 침대 서랍';
/** Two words that stand in no other heading. */
const heading = (i: number) =>
  nouns
    .split(' ')
    .slice(2 * i, 2 * i + 2)
    .join(' ');

/** For each heading its own page and one that names it too; the words prefer one of the two, the reranker the other. */
function manuals(reranker: 'right' | 'wrong'): Record<string, string> {
  const page = (title: string, own: string, words: string, times: number, fees: boolean) =>
    html(title, 'x').replace(
      /<p>[\s\S]*<\/p>/,
      `<h2>${own}</h2><p>${`${words} `.repeat(times)}${fees ? '요금 '.repeat(20) : '접수와 처리 '.repeat(10)}</p>`,
    );
  const [right, other] = reranker === 'right' ? [1, 6] : [6, 1];
  return Object.fromEntries(
    Array.from({ length: pairs }, (_, i) => [
      [`right-${i}.html`, page(`안내문 ${i}`, heading(i), heading(i), right, reranker === 'right')],
      [`wrong-${i}.html`, page(`기록 ${i}`, '참고', heading(i), other, reranker === 'wrong')],
    ]).flat() as [string, string][],
  );
}

function commands(name: 'right' | 'wrong') {
  writeFiles(path.join(folder, name), manuals(name));
  const library = path.join(folder, `${name}.footnote`);
  const run = (...args: string[]) => footnote(folder, [...args, '--library', library]);
  type Hits = { hits: { path: string; explanation: { query: { reranker: unknown } } }[] };
  return {
    library,
    run,
    ingest: async () => (await run('ingest', name, '--json')).json<IngestReport>(),
    reranker: async () =>
      (await run('models', 'list', '--json'))
        .json<{ models: Model[] }>()
        .models.find(({ role }) => role === 'reranker')!,
    /** Which of a heading's two pages stands first, and what is said of the reranker. */
    search: async () => {
      const { hits } = (await run('search', heading(7), '--explain', '-k', '100', '--json')).json<Hits>();
      const first = hits.find(({ path: page }) => page.endsWith('-7.html'))!;
      return { first: first.path, reranker: first.explanation.query.reranker };
    },
  };
}

describe('a reranker by the command line', () => {
  it('that helps in a library is switched on by its check, and orders what is found', async () => {
    const { run, ingest, reranker, search } = commands('right');
    await run('models', 'import', testModel('tiny-ko-rerank.gguf'));
    assert.deepEqual((await ingest()).problems, []);
    const { check } = await reranker();
    assert.equal(check?.state, 'on', JSON.stringify(check));
    assert.ok(check.pairs >= 20 && check.mrrWith! > check.mrrWithout! + 0.2, JSON.stringify(check));
    assert.ok(check.pace! > 0 && check.reads! >= 10, JSON.stringify(check));
    assert.match(
      (await run('models', 'list')).out,
      /tiny-ko-rerank: on \(MRR .*\), [\d.]+ ms a passage: a search reads \d+/,
    );
    assert.equal((await search()).first, 'right-7.html');
    assert.match(
      (await run('search', heading(7), '--explain')).out,
      /reranker tiny-ko-rerank: read \d+ passages, [\d.]+ ms each/,
    );
    await run('models', 'use', 'none', '--role', 'reranker');
    assert.deepEqual(await search(), { first: 'wrong-7.html', reranker: null });
    await run('models', 'use', 'auto', '--role', 'reranker');
  });

  it('that does harm in a library is refused there in one sentence, and serves there where a person says so', async () => {
    const { run, ingest, reranker, search } = commands('wrong');
    const { problems } = await ingest();
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.message, /do not use tiny-ko-rerank: with it the right page stands no higher/);
    const { check } = await reranker();
    assert.equal(check?.state, 'off');
    assert.ok(check.mrrWith! < check.mrrWithout! - 0.2, JSON.stringify(check));
    const refused = { first: 'right-7.html', reranker: null };
    assert.deepEqual(await search(), refused);
    assert.match((await run('models', 'use', 'tiny-ko-rerank')).out, /off, it helps nothing/);
    assert.deepEqual(await search(), refused);
    await run('models', 'use', 'tiny-ko-rerank', '--anyway');
    assert.equal((await search()).first, 'wrong-7.html');
  });

  it('that was found too slow is not asked, and the list and the explanation say so', async () => {
    const { run, library, reranker, search } = commands('right');
    const opened = openLibrary(library);
    const { sha256: hash } = await reranker();
    opened.putModelCheck({ ...opened.modelCheck(hash)!, pace: 500, used: false });
    opened.close();
    assert.match(
      (await run('models', 'list')).out,
      /off, it is too slow on this computer; .* 500 ms a passage: a search reads 1/,
    );
    assert.equal((await search()).first, 'wrong-7.html');
    await run('models', 'use', 'tiny-ko-rerank', '--anyway');
    const { out } = await run('search', heading(7), '--explain');
    assert.match(
      out,
      /reranker tiny-ko-rerank: too slow now, 500 ms a passage, 1 of them fit into a search \(0 read\)/,
    );
  });
});
