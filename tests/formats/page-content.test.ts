import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockFingerprint } from '../../main/ingest/formats/index.ts';
import { outline, readPage } from './reading.ts';

test('text stands in blocks by its markup, also text directly in a div', () => {
  const document = readPage(
    '<h1>해지  절차</h1><div>바로 쓴 글 <b>굵게</b><p>단락</p>뒤에 남은 글</div><pre>a = 1\n  b</pre>',
  );
  assert.deepEqual(outline(document), [
    'heading1 해지 절차',
    'paragraph 바로 쓴 글 굵게',
    'paragraph 단락',
    'paragraph 뒤에 남은 글',
    'code a = 1\n  b',
  ]);
});

test('list items know their depth and the number that is shown', () => {
  const { blocks, text } = readPage(
    '<ol start="3"><li><p>접수</p><p>이어지는 글</p><ul><li>신분증</li></ul></li><li>확인</li></ol>' +
      '<ol type="a"><li>하나</li></ol><ol style="list-style-type: upper-roman"><li value="4">넷</li></ol>',
  );
  assert.deepEqual(
    blocks
      .map((block) => ({ ...block, text: text.slice(block.start, block.end) }))
      .map((block) =>
        block.kind === 'list-item' ? [block.text, block.depth, block.label] : [block.kind, block.text],
      ),
    [
      ['접수', 0, '3.'],
      ['paragraph', '이어지는 글'],
      ['신분증', 1, undefined],
      ['확인', 0, '4.'],
      ['하나', 0, 'a.'],
      ['넷', 0, 'IV.'],
    ],
  );
});

test("what opens a wiki's editor is no part of a heading; a heading about editing is", () => {
  const document = readPage(
    '<h1>요금</h1><h2>LOS 램프 <a class="edit" href="/wiki/edit?s=1">[편집]</a></h2><p>기사를 부릅니다.</p>' +
      '<h2>Lights <span class="mw-editsection"><span>[</span><a href="/e">edit</a><span>]</span></span></h2><p>Red.</p>' +
      '<h2>회원 정보 <a href="edit.html">수정 방법</a></h2><p>화면에서 고칩니다.</p>' +
      '<h2><a href="edit.html">편집</a></h2><p>글을 고칩니다. <a href="e">[편집]</a></p>',
  );
  assert.deepEqual(outline(document), [
    'heading1 요금',
    'heading2 LOS 램프',
    'paragraph 기사를 부릅니다.',
    'heading2 Lights',
    'paragraph Red.',
    'heading2 회원 정보 수정 방법',
    'paragraph 화면에서 고칩니다.',
    'heading2 편집',
    'paragraph 글을 고칩니다. [편집]',
  ]);
});

test("a wiki page's own table of contents is left out, in whatever box it stands", () => {
  const links = (item: (id: string, name: string) => string) =>
    item('s-1', '개요') + item('s-2', '기사 배정과 방문');
  const items = links((id, name) => `<li><a href="#${id}">${name}</a></li>`);
  const boxes = [
    `<div class="toc"><strong>목차</strong><ol>${items}</ol></div>`,
    `<div id="dw__toc"><h3>목차</h3><div><ul class="toc">${items}</ul></div></div>`,
    `<h2>목차</h2><ol>${items}</ol>`,
    `<p><b>Contents</b></p>\n<ul>${items}</ul>`,
    `<div class="wiki-macro-toc">${links((id, name) => `<span><a href="#${id}">1</a>. ${name}</span>`)}</div>`,
    `<dl class="wikiToc"><dt>목차</dt>${links((id, name) => `<dd><a href="#${id}">1</a> ${name}</dd>`)}</dl>`,
    `<table id="toc"><tr><td><h2>목차</h2><ul>${items}</ul></td></tr></table>`,
  ];
  const below =
    '<h2 id="s-1">개요</h2><p>개통을 설명합니다.</p><h2 id="s-2">기사 배정과 방문</h2><p>날짜를 정합니다.</p>';
  for (const box of boxes)
    assert.deepEqual(
      outline(readPage(`<h1>개통</h1>${box}${below}`)),
      [
        'heading1 개통',
        'heading2 개요',
        'paragraph 개통을 설명합니다.',
        'heading2 기사 배정과 방문',
        'paragraph 날짜를 정합니다.',
      ],
      box,
    );
});

