/** Forms: library page, how to fill in, required documents, and one page saved by a word processor. */
import type { Facts } from '../facts.ts';
import { grid } from '../html.ts';
import { area, type ManualPage } from '../page.ts';

/** What a word processor writes for "save as web page": mso styles, o:p tags, conditional comments. */
function wordPage(f: Facts): string {
  const p = (text: string): string =>
    `<p class=MsoNormal style='text-align:justify;mso-pagination:none'><span style='font-family:"맑은 고딕";mso-bidi-font-family:"Times New Roman"'>${text}<span lang=EN-US><o:p></o:p></span></span></p>`;
  const item = (text: string): string =>
    `<p class=MsoListParagraph style='margin-left:38.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  const td = (text: string, width: number): string =>
    `<td width=${width} valign=top style='width:${width * 0.75}pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal>${text}<o:p></o:p></p></td>`;
  const tr = (...cells: string[]): string =>
    `<tr style='mso-yfti-irow:1'>${cells.map((cell, i) => td(cell, i === 0 ? 160 : 200)).join('\n')}</tr>`;
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<!--charset-->
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<title>위임장 작성 안내</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>약관운영팀</o:Author><o:Version>16.00</o:Version></o:DocumentProperties></xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin-bottom:8.0pt; line-height:107%; font-size:10.0pt;}
 @page WordSection1 {size:595.3pt 841.9pt; margin:3.0cm 72.0pt 72.0pt 72.0pt;}
-->
</style>
</head>
<body lang=KO style='tab-interval:40.0pt;word-wrap:break-word'>
<div class=WordSection1>
<p class=MsoTitle align=center style='text-align:center'><b><span style='font-size:16.0pt'>위임장 작성 안내<o:p></o:p></span></b></p>
${p(`이 안내는 가입자가 직접 ${f.company} 고객센터에 연락할 수 없어 다른 사람에게 업무를 맡길 때 쓰는 위임장의 작성 방법을 설명합니다.`)}
${p('<b>1. 위임할 수 있는 업무</b>')}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-yfti-tbllook:1184'>
${tr('<b>업무</b>', '<b>가족이 대리</b>', '<b>가족이 아닌 사람이 대리</b>')}
${tr('해지', '가능', '인감증명서 첨부 시 가능')}
${tr('명의변경', '가능', '불가(양도인·양수인 본인만)')}
${tr('이전 설치', '위임장 없이 가능', '가능')}
${tr('요금 내역 열람', '가능', '불가')}
${tr('환불 계좌 변경', '불가', '불가')}
</table>
${p('<o:p>&nbsp;</o:p>')}
${p('<b>2. 반드시 적을 내용</b>')}
${item('위임하는 사람(가입자)의 이름, 생년월일, 연락처')}
${item('위임받는 사람의 이름, 생년월일, 관계')}
${item('맡기는 업무. ‘모든 업무’처럼 포괄하여 적으면 접수하지 않습니다.')}
${item('작성 날짜와 자필 서명 또는 도장. 컴퓨터로 친 이름은 서명으로 보지 않습니다.')}
${p('<b>3. 첨부 서류</b>')}
${p('가입자 신분증 사본, 위임받는 사람의 신분증 사본이 필요하며, 사본의 주민등록번호 뒤 7자리는 가리고 보냅니다. 가입자가 해외에 있으면 재외공관의 확인을 받은 위임장을 받습니다. 병원에 입원하여 서명할 수 없으면 입원 확인서와 지장(손도장)으로 대신합니다.')}
${p('<b>4. 유효 기간</b>')}
${p("작성일부터 30일이 지난 위임장은 받지 않습니다. 접수한 위임장은 업무가 끝난 날부터 <span style='color:red'>6개월</span> 동안 보관한 뒤 파기합니다.")}
${p('<b>5. 접수하지 않는 경우</b>')}
${item('맡기는 업무와 실제로 신청한 업무가 다른 경우')}
${item('고친 곳에 위임하는 사람의 서명이 없는 경우')}
${p('접수하지 못한 위임장은 까닭을 적어 보낸 사람에게 문자로 알립니다. 원본을 돌려 달라고 하면 등기 우편으로 보냅니다.')}
${p('서식은 <a href="첨부/위임장.docx">위임장(워드)</a> 또는 <a href="첨부/위임장.hwpx">위임장(한글)</a>을 사용합니다.')}
</div>
<![if !vml]><img width=1 height=1 src="위임장.files/image001.gif"><![endif]>
</body>
</html>
`;
}

export function formPages(f: Facts): ManualPage[] {
  const page = area('서식 자료실', { owner: '고객지원팀', modified: '2026-06-15' });
  return [
    page(
      'forms/forms_list.html',
      '서식 자료실',
      {},
      `
