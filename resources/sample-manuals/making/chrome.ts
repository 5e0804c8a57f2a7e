/** Page chrome (menus, breadcrumb, print buttons, footer) that the export repeats on every page. */
import type { Facts } from './facts.ts';
import { escapeText } from './html.ts';
import type { ManualPage } from './page.ts';

const MENU: [string, string][] = [
  ['상품', '01_상품/인터넷상품_한눈에.html'],
  ['요금', 'pricing/internet_price.html'],
  ['계약', '계약과 약정/약정 기간.html'],
  ['할인', 'discount/family_bundle.html'],
  ['장애', '장애처리/인터넷_접속불가.html'],
  ['장비', 'equipment/장비비교.html'],
  ['서식', 'forms/forms_list.html'],
  ['이전·변경', '이전_변경/이전설치.html'],
  ['해지', '해지/해지절차.html'],
  ['청구', 'billing/bill_read.html'],
  ['English', 'english/signup_guide.html'],
];

function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

function declared(page: ManualPage): string {
  if (page.declaration === 'none') return '';
  const name =
    page.declaration === 'wrong-utf-8'
      ? 'utf-8'
      : page.encoding === 'cp949'
        ? 'euc-kr'
        : page.encoding === 'utf-16le'
          ? 'utf-16'
          : 'utf-8';
  return page.declaration === 'http-equiv'
    ? `<META http-equiv=Content-Type content="text/html; charset=${name}">\n`
    : `<meta charset="${name}">\n`;
}

function portal(page: ManualPage, facts: Facts): string {
  const root = rootOf(page.path);
  const gnb = MENU.map(([label, href]) => `<li><a href="${root}${encodeURI(href)}">${label}</a></li>`).join(
    '',
  );
  return `<!DOCTYPE html>
<html lang="${page.lang}">
<head>
${declared(page)}<title>${escapeText(page.title)} | ${facts.company} 상담지식관리</title>
<link rel="stylesheet" href="${root}_common/kms.css">
<script src="${root}_common/kms.js"></script>
<style>.tbl{border-collapse:collapse}.tbl th,.tbl td{border:1px solid #bbb;padding:4px}</style>
</head>
<body class="kms">
<div id="skip"><a href="#content">본문 바로가기</a></div>
<header id="gnb">
<a class="logo" href="${root}index.html"><img src="${root}images/logo.svg" alt="${facts.company}"></a>
<nav><ul>${gnb}</ul></nav>
<form action="/search.do"><input type="text" name="q" placeholder="매뉴얼 검색"><button>검색</button></form>
<span class="user">상담사 님 | <a href="#none" onclick="return false">로그아웃</a></span>
</header>
<div class="path"><a href="${root}index.html">홈</a> &gt; <span>${escapeText(page.area)}</span> &gt; <b>${escapeText(page.title)}</b></div>
<aside id="side">
<h2>바로가기</h2>
<ul><li><a href="${root}공지/자주묻는질문.html">자주 묻는 질문</a></li><li><a href="${root}%EC%84%BC%ED%84%B0%EC%9A%B4%EC%98%81/%EC%9D%B4%EA%B4%80%EC%BD%94%EB%93%9C.html">이관 코드</a></li><li><a href="${root}forms/forms_list.html">서식 자료실</a></li><li><a href="/kms/notice/list.do">공지 전체</a></li></ul>
</aside>
<main id="content">
<h1>${escapeText(page.title)}</h1>
<p class="meta">담당: ${page.owner} | 최종 수정일: ${page.modified} | <button onclick="window.print()">인쇄</button> <button onclick="fav()">즐겨찾기</button></p>
${page.body}
</main>
<footer>
<p>이 문서는 사내 상담용 자료이며 고객에게 그대로 전달할 수 없습니다.</p>
<p>Copyright © ${facts.company}. All rights reserved. 무단 전재·배포 금지</p>
<a href="#">맨 위로</a>
</footer>
</body>
</html>
`;
}

