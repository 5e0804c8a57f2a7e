import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holding, html, ingested, writeFiles } from './manuals.ts';

const subjects =
  '가입 해지 이전 설치 청구 납부 환불 약정 할인 장비 점검 반품 배송 교환 상담 예약 인증 주소 명의 정지 재개 복구 등록 변경 취소'.split(
    ' ',
  );
/** As an export has them: a site's name in the title, a notice above, a line with a date below. */
const exported = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${String(i).padStart(2, '0')}.html`,
      html(
        `${subjects[i]} - 솔바람 위키`,
        '외부 반출을 금지합니다.',
        `${subjects[i]} 업무를 처리하는 순서입니다.`,
        `월 이용료는 ${i + 11},000원입니다.`,
        `최종 수정일 2025-03-${String(i + 1).padStart(2, '0')} 14:0${i % 10} 작성자 김담당`,
      ),
    ]),
  );

describe('what repeats on the pages of an export', { concurrency: true }, () => {
  it('is left out: the notice, the line with a date, the name of the site in the title', async (t) => {
    const { library } = await ingested(t, exported(24));
    for (const word of ['반출', '담당', '위키']) assert.equal(holding(library, word), 0, word);
    assert.equal(library.documentAt(library.roots()[0]!.id, '00.html')?.title, '가입');
  });

  it('is kept where the figures differ: a price, a number of days', async (t) => {
    const { library } = await ingested(t, exported(24));
    assert.equal(holding(library, '이용료') || holding(library, '이용'), 24);
    const units = library
      .files(library.roots()[0]!.id)
      .flatMap((file) => library.passagesOf(file.id).flatMap((passage) => passage.units));
    for (let i = 0; i < 24; i++)
      assert.ok(
        units.some(({ source }) => source === `월 이용료는 ${i + 11},000원입니다.`),
        String(i),
      );
  });

  it('is not guessed from a handful of pages', async (t) => {
    const { library } = await ingested(t, exported(5));
    assert.equal(holding(library, '반출'), 5);
  });

  it('is learned anew when the folder has grown to more than twice, and every page is read by it', async (t) => {
    const { folder, library, again } = await ingested(t, exported(5));
    assert.equal(holding(library, '반출'), 5);
    writeFiles(folder, exported(25));
    const counts = await again();
    assert.equal(counts.added + counts.updated, 25);
    assert.equal(holding(library, '반출'), 0);
    assert.equal((await again()).unchanged, 25);
  });
});
