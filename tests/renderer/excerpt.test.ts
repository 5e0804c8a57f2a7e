/** Words beside a quote: whole ones, and a sign where more follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsAfter, wordsBefore } from '../../renderer/ask/excerpt.ts';

const before = (prefix: string) => wordsBefore({ prefix }).quote;
const after = (suffix: string) => wordsAfter({ suffix }).quote;

test('a word that was cut off is left out, and dots stand for what goes on', () => {
  assert.equal(after('LAN1 Blinking Off Check the cabl'), 'LAN1 Blinking Off Check the …');
  assert.equal(
    before('대료 전액 전액 50% 본인확인(2단계)을 합니다. 그리고'),
    '… 전액 전액 50% 본인확인(2단계)을 합니다. 그리고',
  );
});

test('what ends with the page stays as it is, and so does one long word', () => {
  assert.equal(after('일시정지 신청서'), '일시정지 신청서');
  assert.equal(before(''), '');
  const address = 'https://example.invalid/manuals/';
  assert.equal(after(address), address);
});

test('the cells of a row beside the quote stay apart, and what was cut off of one is left out', () => {
  const rows = [
    ['인터넷 500', '33,000원'],
    ['기가 1000', '38,500원'],
  ];
  const line = rows.flat().join(' ');
  assert.deepEqual(wordsBefore({ prefix: line, rowsBefore: rows }).rows, [
    ['… 500', '33,000원'],
    ['기가 1000', '38,500원'],
  ]);
  assert.deepEqual(wordsAfter({ suffix: line, rowsAfter: rows }).rows, [
    ['인터넷 500', '33,000원'],
    ['기가 1000 …'],
  ]);
});
