/** Days as people write them, in the window's language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedByMonths, readDay, weeksOf, writeDay } from '../../renderer/words/days.ts';

test('a day is read as Koreans, Britons and computers write it, and what is no day is none', () => {
  for (const text of [
    '2026-11-08',
    '2026. 11. 8.',
    '2026년 11월 8일',
    '20261108',
    '8/11/2026',
    ' 2026/11/08 ',
  ])
    assert.equal(readDay(text), '2026-11-08', text);
  for (const text of ['', '2026', '2026-11', '2026-02-30', '31/4/2026', '2026-13-01', '어제', '11/8/26'])
    assert.equal(readDay(text), undefined, text);
});

test('a day is written in the window’s language, and is read again', () => {
  assert.equal(writeDay('2026-11-08', 'ko'), '2026. 11. 08.');
  assert.equal(writeDay('2026-11-08', 'en'), '08/11/2026');
  for (const locale of ['ko', 'en'] as const)
    assert.equal(readDay(writeDay('2026-11-08', locale)), '2026-11-08');
});

test('a month has whole weeks, and another month has the same day or its last', () => {
  const korean = weeksOf('2026-11-28', 'ko');
  assert.deepEqual([korean[0]?.[0], korean.at(-1)?.[6]], ['2026-11-01', '2026-12-05']);
  const british = weeksOf('2026-11-28', 'en');
  assert.deepEqual([british[0]?.[0], british.at(-1)?.[6]], ['2026-10-26', '2026-12-06']);
  assert.deepEqual(
    [movedByMonths('2026-01-31', 1), movedByMonths('2026-01-31', -1)],
    ['2026-02-28', '2025-12-31'],
  );
});
