import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { readDocument } from '../../main/ingest/formats/index.ts';

const rare = '똠방각하 펲시콜라 뷁 · 가입 신청서를 확인합니다.';
const page = (charset: string, text = rare) =>
  `<html><head>${charset === '' ? '' : `<meta charset="${charset}">`}<title>시험</title></head><body><p>${text}</p></body></html>`;
const read = (bytes: Uint8Array) => {
  const { text, encoding } = readDocument(bytes, 'a.html');
  return { text, ...encoding };
};

for (const label of [
  'euc-kr',
  'EUC-KR',
  'ks_c_5601-1987',
  'windows-949',
  'x-windows-949',
  'korean',
  'cp949',
]) {
  test(`a page declared ${label} keeps every Hangul syllable of CP949`, () => {
    const found = read(iconv.encode(page(label), 'cp949'));
    assert.deepEqual(found, { text: rare, name: 'cp949', certainty: 'declared' });
  });
}

test('a Korean page without a declaration is recognised as CP949', () => {
  assert.deepEqual(read(iconv.encode(page(''), 'cp949')), {
    text: rare,
    name: 'cp949',
    certainty: 'detected',
  });
});

test('a CP949 page wrongly declared as UTF-8 is still read right', () => {
  assert.deepEqual(read(iconv.encode(page('utf-8'), 'cp949')), {
    text: rare,
    name: 'cp949',
    certainty: 'detected',
  });
});

test('a UTF-8 page wrongly declared as EUC-KR is still read right', () => {
  assert.deepEqual(read(Buffer.from(page('euc-kr'))), { text: rare, name: 'utf-8', certainty: 'detected' });
});

test('a CP949 page that its tool declared as Latin-1 is read as Korean', () => {
  assert.equal(read(iconv.encode(page('iso-8859-1'), 'cp949')).text, rare);
});

test('a page declared as Latin-1 that is Latin-1 keeps its accents', () => {
  const found = read(iconv.encode(page('iso-8859-1', 'Café à la crème, naïve façade'), 'windows-1252'));
  assert.deepEqual(found, {
    text: 'Café à la crème, naïve façade',
    name: 'windows-1252',
    certainty: 'declared',
  });
});

test('a byte order mark decides: UTF-8 and both UTF-16', () => {
  for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
    const found = read(iconv.encode(page('euc-kr'), name, { addBOM: true }));
    assert.deepEqual(found, { text: rare, name, certainty: 'bom' });
  }
});

test('UTF-16 without a byte order mark is recognised', () => {
  for (const name of ['utf-16le', 'utf-16be'])
    assert.deepEqual(read(iconv.encode(page(''), name, { addBOM: false })), {
      text: rare,
      name,
      certainty: 'detected',
    });
});

test('an http-equiv declaration and an XML prolog count', () => {
  const meta = `<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><p>${rare}</p>`;
  assert.equal(read(iconv.encode(meta, 'cp949')).certainty, 'declared');
  const prolog = `<?xml version="1.0" encoding="euc-kr"?><html><body><p>${rare}</p></body></html>`;
  assert.equal(read(iconv.encode(prolog, 'cp949')).certainty, 'declared');
});

test('a page with a broken byte keeps the rest and says that it is a guess', () => {
  const bytes = Buffer.from(page('utf-8', '첫째 문장입니다. # 둘째 문장입니다.'));
  bytes[bytes.indexOf(35)] = 0xff;
  const found = read(bytes);
  assert.equal(found.certainty, 'guessed');
  assert.equal(found.text, '첫째 문장입니다. \uFFFD 둘째 문장입니다.');
});

test('decomposed Hangul stays as it is written', () => {
  const decomposed = '신청서'.normalize('NFD');
  assert.equal(read(Buffer.from(page('utf-8', decomposed))).text, decomposed);
});
