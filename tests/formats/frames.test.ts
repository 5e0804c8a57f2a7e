/** Pages that show or lead to other pages, and what a browser saves beside a page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSavedPart } from '../../main/ingest/formats/html/saved-part.ts';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { outline, readPage } from './reading.ts';
import { thrownCode } from './thrown-code.ts';

const read = (html: string) =>
  readDocument(Buffer.from(`<meta charset="utf-8">${html}`), '매뉴얼/index.html');

test('a page of frames links to the pages in them and says that it has no text of its own', () => {
  const document = read(
    '<title>상품 매뉴얼</title><base href="pages/x.html"><frameset cols="20%,80%"><frame name="menu" src="menu.html"><frameset rows="*,*"><frame src="요금.html" title="요금"><frame src="about:blank"></frameset><noframes>프레임을 지원하지 않는 브라우저입니다.</noframes></frameset>',
  );
  assert.equal(document.title, '상품 매뉴얼');
  assert.equal(document.text, '');
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [
      ['pages/menu.html', 'menu'],
      ['pages/요금.html', '요금'],
    ],
  );
  assert.deepEqual(document.notices, [{ code: 'frames-only', params: {} }]);
  assert.equal(read('<iframe src="main.html"></iframe>').links[0]?.href, 'main.html');
});

test('a page with an iframe keeps its own text and links to the page in it', () => {
  const document = readPage(
    '<p>아래 표를 참고하세요.</p><iframe src="table.html"></iframe><iframe src="https://ads.example.com/x.html"></iframe>',
  );
  assert.deepEqual(outline(document), ['paragraph 아래 표를 참고하세요.']);
  assert.deepEqual(
    document.links.map(({ href }) => href),
    ['table.html'],
  );
  assert.equal(document.notices, undefined);
});

test('a page that only leads on to another one is known by where it leads', () => {
  for (const page of [
    '<meta http-equiv="refresh" content="0; url=main.html">',
    '<META HTTP-EQUIV="Refresh" CONTENT="3;URL=\'main.html\'"><p>잠시 후 새 페이지로 이동합니다. <a href="main.html">여기를 클릭하세요.</a></p>',
    '<script>window.location.href = "main.html";</script>',
    '<script>location.replace("main.html")</script><body></body>',
  ]) {
    const document = read(page);
    assert.deepEqual(document.notices, [{ code: 'redirect-only', params: { target: 'main.html' } }], page);
    assert.deepEqual(
      document.links.map(({ href }) => href),
      ['main.html'],
    );
    assert.equal(document.text, '');
  }
});

test('a page that reloads itself, or leads on after its content, keeps its content', () => {
  const news = '<p>기본 요금은 33,000원입니다. 선택 약정을 신청하면 25%를 할인합니다.</p>';
  for (const content of ['60', '5; url=list.html']) {
    const document = read(`<meta http-equiv="refresh" content="${content}">${news}`);
    assert.deepEqual(outline(document), [
      'paragraph 기본 요금은 33,000원입니다. 선택 약정을 신청하면 25%를 할인합니다.',
    ]);
    assert.equal(document.notices, undefined);
  }
});

test('a page without text that leads nowhere holds no text', async () => {
  for (const page of [
    '<frameset></frameset>',
    '<meta http-equiv="refresh" content="60">',
    '<script>var location = 1</script>',
  ])
    assert.equal(await thrownCode(() => read(page)), 'no-text', page);
});

test('what a browser saved beside a page is a part of that page, not a document', () => {
  const files = new Set(['상품/요금 안내.html', '보고서.htm', '옛 글.MHT']);
  const part = (path: string) => isSavedPart(path, (other) => files.has(other));
  assert.ok(part('상품/요금 안내_files/ad.html'));
  assert.ok(part('상품/요금 안내_files/saved_resource(1).html'));
  assert.ok(part('상품/요금 안내_files/그림/logo.png'));
  assert.ok(part('보고서.files/header.htm'));
  assert.ok(part('옛 글_files/frame.html'));
  assert.ok(!part('상품/요금 안내.html'));
  assert.ok(!part('상품/다른 안내_files/ad.html'), 'no page beside the folder');
  assert.ok(!part('상품/files/요금.html'), 'a folder that is only called files');
  assert.ok(!part('상품/요금 안내_files/약관.pdf'), 'a document that the page holds');
  assert.ok(!part('보고서.files/sheet001.htm'), 'a sheet that Excel saved as a page');
});
