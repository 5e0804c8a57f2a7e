import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSearch } from '../../main/language/index.ts';

const finds = (query: string, name: string) => nameSearch(query)(name);

test('a name is found by its first consonants, also mixed with syllables', () => {
  assert.ok(finds('ㅇㅅㅈㅈ', '일시정지'));
  assert.ok(finds('일ㅅ정', '일시정지'));
  assert.ok(finds('ㄲㅈ', '꺼짐 안내'));
  assert.ok(finds('ㅎㅈㅊㄹ', '회선 해지 처리.html'));
  assert.ok(!finds('ㄱㅅㅈㅈ', '일시정지'));
  assert.ok(!finds('ㅈ', '가나다'), 'a consonant at the end of a syllable is no first one');
});

test('blanks, underscores, case and the spelling of the file system do not count', () => {
  assert.ok(finds('셋톱 박스', '셋톱_박스 안내'));
  assert.ok(finds('셋톱박스', '셋톱 박스'.normalize('NFD')));
  assert.ok(finds('AP6', 'equipment/ap6.html'));
});

test('several words must all be there, in any order; nothing finds everything', () => {
  assert.ok(finds('요금 인터넷', '인터넷 요금표'));
  assert.ok(!finds('요금 위약금', '인터넷 요금표'));
  assert.ok(finds('', '아무 이름'));
  assert.ok(finds('  ', '아무 이름'));
});

test('signs that mean something in a pattern mean themselves', () => {
  assert.ok(finds('(ㅅ)', '요금(신)'));
  assert.ok(!finds('.ㅅ', '가신'));
  assert.ok(finds('[ㅅ]-', '[신]-안내'));
});
