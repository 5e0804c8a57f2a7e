/** What stands beside a quote: a table's cells and rows are told apart there as in a quote, sentences stay whole. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { locate } from '../../main/answer/locate.ts';
import { openSource } from '../../main/answer/source.ts';
import { html, ingested } from '../ingest/manuals.ts';

const table =
  '<table><tr><th>상품</th><th>월 요금</th></tr><tr><td>기가 인터넷 500</td><td>33,000원</td></tr>' +
  '<tr><td>기가 1000</td><td>38,500원</td></tr></table>';

/** The selector of the one unit of the page that begins with these words. */
async function quoted(t: TestContext, body: string, words: string) {
  const { library } = await ingested(t, { 'fees.html': html('요금 안내', body) });
  const source = openSource(library, 1)!;
  const unit = source.passages.flatMap(({ units }) => units).find((one) => one.source.startsWith(words));
  return locate(source, [unit!]).quote;
}

describe('what stands beside a quote', { concurrency: true }, () => {
  const said = '모뎀 대여 보증금은 해지하는 날에 돌려줍니다.';

  it('tells the cells of the rows before it apart, also of one that is cut off', async (t) => {
    const quote = await quoted(t, `${table}<p>${said}</p>`, said);
    assert.deepEqual(quote.rowsBefore, [
      ['인터넷 500', '33,000원'],
      ['기가 1000', '38,500원'],
    ]);
    assert.equal(quote.prefix, '인터넷 500 33,000원 기가 1000 38,500원');
    assert.equal(quote.rowsAfter, undefined);
  });

  it('puts a sentence between a row and the quote in a line of its own, whole', async (t) => {
    const quote = await quoted(t, `${table}<p>부가세 별도입니다. ${said}</p>`, said);
    assert.deepEqual(quote.rowsBefore, [[',000원'], ['기가 1000', '38,500원'], ['부가세 별도입니다.']]);
  });

  it('puts the heading above the quote in a line of its own', async (t) => {
    const quote = await quoted(t, `<p>부가세 별도입니다.</p><h2>보증금</h2><p>${said}</p>`, said);
    assert.deepEqual(quote.rowsBefore, [['부가세 별도입니다.'], ['보증금']]);
    assert.equal(quote.prefix, '부가세 별도입니다. 보증금');
    const alone = await quoted(t, `<h2>보증금</h2><p>${said}</p>`, said);
    assert.deepEqual(alone.rowsBefore, [['보증금']]);
  });

  it('is one line where no row and no heading stands there', async (t) => {
    const body = `<p>${said} 기기를 먼저 받아야 합니다.</p><p>영업일로 셉니다.</p>`;
    const quote = await quoted(t, `<p>부가세 별도입니다.</p>${body}`, said);
    assert.deepEqual([quote.rowsBefore, quote.rowsAfter], [undefined, undefined]);
    assert.equal(quote.prefix, '부가세 별도입니다.');
  });
});
