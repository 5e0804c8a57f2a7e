import assert from 'node:assert/strict';
import { it } from 'node:test';
import { html } from '../ingest/manuals.ts';
import { answersOver, otherPages } from './made-manuals.ts';

it('of rows that are quoted together the one that has more of the question is said first, and the quote stays as it stands', async (t) => {
  const row = (cells: string[], tag = 'td') =>
    `<tr>${cells.map((c) => `<${tag}>${c}</${tag}>`).join('')}</tr>`;
  const table = `<table>${row(['모델', '출고가', '지원금'], 'th')}${row(['은하 S26', '1,155,000원', '500,000원'])}${row(['은하 S26 울트라', '1,698,400원', '450,000원'])}</table>`;
  const { ask } = await answersOver(t, {
    'support.html': html('공시지원금표').replace('</body>', `${table}</body>`),
    ...otherPages,
  });
  const { answer, citations } = await ask('은하 S26 울트라 지원금 얼마');
  assert.equal(citations[0]!.quote, '은하 S26 1,155,000원 500,000원 은하 S26 울트라 1,698,400원 450,000원');
  assert.ok(answer.indexOf('모델 은하 S26 울트라의') < answer.indexOf('모델 은하 S26의'), answer);
  // Rows that have the same of it keep their order.
  const alike = await ask('은하 S26 출고가 지원금');
  assert.ok(
    alike.answer.indexOf('모델 은하 S26의') < alike.answer.indexOf('모델 은하 S26 울트라의'),
    alike.answer,
  );
});
