import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline, readPage, tablesOf } from './reading.ts';

test("a table's cells are kept with spans, groups, scopes and their text's places", () => {
  const document = readPage(
    '<table><caption>요금표</caption><thead><tr><th rowspan="2" id="p">상품<th colspan="2" scope="colgroup">약정' +
      '<tbody><tr><td headers="p x">1년</td><td rowspan="0"></td></tr><tr><td>2년</table>',
  );
  const [table] = tablesOf(document.blocks);
  assert.equal(document.text, '요금표\n상품\t약정\n1년\t\n2년');
  assert.equal(document.text.slice(table!.caption!.start, table!.caption!.end), '요금표');
  assert.deepEqual(
    table!.rows.map((row) => row.group),
    ['head', undefined, undefined],
  );
  const [product, term] = table!.rows[0]!.cells;
  assert.deepEqual([product!.rowspan, product!.id, product!.header], [2, 'p', true]);
  assert.deepEqual([term!.colspan, term!.scope], [2, 'colgroup']);
  assert.deepEqual(table!.rows[1]!.cells[0]!.headers, ['p', 'x']);
  assert.equal(table!.rows[1]!.cells[1]!.rowspan, 2);
});

test('a table in a cell is a table of its own, numbered after the one that holds it', () => {
  const document = readPage(
    '<table><tr><td>밖<table><tr><td>안</table><td>옆</table><table><tr><td>다음</table>',
  );
  assert.deepEqual(
    tablesOf(document.blocks).map((table) => [table.index, table.rows[0]!.cells.length]),
    [
      [0, 2],
      [1, 1],
      [2, 1],
    ],
  );
  assert.equal(document.text, '밖\n안\t옆\n다음');
});

test('a table without text leaves no trace', () => {
  const document = readPage('<p>앞</p><table><tr><td><img src="a.png"><td></table><p>뒤</p>');
  assert.equal(document.text, '앞\n뒤');
  assert.equal(tablesOf(document.blocks).length, 0);
});

test('navigation in a cell of a layout table is left out, its text column stays', () => {
  const menu = ['상품', '요금', '장애', '해지']
    .map((name) => `<a href="${name}.html">${name}</a><br>`)
    .join('');
  const text = '인터넷을 해지하려면 고객센터에 신청하고 임대 장비를 반납해야 합니다. '.repeat(4);
  const document = readPage(`<table><tr><td>${menu}</td><td><p>${text}</p></td></tr></table>`);
  assert.deepEqual(outline(document), [text.trim()]);
});

test('hidden rows and cells are no part of the table', () => {
  const document = readPage('<table><tr><td>가<td hidden>나</tr><tr style="display:none"><td>다</table>');
  assert.deepEqual(outline(document), ['가']);
});
