import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Block, Document } from '../../main/contract/document.ts';
import { FootnoteError } from '../../main/contract/errors.ts';
import { limits, readable, readDocument } from '../../main/ingest/formats/index.ts';
import { readPage } from './reading.ts';

const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof FootnoteError ? error.code : error;
  }
  return 'read';
};

test('a binary file named like a page is called no HTML', () => {
  const garbage = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) & 255));
  const notPages = [
    garbage,
    Buffer.from('PK\u0003\u0004<html>'),
    Buffer.from('%PDF-1.7\n<p>'),
    Buffer.from('그냥 글'),
  ];
  for (const bytes of notPages)
    assert.equal(
      code(() => readDocument(bytes, 'a.html')),
      'not-html',
    );
  assert.equal(
    code(() => readDocument(garbage, 'a.txt')),
    'not-text',
  );
});

test('an empty page, and one with pictures only, hold no text', () => {
  for (const page of [
    '',
    ' \n',
    '<html><body><img src="a.png"></body></html>',
    '<frameset></frameset>',
    '<!--',
  ])
    assert.equal(
      code(() => readDocument(Buffer.from(page), 'a.html')),
      'no-text',
    );
});

test('a page of 60 MB is refused before it is looked at', () => {
  assert.equal(
    code(() => readDocument(new Uint8Array(60_000_000), 'a.html')),
    'too-large',
  );
});

test('a page of more than a million tags is refused', () => {
  assert.equal(
    code(() => readPage('<i>글</i>'.repeat(limits.tags / 2 + 1))),
    'too-many-elements',
  );
});

test('a page nested 100,000 deep is refused, whatever it is nested with', () => {
  for (const tags of [
    '<div>',
    '<span>',
    '<ul><li>',
    '<table><tr><td>',
    '<blockquote><p>',
    '<b><div></b>',
    '<span><div></span>',
  ])
    assert.equal(
      code(() => readPage(`${tags.repeat(100_000)}글`)),
      'too-deep',
      tags,
    );
  assert.equal(readPage(`${'<div>'.repeat(limits.depth - 10)}글`).text, '글');
});

test('100,000 unclosed tags of old editors do not stop the reading', () => {
  for (const tag of ['<b>', '<p>', '<li>', '<font color=red>'])
    assert.equal(readPage(`${tag}글 `.repeat(100_000)).text.replace(/\s/g, '').length, 100_000, tag);
  const fonts = Array.from({ length: 5_000 }, (_, i) => `<p><font size="${i}">글`).join('');
  assert.equal(readPage(fonts).blocks.length, 5_000);
});

test('files are told apart by their extension, in any case', () => {
  assert.deepEqual(['a.HTM', 'b.txt', '신청서.HWP', 'x.css', 'README', 'a.b/c'].map(readable), [
    'html',
    'text',
    'attachment',
    'ignored',
    'ignored',
    'ignored',
  ]);
});

const seed = `<!doctype html><html lang="ko"><head><meta charset="euc-kr"><title>요금 안내</title></head><body>
<div id="nav"><ul><li><a href="a.html">상품</a><li><a href="b.html">요금</a><li><a href="c.html">장애</a></ul></div>
<h1>요금 <a name="fee">안내</a></h1><p>매월 <b>25일</b>에<br>청구합니다.<br>- 자동이체</p><pre>a\n b</pre>
<table border=1><caption>표 1</caption><tr><th rowspan=2>상품<th colspan="2">요금<tr><td>1년<td><table><tr><td>안</table>
<tr><td><img alt="○"><td></table><dl><dt>약정<dd>기간</dl><ol type=a><li><p>하나<p>둘<ul><li>셋</ul></ol></body></html>`;

/** Every promise of `Document` about positions. */
function assertSound(document: Document): void {
  const { text } = document;
  const check = (blocks: readonly Block[], from: number, to: number): void => {
    let last = from;
    for (const block of blocks) {
      assert(
        block.start >= last && block.end <= to && block.end > block.start,
        'blocks are ordered inside their holder',
      );
      last = block.end;
      if (block.kind !== 'table') {
        assert.notEqual(text.slice(block.start, block.end).trim(), '');
        continue;
      }
      let cellEnd = block.start;
      for (const row of block.table.rows) {
        assert.equal(row.start, row.cells[0]!.start);
        assert.equal(row.end, row.cells.at(-1)!.end);
        for (const cell of row.cells) {
          assert(cell.start >= cellEnd && cell.end <= block.end && cell.rowspan >= 1 && cell.colspan >= 1);
          check(cell.blocks, cell.start, cell.end);
          cellEnd = cell.end;
        }
      }
    }
  };
  check(document.blocks, 0, text.length);
  assert.notEqual(document.title, '');
  for (const link of document.links)
    assert(link.start >= 0 && link.end >= link.start && link.end <= text.length);
}

test('no damage to a page makes the reader fail in another way than it says, or place text wrongly', () => {
  const bytes = iconv.encode(seed, 'cp949');
  const edit = fc.record({
    at: fc.nat(bytes.length - 1),
    cut: fc.nat(30),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .constantFrom(
          '<table>',
          '</table>',
          '<td>',
          '<tr hidden>',
          '<b>',
          '<li>',
          '</div>',
          '<svg>',
          '<a href=x>',
          '<br>',
          '<pre>',
          '<',
          '"',
          '<select>',
          '<main>',
          '&#0;',
          '<p style="display:none">',
        )
        .map((markup) => Buffer.from(markup)),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      let damaged: Uint8Array = bytes;
      for (const { at, cut, put } of edits)
        damaged = Buffer.concat([damaged.subarray(0, at), put, damaged.subarray(at + cut)]);
      try {
        assertSound(readDocument(damaged, '요금.html'));
      } catch (error) {
        if (!(error instanceof FootnoteError)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});

test('no plain text makes the reader fail in another way than it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      try {
        assertSound(readDocument(Buffer.from(text), 'a.md'));
      } catch (error) {
        if (!(error instanceof FootnoteError)) throw error;
      }
    }),
  );
});