<p>고객에게 보낼 서식과 상담사가 쓰는 내부 서식입니다. 서식은 전자우편, 팩스, 문자 링크 가운데 고객이 원하는 방법으로 보냅니다.</p>
${grid(
  [
    ['번호', '서식 이름', '파일', '쓰임', '고객 발송'],
    [
      'F-01',
      '명의변경 신청서',
      '<a href="첨부/명의변경_신청서.docx">docx</a> <a href="첨부/명의변경_신청서.hwpx">hwpx</a>',
      '명의변경',
      '○',
    ],
    ['F-02', '해지 신청서', '<a href="첨부/해지_신청서.docx">docx</a>', '해지', '○'],
    [
      'F-03',
      '위임장',
      '<a href="첨부/위임장.docx">docx</a> <a href="첨부/위임장.hwpx">hwpx</a>',
      '대리 접수',
      '○',
    ],
    ['F-04', '환불 요청서', '<a href="첨부/환불_요청서.pdf">pdf</a>', '환불', '○'],
    ['F-05', '법정대리인 동의서', '<a href="첨부/법정대리인_동의서.hwpx">hwpx</a>', '미성년자 가입', '○'],
    ['F-06', '일시정지 신청서', '<a href="첨부/일시정지_신청서.docx">docx</a>', '일시정지', '○'],
    ['F-07', '이의 신청서', '<a href="첨부/이의_신청서.docx">docx</a>', '요금·품질 이의', '○'],
    ['F-11', '상담 이관 기록지', '<a href="첨부/이관_기록지.xlsx">xlsx</a>', '내부용', '×'],
    ['F-12', '현장 확인 사진 예시', '<a href="첨부/현장사진_예시.png">png</a>', '내부용', '×'],
  ],
  { caption: '서식 목록' },
)}
<h2>보내는 방법</h2>
<ol><li>[서식 발송]에서 서식 번호를 고릅니다.</li><li>문자 링크는 보낸 때부터 <b>72시간</b> 동안 열립니다. 지나면 다시 보냅니다.</li><li>고객이 작성한 서식은 ${f.mailbox} 또는 팩스 ${f.phone.fax}로 받습니다.</li><li>도착한 서식은 10분 안에 [수신함]에 나타납니다.</li></ol>
<h2>서식 버전</h2>
<p>서식 오른쪽 아래의 날짜가 2026년 1월보다 이르면 받지 않습니다. 다만 해지 신청서는 2025년 서식도 2026년 12월 31일까지 받습니다.</p>
<p>사진으로 찍은 서식도 받습니다. 네 모서리가 모두 보이고 글자를 읽을 수 있어야 합니다.</p>`,
    ),

    page(
      'forms/명의변경_신청서_작성법.html',
      '명의변경 신청서 작성법',
      { skin: 'legacy', modified: '2025-04-10' },
      `
<P>서식 F-01을 고객과 함께 한 칸씩 확인하면서 채웁니다.
${grid(
  [
    ['칸', '적는 사람', '주의할 점'],
    ['① 가입자 번호', '양도인', '10자리. 청구서 오른쪽 위에 있음'],
    ['② 양도인 정보', '양도인', '신분증과 같은 이름'],
    ['③ 양수인 정보', '양수인', '휴대폰 번호는 양수인 본인 명의'],
    ['④ 미납·할부 처리', '함께', '미납은 변경 전에 모두 내야 함. 장비 할부는 양수인이 이어받음'],
    ['⑤ 약정 승계', '양수인', '‘승계’ 또는 ‘새 약정’에 표시. 표시가 없으면 승계로 처리'],
    ['⑥ 자동이체', '양수인', '양도인의 계좌는 자동으로 지워짐'],
    ['⑦ 서명', '양도인·양수인', '두 사람 모두 자필'],
  ],
  { sloppy: true },
)}
<P><B>자주 틀리는 곳</B>
<UL>
<LI>⑤에 표시하지 않아 약정이 승계된 뒤 항의하는 사례가 가장 많음. 접수 전에 반드시 말로 한 번 더 확인
<LI>③에 양도인의 휴대폰 번호를 적어 문자 동의가 되지 않음
<LI>서명 대신 도장만 찍은 경우 법인만 인정
</UL>
<P>작성 예시 : <A href="첨부/명의변경_작성예시.png">그림 보기</A>
<P>고친 곳에는 고친 사람의 서명이 있어야 하며, 수정액으로 지운 서식은 받지 않습니다.`,
    ),

    page(
      'forms/위임장 작성 안내.html',
      '위임장 작성 안내',
      { skin: 'raw', owner: '약관운영팀', modified: '2025-06-02' },
      wordPage(f),
    ),

    page(
      'forms/구비서류.html',
      '업무별 구비 서류',
      { modified: '2026-06-15', encoding: 'cp949' },
      `
<p>가로는 업무, 세로는 서류입니다. ●는 반드시, ○는 해당하는 때에만 필요합니다. 빈칸은 필요하지 않습니다.</p>
${grid(
  [
    ['{r2}서류', '{c2}가입', '{c3}변경', '{c2}해지'],
    ['개인', '법인', '명의변경', '이전', '일시정지', '본인', '대리인'],
    ['{h}신분증 사본', '●', '', '●', '', '', '●', '●'],
    ['{h}위임장', '', '○', '', '', '○', '', '●'],
    ['{h}가족관계증명서', '', '', '○', '', '', '', '○'],
    ['{h}사업자등록증', '', '●', '○', '', '', '○', '○'],
    ['{h}주민등록등본', '', '', '', '○', '', '○', ''],
    ['{h}출입국 사실증명', '', '', '', '', '○', '', ''],
    ['{h}입영 통지서', '', '', '', '', '○', '○', ''],
  ],
  { head: 2 },
)}
<h2>서류의 유효 기간</h2>
<ul><li>주민등록등본, 가족관계증명서: 발급일부터 3개월</li><li>법인인감증명서: 발급일부터 3개월</li><li>복지 확인서: 발급일부터 1개월</li><li>위임장: 작성일부터 30일</li></ul>
<h2>모바일 신분증</h2>
<p>모바일 주민등록증과 모바일 운전면허증은 <b>화면 갈무리로는 받지 않고</b> 앱의 ‘제출’ 기능으로만 받습니다. 여권은 정보면만 받으며, 새 여권에는 주민등록번호 뒷자리가 없으므로 여권정보증명서를 함께 받습니다.</p>
<p>서류를 보냈는데 도착하지 않았다고 나오면 팩스 번호 ${f.phone.fax}와 보낸 시각을 확인합니다. 파일 하나가 10MB를 넘으면 전자우편이 반송됩니다.</p>`,
    ),
  ];
}
