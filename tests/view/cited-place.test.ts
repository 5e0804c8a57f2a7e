import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDocument } from '../../main/ingest/formats/index.ts';
import { citable, markedText, rendered, show, withoutSpace } from './showing.ts';

test('a sentence is marked where it stands, across bold words and wrapped lines', () => {
  const { $, html, marked } = show('<p>앞 문장. 매월 <b>25일</b>에\n   청구합니다. 뒤</p>', {
    cite: '매월 25일에 청구합니다.',
  });
  assert(marked);
  assert.equal(markedText(html), '매월25일에청구합니다.');
  assert.equal($('#cited').length, 1);
  assert.equal($('#cited').text(), '매월 ');
  assert.equal($('p').text().replace(/\s+/g, ' '), '앞 문장. 매월 25일에 청구합니다. 뒤');
});

test('of a cited table row every cell is marked', () => {
  const { $, html } = show(
    '<table><tr><th>상품<th>요금<tr><td>베이직<td>22,000원<tr><td>기가<td>33,000원</table>',
    {
      cite: '베이직\t22,000원',
    },
  );
  assert.equal(markedText(html), '베이직22,000원');
  assert.deepEqual($('tr.footnote-cited-row').text(), '베이직22,000원');
});

test('a sentence in one cell marks the sentence and not the row', () => {
  const { $ } = show('<table><tr><td>해지<td>신분증이 필요합니다. 전화로도 됩니다.</table>', {
    cite: '전화로도 됩니다.',
  });
  assert.equal($('.footnote-cited-row').length, 0);
  assert.equal($('mark.footnote-cited').text(), '전화로도 됩니다.');
});

test('folded details are open where the cited text is in them', () => {
  const { $ } = show(
    '<details><summary>가</summary>하나</details><details><summary>나</summary>둘째 답</details>',
    {
      cite: '둘째 답',
    },
  );
  assert.deepEqual(
    $('details')
      .toArray()
      .map((element) => 'open' in element.attribs),
    [false, true],
  );
});

test('a picture that is read by its alternative text is marked as a picture', () => {
  const { html } = show('<p>LED가 <img src="r.png" alt="빨간색">이면 교체합니다.</p>', {
    cite: 'LED가 빨간색이면 교체합니다.',
  });
  assert.equal(markedText(html), 'LED가빨간색이면교체합니다.');
});

test('what the site puts around the page, and what it hides, is not shown', () => {
  const { $ } = show(
    '<nav>메뉴</nav><main><p>본문 <span hidden>숨은 글</span></p></main><footer>꼬리말</footer><script>1</script>',
  );
  assert.equal($('body').text().trim(), '본문');
});

test('a position that the page no longer has is not marked, and the page is shown', () => {
  const { html, marked } = show('<p>글</p>', { position: { start: 500, end: 600 } });
  assert.equal(marked, false);
  assert(html.includes('글'));
});

test('plain text is shown with its lines and columns, and the cited part marked', () => {
  const { $, html } = show('# 요금\n\n상품   요금\n베이직   22,000\n<끝>', {
    cite: '요금 베이직 22,000',
    path: 'a.txt',
  });
  assert.equal($('pre').text(), '# 요금\n\n상품   요금\n베이직   22,000\n<끝>');
  assert.equal(markedText(html), '요금베이직22,000');
  assert.equal($('#cited').length, 1);
});

test('the document stands on its own: language, title, colours for light and dark, nothing from elsewhere', () => {
  const { $, html } = show('<title>요금 <안내></title><h1>요금</h1><p>한국어 글입니다.</p>');
  assert.equal($('html').attr('lang'), 'ko');
  assert.equal($('title').text(), '요금 <안내>');
  assert.match(html, /^<!doctype html>/);
  assert.match($('style').text(), /prefers-color-scheme: dark/);
  assert.doesNotMatch(html, /@import|url\(|<link|<script/);
});

for (const { name, folder, every, reason } of [
  {
    name: 'the sample manuals',
    folder: join(import.meta.dirname, '../../resources/sample-manuals/manuals'),
    every: 1,
    reason: 'the sample manuals are not made',
  },
  {
    name: "LibreOffice's Korean help",
    folder: '/usr/share/libreoffice/help/ko',
    every: 60,
    reason: 'the package libreoffice-help-ko is not installed',
  },
]) {
  test(`every block and row of ${name} is marked exactly where it is cited`, {
    skip: !existsSync(folder) && reason,
  }, () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.html?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .filter((_, i) => i % every === 0);
    let checked = 0;
    for (const path of files) {
      const bytes = readFileSync(path);
      const { text, blocks } = readDocument(bytes, path);
      const places = citable(blocks).filter(({ start, end }) => withoutSpace(text.slice(start, end)) !== '');
      // A page's first, last and some in between: each renders the page once.
      const step = Math.max(1, Math.floor(places.length / 6));
      for (const place of places.filter((_, i) => i % step === 0)) {
        const { html, marked } = rendered(bytes, path, place);
        assert(marked, path);
        assert.equal(markedText(html), withoutSpace(text.slice(place.start, place.end)), path);
        checked++;
      }
    }
    assert(checked >= 100, `only ${checked} places`);
  });
}