function wiki(page: ManualPage, facts: Facts): string {
  const root = rootOf(page.path);
  let section = 0;
  const contents: string[] = [];
  // The knowledge base numbers its sections on export and links to them from a table of contents.
  const body = page.body.replace(/<h2>(.*?)<\/h2>/g, (_whole, title: string) => {
    section += 1;
    contents.push(`<li><a href="#s-${section}">${section}. ${title}</a></li>`);
    return `<h2 id="s-${section}"><a name="s-${section}"></a>${title} <a class="edit" href="/wiki/edit?s=${section}">[편집]</a></h2>`;
  });
  const toc =
    contents.length > 0 ? `<div class="toc"><strong>목차</strong><ol>${contents.join('')}</ol></div>` : '';
  return `<!DOCTYPE html>
<html lang="${page.lang}"><head>${declared(page)}<title>${escapeText(page.title)} - ${facts.company} 위키</title></head>
<body>
<div id="top-nav"><a href="${root}index.html">대문</a> · <a href="/wiki/recent">최근 바뀐 문서</a> · <a href="/wiki/random">임의 문서</a></div>
<article>
<h1>${escapeText(page.title)}</h1>
<div class="cat">분류: <a href="/wiki/cat">${escapeText(page.area)}</a></div>
${toc}
${body}
</article>
<div class="foot">마지막 편집 ${page.modified} · ${page.owner} · <a href="/wiki/history">역사</a></div>
</body></html>
`;
}

function legacy(page: ManualPage, facts: Facts): string {
  const root = rootOf(page.path);
  const menu = MENU.map(
    ([label, href]) => `<TR><TD bgcolor=#EEEEEE><A href="${root}${href}"><FONT size=2>${label}</FONT></A>`,
  ).join('\n');
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD>
${declared(page)}<TITLE>${facts.company} 상담매뉴얼 :: ${escapeText(page.title)}</TITLE>
<META name=GENERATOR content="Namo WebEditor v5.0">
</HEAD>
<BODY bgcolor=white text=black leftmargin=0 topmargin=0>
<TABLE border=0 cellpadding=0 cellspacing=0 width=960>
<TR><TD colspan=2 bgcolor=#003366 height=40><FONT color=white size=4><B>${facts.company} 고객센터 상담매뉴얼</B></FONT>
<TR><TD width=140 valign=top>
<TABLE border=0 cellpadding=2 cellspacing=1 width=130>
${menu}
</TABLE>
<TD valign=top width=820>
<IMG src="${root}images/spacer.gif" width=1 height=8><BR>
<FONT size=2 color=#666666>HOME &gt; ${escapeText(page.area)} &gt; ${escapeText(page.title)}</FONT>
<P align=right><A href="javascript:window.print()"><FONT size=1>[인쇄]</FONT></A> <A href="javascript:history.back()"><FONT size=1>[이전]</FONT></A>
<P><FONT size=4 color=#003366><B>${escapeText(page.title)}</B></FONT>
<HR size=1>
${page.body}
<TR><TD colspan=2 align=center><HR size=1><FONT size=1>최종수정 ${page.modified} / ${page.owner} / Copyright(c) ${facts.company} All Rights Reserved.</FONT>
</TABLE>
</BODY></HTML>
`.replaceAll('\n', '\r\n');
}

function print(page: ManualPage, facts: Facts): string {
  return `<html>
<head>
${declared(page)}<title>${escapeText(page.title)}</title>
</head>
<body onload="self.focus()">
<div align="right"><input type="button" value="인쇄하기" onclick="window.print()"> <input type="button" value="닫기" onclick="window.close()"></div>
<h1>${escapeText(page.title)}</h1>
<p>[${escapeText(page.area)}] 작성: ${page.owner} / 최종 수정일 ${page.modified}</p>
<hr>
${page.body}
<hr>
<p align="center">&copy; ${facts.company} 고객센터</p>
</body>
</html>
`;
}

export function renderPage(page: ManualPage, facts: Facts): string {
  switch (page.skin) {
    case 'portal':
      return portal(page, facts);
    case 'wiki':
      return wiki(page, facts);
    case 'legacy':
      return legacy(page, facts);
    case 'print':
      return print(page, facts);
    case 'raw':
      return page.body.replace('<!--charset-->', declared(page).trim());
  }
}