test('a list of other pages under 목차, and a section about contents, stay', () => {
  assert.deepEqual(
    outline(
      readPage(
        '<h1>ctypes</h1><dl><dt>contents<a href="#c">¶</a></dt><dd>Returns the object, see <a href="#p">p</a>.</dd></dl>',
      ),
    ),
    ['heading1 ctypes', 'term contents¶', 'definition Returns the object, see p.'],
  );
  assert.deepEqual(
    outline(
      readPage(
        '<h1>안내서</h1><h2>목차</h2><ul><li><a href="a.html">요금 안내</a></li></ul><p>끝입니다.</p>',
      ),
    ),
    ['heading1 안내서', 'heading2 목차', 'list-item 요금 안내', 'paragraph 끝입니다.'],
  );
  assert.deepEqual(
    outline(readPage('<h1>편집</h1><h2>목차</h2><p>목차는 <a href="#s">메뉴</a>에서 만듭니다.</p>')),
    ['heading1 편집', 'heading2 목차', 'paragraph 목차는 메뉴에서 만듭니다.'],
  );
});

test('terms, definitions, captions and notes keep what they are', () => {
  const document = readPage(
    '<dl><dt>약정</dt><dd>정한 기간</dd></dl><figure><img src="a.png"><figcaption>그림 1</figcaption></figure>' +
      '<div class="note"><p>꼭 확인하세요.</p></div><p>※ 부가세 별도</p><details><summary>질문</summary>대답입니다.</details>',
  );
  assert.deepEqual(outline(document), [
    'term 약정',
    'definition 정한 기간',
    'caption 그림 1',
    'note 꼭 확인하세요.',
    'note ※ 부가세 별도',
    'heading2 질문',
    'paragraph 대답입니다.',
  ]);
});

test('a line break ends a line that stands alone and not one that only wraps', () => {
  const document = readPage(
    '<p>1. 신청서를 받습니다.<br>2. 본인을 확인합니다.<br>확인이 되지 않으면 접수할<br>수 없습니다.</p>',
  );
  assert.deepEqual(outline(document), [
    'paragraph 1. 신청서를 받습니다.',
    'paragraph 2. 본인을 확인합니다.',
    'paragraph 확인이 되지 않으면 접수할 수 없습니다.',
  ]);
});

test('what the page hides is left out, and the panels of tabs are kept', () => {
  const document = readPage(
    '<p>보임 <span hidden>안 보임</span><span style="display:none">안 보임</span><span aria-hidden="true">x</span></p>' +
      '<!-- 주석 --><div style="visibility: hidden">안 보임</div><div role="tabpanel" hidden>둘째 탭</div>' +
      '<script>var a</script><style>p{}</style><template><p>안 보임</p></template><select><option>안 보임</select>',
  );
  assert.deepEqual(outline(document), ['paragraph 보임', 'paragraph 둘째 탭']);
});

test('of hidden variants the default is read', () => {
  const document = readPage(
    '<p>키 <span class="switch"><span hidden class="MAC">Command</span><span hidden>Ctrl</span></span>+O를 누릅니다.</p>',
  );
  assert.deepEqual(outline(document), ['paragraph 키 Ctrl+O를 누릅니다.']);
});

test('navigation, breadcrumbs, page headers and footers are left out by structure', () => {
  const menu =
    '<ul><li><a href="a.html">상품</a></li><li><a href="b.html">요금</a></li><li><a href="c.html">장애</a></li></ul>';
  const document = readPage(
    `<header><a href="/">회사</a></header><div class="x1">${menu}</div>` +
      '<div><a href="/">홈</a> &gt; <a href="/p">상품</a> &gt; 인터넷</div>' +
      '<main><h1>인터넷</h1><p>다섯 가지 상품으로 구성된 인터넷 서비스를 안내하는 문서입니다.</p>' +
      '<p>관련 문서</p><ul><li><a href="d.html">설치비</a></li><li><a href="e.html">임대료</a></li><li><a href="f.html">사은품</a></li></ul></main>' +
      '<footer>Copyright 2026 회사</footer>',
  );
  assert.deepEqual(outline(document), [
    'heading1 인터넷',
    'paragraph 다섯 가지 상품으로 구성된 인터넷 서비스를 안내하는 문서입니다.',
    'paragraph 관련 문서',
    'list-item 설치비',
    'list-item 임대료',
    'list-item 사은품',
  ]);
});

