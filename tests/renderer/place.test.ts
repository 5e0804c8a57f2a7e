import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWords } from '../../renderer/words/index.ts';
import { place } from '../../renderer/words/place.ts';

const ko = createWords('ko').t;
const en = createWords('en').t;

test('a source says the page, the cells or the slide that it stands on', () => {
  assert.equal(place({ page: { number: 3 } }, ko), '3쪽');
  assert.equal(place({ page: { number: 3 } }, en), 'p. 3');
  assert.equal(place({ sheet: { name: '요금', range: 'B3:D3' } }, ko), '시트 요금 B3:D3');
  assert.equal(place({ slide: 4 }, ko), '슬라이드 4');
  assert.equal(place({ slide: 4 }, en), 'slide 4');
});

test('a web page has neither pages nor sheets nor slides', () => {
  assert.equal(place({}, ko), '');
  assert.equal(place(null, en), '');
});
