/** Words beside a quote: whole ones, and a sign where more follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsAfter, wordsBefore } from '../../renderer/ask/excerpt.ts';

test('a word that was cut off is left out, and dots stand for what goes on', () => {
  assert.equal(wordsAfter('LAN1 Blinking Off Check the cabl'), 'LAN1 Blinking Off Check the …');
  assert.equal(
    wordsBefore('대료 전액 전액 50% 본인확인(2단계)을 합니다. 그리고'),
    '… 전액 전액 50% 본인확인(2단계)을 합니다. 그리고',
  );
});

test('what ends with the page stays as it is, and so does one long word', () => {
  assert.equal(wordsAfter('일시정지 신청서'), '일시정지 신청서');
  assert.equal(wordsBefore(''), '');
  const address = 'https://example.invalid/manuals/';
  assert.equal(wordsAfter(address), address);
});
