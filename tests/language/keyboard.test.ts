/** Text typed while the keyboard was in the other language. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asHangul, asLatin } from '../../main/language/index.ts';

describe('the other keyboard layout', { concurrency: true }, () => {
  it('gives the Hangul of Latin keys', () => {
    for (const [typed, meant] of [
      ['dlsxjspt', '인터넷'],
      ['qlalfqjsgh', '비밀번호'],
      ['dhkdlvkdl', '와이파이'],
      ['ekfr', '닭'],
      ['ekfrdl', '닭이'],
      ['dkswdk', '앉아'],
      ['Rmrl', '끄기'],
      ['dlTek', '있다'],
      ['DLSXJSPT', '인터넷'],
    ])
      assert.equal(asHangul(typed!), meant);
  });

  it('gives the Latin letters of Hangul, whole syllables or not', () => {
    for (const [typed, meant] of [
      ['ㅗ디ㅔ', 'help'],
      ['ㅕ뉴', 'usb'],
      ['쟈랴', 'wifi'],
      ['ㅊ므', 'cam'],
    ])
      assert.equal(asLatin(typed!), meant);
  });

  it('is none where the keys make no syllables, and of everything else', () => {
    for (const word of ['hello', 'a', 'tv', 'wi-fi', '가', 'UHD-2', '인터넷 해지', '', '1234']) {
      assert.equal(asHangul(word), null, word);
    }
    for (const word of ['가', 'help', '인터넷!', '', 'ㅋ1']) assert.equal(asLatin(word), null, word);
  });
});