test('a titled box of links below the text is content, an untitled one beside it is a menu', () => {
  const text = '인터넷을 해지하려면 고객센터에 신청하고 임대 장비를 반납해야 합니다. '.repeat(4).trim();
  const links = ['상품', '요금', '장애'].map((name) => `<p><a href="${name}.html">${name}</a></p>`).join('');
  const document = readPage(
    `<div>${links}</div><div><p>${text}</p></div><div><p><a name="r"></a>관련 주제</p><div>${links}</div></div><div>${links}</div>`,
  );
  assert.deepEqual(outline(document), [
    `paragraph ${text}`,
    'paragraph 관련 주제',
    'paragraph 상품',
    'paragraph 요금',
    'paragraph 장애',
  ]);
});

test('real text outside main is not lost', () => {
  const document = readPage(
    '<div><a href="x.html">메뉴</a></div><main><p>본문입니다.</p></main>' +
      '<div><p>이 안내는 본문 밖에 있지만 상담사가 꼭 읽어야 하는 긴 문장이므로 빠지면 안 되는 내용입니다. 접수 마감은 매일 오후 여섯 시이고, 그 뒤에 들어온 신청은 다음 날 처리합니다.</p></div>',
  );
  assert.equal(document.blocks.length, 2);
});

test('a list of forms to download is content, wherever it stands', () => {
  const document = readPage(
    '<ul><li><a href="a.docx">가입 신청서</a></li><li><a href="b.hwp">위임장</a></li><li><a href="c.pdf">동의서</a></li></ul>',
  );
  assert.deepEqual(
    document.links.map(({ href, text }) => [href, text]),
    [
      ['a.docx', '가입 신청서'],
      ['b.hwp', '위임장'],
      ['c.pdf', '동의서'],
    ],
  );
});

test('a page that is only a list of links is kept as it is', () => {
  const document = readPage(
    '<nav>메뉴</nav><ul class="menu"><li><a href="a.html">하나</a><li><a href="b.html">둘</a><li><a href="c.html">셋</a></ul>',
  );
  assert.equal(document.blocks.length, 3);
});

test('in a page of an old editor a bold line before text is its heading', () => {
  const document = readPage(
    '<table><tr><td><p><font size="4"><b>명의 변경</b></font><p><b>준비할 서류</b><p>신분증을 준비합니다.<br><b>비용</b><br>비용은 없습니다.</td></tr></table>',
  );
  const table = document.blocks[0]!;
  assert(table.kind === 'table');
  assert.deepEqual(outline(document, table.table.rows[0]!.cells[0]!.blocks), [
    'heading2 명의 변경',
    'heading3 준비할 서류',
    'paragraph 신분증을 준비합니다.',
    'heading3 비용',
    'paragraph 비용은 없습니다.',
  ]);
});

test('a picture inside a sentence, or alone in a cell or an item, is read by its alternative text', () => {
  const document = readPage(
    '<p>LED가 <img alt="빨간색">이면 교체합니다.</p><p><img alt="장식"></p><ul><li><img alt="첫 단계"></ul><table><tr><th>제공<td><img alt="○"></table>',
  );
  assert.deepEqual(outline(document), [
    'paragraph LED가 빨간색이면 교체합니다.',
    'list-item 첫 단계',
    '제공|○',
  ]);
});

test('titles come from the title, else the first heading, else the file name', () => {
  assert.equal(
    readPage('<h2>둘째</h2><h1>첫째</h1>글', '<title> 요금 &amp; <b>할인</b> </title>').title,
    '요금 & 할인',
  );
  assert.equal(readPage('<h2>둘째</h2><h1>첫째</h1>글', '<title>Untitled Document</title>').title, '첫째');
  assert.equal(readPage('<p>글</p>').title, 'page');
});

