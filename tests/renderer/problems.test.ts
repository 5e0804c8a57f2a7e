import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsCsv } from '../../renderer/library/problems-csv.ts';

const problem = {
  root: '/manuals',
  path: '요금/표, "새" 판.xlsx',
  code: 'too-large',
  params: {},
  message: '파일이 큽니다.\n나누세요.',
  action: '=HYPERLINK("http://example.org")',
};
const head = ['폴더', '파일', '코드', '문제', '할 일'];

test('a spreadsheet knows the problems list as UTF-8 and keeps commas, quotes and line breaks in their cells', () => {
  const text = problemsCsv([problem], head);
  assert.ok(text.startsWith('\ufeff폴더,파일,코드,문제,할 일\r\n'));
  assert.ok(text.includes('/manuals,"요금/표, ""새"" 판.xlsx",too-large,"파일이 큽니다.\n나누세요."'));
  assert.ok(text.endsWith('\r\n'));
});

test("a file's name is never a formula in the problems list", () => {
  for (const path of ['=1+1.html', '+82.html', '-A1.html', '@SUM(A1).html']) {
    const line = problemsCsv([{ ...problem, path }], head).split('\r\n')[1] ?? '';
    assert.ok(line.startsWith(`/manuals,'${path},`), line);
  }
});
