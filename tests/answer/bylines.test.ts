import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isByline } from '../../main/language/index.ts';
import { html } from '../ingest/manuals.ts';
import { answersOver, otherPages } from './made-manuals.ts';

describe('a line about the upkeep of a page', { concurrency: true }, () => {
  it('is quoted where it is asked for, and not beside something else', async (t) => {
    const line = '담당: 단말기술팀 | 최종 수정일: 2026-04-27';
    const { ask } = await answersOver(t, {
      'pause.html': html('일시정지 안내', line, '일시정지는 1년에 두 번까지 신청할 수 있습니다.'),
      ...otherPages,
    });
    const quotes = async (question: string) => (await ask(question)).citations.map(({ quote }) => quote);
    const [said] = await quotes('일시정지는 1년에 몇 번 신청할 수 있나요?');
    assert.equal(said, '일시정지는 1년에 두 번까지 신청할 수 있습니다.');
    assert.match((await quotes('일시정지 담당 부서')).join('\n'), /단말기술팀/);
  });

  it('is told from what a page says, by its labels', () => {
    for (const line of [
      '담당: 요금정책팀 | 최종 수정일: 2026-11-01 | 인쇄 즐겨찾기',
      '[장비] 작성: 단말기술팀 / 최종 수정일 2026-10-22',
      'Author: J. Kim | Last updated: 27 April 2026',
      '최종 수정일: 2026. 4. 27.',
    ])
      assert.ok(isByline(line), line);
    for (const line of [
      '시행일: 2026-05-01 | 요금: 33,000원',
      '수정일: 2026-05-01 | 요금: 33,000원',
      '최종 수정일: 2026-05-01 | 시행일: 2026-06-01',
      '담당: 요금팀 02-300-1010 | 수정일: 2026-05-01',
      '2026-05-01에 약관을 개정했습니다.',
      '작성: 영업팀',
    ])
      assert.equal(isByline(line), false, line);
  });
});