test('links, anchors, keywords and a base are recorded with their places', () => {
  const document = readPage(
    '<a name="top"></a><h1>제목</h1><p id="fee">자세한 금액은 <a href="fee.html#x"> 요금표 </a>를 봅니다.</p>',
    '<base href="../../"><meta name="keywords" content="요금, 할인">',
  );
  const link = document.links[0]!;
  assert.deepEqual([link.href, link.text], ['../../fee.html#x', '요금표']);
  assert.equal(document.text.slice(link.start, link.end), '요금표');
  assert.deepEqual(
    document.blocks.map((block) => block.anchor),
    ['top', 'fee'],
  );
  assert.deepEqual(document.keywords, ['요금', '할인']);
});

test('the language is that of the text, not of a careless attribute', () => {
  assert.equal(readPage('<p>가입을 신청합니다. Wi-Fi, UHD, SSID, WPA2</p>').language, 'ko');
  assert.equal(readPage('<p>Restart the modem and wait for the green light.</p>').language, 'en');
  assert.equal(readPage('<p>インターネットの契約を解約します。</p>').language, 'other');
});

test('a footer line has one fingerprint on all pages, and two price lists have two', () => {
  const first = readPage('<p>최종 수정일 2026-11-01</p><table><tr><td>베이직<td>22,000</table>');
  const second = readPage('<p>최종 수정일 2025-03-09</p><table><tr><td>베이직<td>27,500</table>');
  assert.equal(blockFingerprint(first, first.blocks[0]!), blockFingerprint(second, second.blocks[0]!));
  assert.notEqual(blockFingerprint(first, first.blocks[1]!), blockFingerprint(second, second.blocks[1]!));
});

test('a bullet that a word processor saved as a letter of a symbol font is a bullet', () => {
  const bullet = (font: string, letter: string) =>
    `<p class=MsoListParagraph><span style='font-family:${font}'>${letter}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>미납이 있는 회선</p>`;
  assert.deepEqual(outline(readPage(bullet('Wingdings', 'l') + bullet('굴림', 'l'))), [
    'paragraph ● 미납이 있는 회선',
    'paragraph l 미납이 있는 회선',
  ]);
});

test('the way to a page is no part of it, whatever it is called', () => {
  for (const trail of ['홈 > 요금제 > 5G', '현재위치 : 홈 > 요금제 > 5G', 'You are here: Home > Plans > 5G'])
    assert.deepEqual(outline(readPage(`<p>${trail}</p><p>요금제 안내입니다.</p>`)), [
      'paragraph 요금제 안내입니다.',
    ]);
});

test('a notice is called what its board says in the table over it, not as the board', () => {
  const post = (first: string) =>
    `<table><tr><th>${first}</th><td colspan=3>유심 가격 인상 안내</td></tr><tr><th>작성부서</th><td>영업팀</td><th>등록일</th><td>2025-12-20</td></tr></table><p>8,800원으로 오릅니다.</p>`;
  const title = '<title>공지사항 | 상담 포털</title>';
  assert.equal(readPage(post('제목'), title).title, '유심 가격 인상 안내');
  assert.equal(
    readPage(`<table><tr><td>${post('제 목')}</td></tr></table>`, title).title,
    '유심 가격 인상 안내',
  );
  assert.equal(readPage(post('대상'), title).title, '공지사항 | 상담 포털');
  const list =
    '<table><tr><th>제목</th><th>작성자</th></tr><tr><td>유심 가격</td><td>김</td></tr></table><p>모두 2건</p>';
  assert.equal(readPage(list, title).title, '공지사항 | 상담 포털');
  for (const names of [
    ['제목', '담당부서', '등록일'],
    ['제목', '첨부', '부서', '등록일'],
  ]) {
    const head = names.map((name) => `<th>${name}</th>`).join('');
    const row = names.map((_, at) => `<td>값 ${at}</td>`).join('');
    const wide = `<table><tr>${head}</tr><tr>${row}</tr></table><p>모두 1건</p>`;
    assert.equal(readPage(wide, title).title, '공지사항 | 상담 포털');
  }
  const oneRow =
    '<table><tr><th>제목</th><td>유심 가격 인상 안내</td><th>등록일</th><td>2025-12-20</td></tr></table><p>8,800원</p>';
  assert.equal(readPage(oneRow, title).title, '유심 가격 인상 안내');
});
