/** Equipment: routers, set-top boxes, modems, lamp tables, firmware history. */
import { type Facts, won } from '../facts.ts';
import { grid } from '../html.ts';
import { area, type ManualPage } from '../page.ts';

export function equipmentPages(f: Facts): ManualPage[] {
  const page = area('장비', { owner: '단말기술팀', modified: '2026-06-01' });
  const e = f.equipment;
  const lamp = (colour: 'green' | 'red' | 'off', alt: string): string =>
    `<img src="../images/led_${colour}.png" alt="${alt}" width="12">`;
  return [
    page(
      'equipment/장비비교.html',
      '공유기 모델 비교',
      { modified: '2026-09-15' },
      `
<p>임대 공유기 세 모델과 증폭기의 차이입니다. 권유할 때에는 집의 넓이와 단말 수를 먼저 묻습니다.</p>
<table class="tbl">
<caption>공유기·증폭기 비교</caption>
<thead><tr><th rowspan="2" scope="col">항목</th><th colspan="3" scope="colgroup">공유기</th><th scope="colgroup">증폭기</th></tr>
<tr><th>${e.ap5.model}</th><th>${e.ap6.model}</th><th>${e.ap7.model}</th><th>${e.mesh.model}</th></tr></thead>
<tbody>
<tr><th scope="row">무선 규격</th><td>Wi-Fi 5</td><td>Wi-Fi 6</td><td>Wi-Fi 7</td><td>Wi-Fi 6</td></tr>
<tr><th scope="row">무선 최대 속도</th><td>867Mbps</td><td>2.4Gbps</td><td>5.8Gbps</td><td>1.8Gbps</td></tr>
<tr><th scope="row">권장 넓이</th><td>50㎡ 이하</td><td>85㎡ 이하</td><td>115㎡ 이하</td><td>방 1~2개 추가</td></tr>
<tr><th scope="row">동시 접속 권장</th><td>10대</td><td>25대</td><td>50대</td><td>15대</td></tr>
<tr><th scope="row">2.5G 유선 포트</th><td></td><td></td><td>1개</td><td></td></tr>
<tr><th scope="row">USB 포트</th><td>✓</td><td></td><td>✓</td><td></td></tr>
<tr><th scope="row">WPA3 보안</th><td></td><td>✓</td><td>✓</td><td>✓</td></tr>
<tr><th scope="row">메시 연결</th><td></td><td>✓</td><td>✓</td><td>✓</td></tr>
<tr><th scope="row">소비 전력</th><td>9W</td><td>12W</td><td>19W</td><td>8W</td></tr>
</tbody></table>
<p>빈칸은 지원하지 않음을 뜻합니다.</p>
<h2>권유 예</h2>
<ul><li>원룸, 단말 5대 이하: ${e.ap6.model} (신규 임대는 ${e.ap5.model}를 취급하지 않음)</li><li>방 세 개 아파트, 단말 20대: ${e.ap6.model} + ${e.mesh.model}</li><li>2층 주택이나 2.5기가 상품: ${e.ap7.model}</li></ul>
<p>USB 메모리를 꽂아 가족이 파일을 함께 쓰려는 고객에게는 ${e.ap7.model}을 권유합니다. ${e.ap6.model}에는 USB 포트가 없습니다.</p>
<p>${e.ap5.model}은 메시를 지원하지 않으므로 증폭기를 추가하려면 먼저 공유기를 교체해야 합니다.</p>`,
    ),

    page(
      'equipment/ap6.html',
      '공유기 AP-6 사용 안내',
      { modified: '2026-05-08' },
      `
<p><img src="img/ap6 뒷면.png" alt="AP-6 뒷면: 파란 WAN 포트 1개, 노란 LAN 포트 4개"></p>
<h2>LED 상태</h2>
${grid(
  [
    ['LED', '색', '상태', '뜻과 조치'],
    ['{r3h}전원', `${lamp('green', '초록')} 초록`, '켜짐', '정상'],
    [`${lamp('red', '빨강')} 빨강`, '켜짐', '부팅 중(최대 2분). 계속되면 교체'],
    [`${lamp('off', '꺼짐')} 꺼짐`, '–', '어댑터 확인'],
    ['{r2h}인터넷', `${lamp('green', '초록')} 초록`, '켜짐', '정상'],
    [`${lamp('red', '빨강')} 빨강`, '깜박임', 'IP를 받지 못함. 파란 WAN 포트 연결 확인'],
    ['{h}무선', `${lamp('green', '초록')} 초록`, '깜박임', '데이터 전송 중'],
    ['{h}WPS', `${lamp('green', '초록')} 초록`, '빠르게 깜박임', '간편 연결 대기(2분)'],
  ],
  { caption: 'AP-6 LED 표' },
)}
<h2>관리 화면 들어가기</h2>
<ol><li>공유기에 연결된 휴대폰이나 PC의 주소창에 192.168.35.1을 입력합니다.</li><li>아이디는 admin, 초기 비밀번호는 바닥 스티커의 ‘ADMIN’ 값입니다.</li><li>처음 들어가면 비밀번호를 바꾸어야 합니다(영문·숫자·특수문자 10자 이상).</li></ol>
<h2>이름과 비밀번호 바꾸기</h2>
<p>[무선] - [기본 설정]에서 이름(SSID)과 암호를 바꾸고 [적용]을 누릅니다. 적용하면 모든 기기의 연결이 끊기므로 새 암호로 다시 연결해야 합니다. 이름에는 한글을 쓸 수 있지만, 일부 프린터가 찾지 못하므로 영문을 권합니다.</p>
<h2>자주 쓰는 기능</h2>
<dl><dt>WPS</dt><dd>뒷면 WPS 단추를 2초 누르고, 프린터의 WPS 단추를 2분 안에 누르면 암호 없이 연결됩니다.</dd><dt>포트 포워딩</dt><dd>[고급] - [포트 전달]. 원격 점검 대상이 아니므로 고객이 직접 설정합니다.</dd><dt>절전 예약</dt><dd>[무선] - [예약]에서 밤 시간에 무선을 끕니다.</dd></dl>`,
    ),

    page(
      'equipment/ap7.html',
      '공유기 AP-7 사용 안내',
      { modified: '2026-09-01' },
      `
<h2>포트 구성</h2>
${grid(
  [
    ['포트', '색', '속도', '용도'],
    ['WAN', '파랑', '10Gbps', '광모뎀 연결'],
    ['LAN 1', '노랑', '2.5Gbps', '2.5G PC 또는 NAS'],
    ['LAN 2~4', '검정', '1Gbps', '셋톱박스, 일반 PC'],
    ['USB', '–', 'USB 3.0', '파일 공유, 프린터'],
  ],
  { rowHead: true },
)}
<h2>앱으로 설정하기</h2>
<p>AP-7은 관리 화면 대신 <b>솔바람홈 앱</b>으로 설정합니다.</p>
<ol><li>앱을 설치하고 가입자 휴대폰 번호로 로그인합니다.</li><li>[장비 추가]를 누르고 바닥의 QR 코드를 찍습니다.</li><li>이름과 암호를 정합니다.</li><li>설정이 끝나면 앞면의 흰색 LED가 켜집니다.</li></ol>
<h2>LED</h2>
${grid(
  [
    ['LED 색', '뜻'],
    ['흰색', '정상'],
    ['주황색 깜박임', '펌웨어 올리는 중. 전원을 끄지 말 것'],
    ['빨간색', '인터넷 연결 안 됨'],
    ['보라색', '메시 증폭기 연결 대기'],
    ['꺼짐', '전원 꺼짐 또는 야간 모드'],
  ],
  { rowHead: true },
)}
<p>야간 모드는 앱의 [설정] - [LED 끄기]에서 켜고 끕니다. 침실에 두어 불빛이 거슬린다는 고객에게 안내합니다.</p>
<h2>6GHz를 잡지 못하는 기기</h2>
<p>6GHz는 Wi-Fi 6E 이상 단말에서만 보입니다. 6GHz 이름이 보이지 않는다는 문의에는 단말 사양을 먼저 확인합니다. AP-7은 발열 때문에 세워서 설치하며, 눕혀 두면 60도를 넘을 때 무선 출력이 자동으로 줄어듭니다.</p>`,
    ),

    page(
      'equipment/mesh_m6.html',
      '메시 증폭기 M6 설치',
      { skin: 'legacy', modified: '2025-07-04' },
      `
<P>M6는 공유기의 무선을 먼 방까지 이어 주는 장비입니다. AP-6, AP-7과 연결되며 다른 회사 공유기와는 연결되지 않습니다.
<P><B>설치 순서</B>
<OL>
<LI>공유기 옆(1m 이내)에서 M6의 전원을 켬
<LI>공유기의 WPS 단추를 2초, M6의 PAIR 단추를 2초 누름
<LI>M6의 불이 보라색에서 초록색으로 바뀌면(약 2분) 등록 완료
<LI>전원을 뽑아 쓸 방으로 옮겨 다시 켬
</OL>
<P><B>놓는 자리</B>
${grid(
  [
    ['신호 불빛', '뜻', '조치'],
    ['초록', '신호 좋음', '그대로 사용'],
    ['노랑', '신호 보통', '공유기 쪽으로 2~3m 옮김'],
    ['빨강', '신호 약함', '공유기와 쓸 방의 중간으로 옮김'],
  ],
  { sloppy: true },
)}
<P>한 공유기에 M6를 최대 <B>3대</B>까지 연결할 수 있습니다. 두 대를 이어 붙이는 방식(직렬)은 속도가 반으로 줄어 권장하지 않습니다.
<P>M6 뒷면의 LAN 포트에 셋톱박스를 꽂으면 TV를 무선처럼 쓸 수 있으나, UHD 채널이 끊길 수 있으므로 UHD-2는 공유기에 직접 연결하도록 안내합니다.`,
    ),

    page(
      'equipment/settop_uhd2.html',
      '셋톱박스 UHD-2 안내',
      { modified: '2026-04-27', encoding: 'utf-8-bom' },
      `
<p><img src="img/uhd2_front.svg" alt="UHD-2 앞면"></p>
<table class="tbl"><caption>UHD-2 사양</caption>
<tr><th>항목</th><th>내용</th></tr>
<tr><td>해상도</td><td>UHD(3840×2160), HDR10</td></tr>
<tr><td>연결 단자</td><td><table border="1"><tr><td>HDMI 2.1</td><td>1개</td></tr><tr><td>USB 3.0</td><td>1개</td></tr><tr><td>LAN</td><td>1Gbps</td></tr><tr><td>광 음향</td><td>1개</td></tr></table></td></tr>
<tr><td>무선</td><td>Wi-Fi 6, 블루투스 5.2</td></tr>
<tr><td>녹화</td><td>지원하지 않음</td></tr>
<tr><td>대기 전력</td><td>0.9W</td></tr>
<tr><td>크기</td><td>148 × 148 × 32mm, 420g</td></tr>
</table>
<h2>블루투스 이어폰 연결</h2>
<ol><li>리모컨 [메뉴] - [설정] - [블루투스]로 갑니다.</li><li>이어폰을 페어링 상태로 둡니다.</li><li>목록에서 이어폰을 고르고 [확인]을 누릅니다.</li></ol>
<p>블루투스 기기는 두 대까지 함께 연결됩니다. 밤에 가족이 잘 때 혼자 보려는 고객에게 안내하며, 소리가 늦으면 [음향 지연]을 -100ms로 바꿉니다.</p>
<h2>화면 잠금(자녀 보호)</h2>
<p>[설정] - [자녀 보호]에서 시청 연령과 잠금 시간을 정합니다. 비밀번호 초기값은 구매 인증번호와 같습니다.</p>
<h2>UHD가 아닌 TV</h2>
<p>UHD-2는 HD TV에도 연결할 수 있으며 해상도는 자동으로 맞추어집니다. 다만 HDMI 단자가 없는 구형 TV에는 UHD-1(AV 단자 있음)을 설치합니다.</p>
<details><summary>UHD-2 전원 LED</summary><p>초록: 시청 중 / 빨강: 대기 / 주황 깜박임: 소프트웨어 받는 중(약 10분)</p></details>
<p><a href="첨부/UHD-2_사용설명서.pdf">사용설명서(PDF 4.2MB)</a></p>`,
    ),

    page(
      'equipment/settop_uhd1.html',
      '셋톱박스 UHD-1 · SB-1 안내',
      { skin: 'wiki', modified: '2025-10-20' },
      `
<h2>모델 차이</h2>
${grid(
  [
    ['항목', e.uhd1.model, e.sound.model],
    ['형태', '거치형', '스피커 일체형'],
    ['UHD 채널', '×', '○'],
    ['음성 비서', '', '○'],
    ['AV(빨강·하양·노랑) 단자', '○', ''],
    ['스피커 출력', '–', '30W'],
    ['월 임대료(3년, 원)', won(e.uhd1.rent3y ?? 0), won(e.sound.rent3y ?? 0)],
    ['출시', '2021년 3월', '2024년 9월'],
  ],
  { rowHead: true },
)}
<p>UHD-1은 이름과 달리 UHD 채널을 볼 수 없고 UHD 주문형 영상만 볼 수 있습니다. 오해가 많으므로 가입할 때 꼭 알립니다.</p>
<h2>SB-1 음성 비서</h2>
<p>호출어는 ‘솔아’ 또는 ‘바람아’입니다. 밤에 저절로 대답한다는 불만에는 윗면의 <b>마이크 끄기 단추</b>를 누르도록 안내합니다. 마이크가 꺼지면 윗면 테두리가 빨간색으로 켜집니다.</p>
<h2>SB-1로 할 수 있는 것</h2>
<ul><li>TV 켜기·끄기, 채널 바꾸기, 음량</li><li>날씨, 알람, 라디오</li><li>블루투스 스피커로 쓰기(TV가 꺼져 있어도 됨)</li></ul>
<h2>UHD-1 단종 계획</h2>
<p>UHD-1은 2027년 12월까지 수리 부품을 보유합니다. 그 뒤 고장 나면 같은 임대료로 UHD-2로 바꾸어 드립니다.</p>`,
    ),

    page(
      'equipment/ont_led.html',
      '광모뎀 LED 상태표',
      { skin: 'legacy', modified: '2026-02-02' },
      `
<P>고객에게 모뎀 앞면의 불빛을 위에서 아래로 읽어 달라고 합니다.
${grid(
  [
    ['{r2}LED', '{c2}ONT-G1', '{c2}ONT-X10'],
    ['정상', '이상', '정상', '이상'],
    ['POWER', '초록 켜짐', '꺼짐: 어댑터 확인', '파랑 켜짐', '꺼짐: 어댑터 확인'],
    ['PON', '초록 켜짐', '깜박임: 등록 대기', '파랑 켜짐', '깜박임: 등록 대기'],
    ['LOS', '꺼짐', '빨강: 광 신호 끊김', '꺼짐', '상동'],
    ['LAN1', '초록 깜박임', '꺼짐: 랜선 빠짐', '파랑(10G)/하양(1G)', '〃'],
    ['TEL', '꺼짐(통화 중 켜짐)', '깜박임: 전화 등록 실패', '', ''],
  ],
  { head: 2, sloppy: true, caption: '빈칸은 해당 LED가 없음' },
)}
<P><B>LOS가 빨간색일 때</B>
<UL>
<LI>광케이블(노란색 가는 선)이 꺾이거나 가구에 눌리지 않았는지 확인
<LI>초록색 커넥터가 끝까지 꽂혔는지 확인. <FONT color=red>커넥터 끝을 손으로 만지거나 눈으로 들여다보지 않도록</FONT> 안내
<LI>그래도 빨간색이면 출장 접수
</UL>
<P>ONT-X10에는 전화(TEL) 단자가 없습니다. 기가맥스 고객이 홈톡을 쓰려면 전화 어댑터 TA-2를 함께 설치합니다(임대료 없음).
<P>PON이 깜박이는 상태가 10분 넘게 이어지면 등록 정보가 지워진 것이므로 [장비 등록] 화면에서 일련번호를 다시 전송합니다.`,
    ),

    page(
      'equipment/cable_modem.html',
      '케이블모뎀 CM-31 점검',
      { encoding: 'cp949', declaration: 'wrong-utf-8', modified: '2024-05-27' },
      `
<p>CM-31은 동축(HFC) 지역의 베이직 100에 쓰는 모뎀입니다.</p>
${grid(
  [
    ['LED', '켜짐', '깜박임', '꺼짐'],
    ['전원', '정상', '–', '어댑터 확인'],
    ['DS(하향)', '정상', '신호 찾는 중', '동축선 풀림'],
    ['US(상향)', '정상', '신호 찾는 중', '상향 잡음, 출장'],
    ['ONLINE', '정상', '인증 중', '개통 정보 없음'],
    ['LINK', 'PC 연결됨', '통신 중', '랜선 확인'],
  ],
  { rowHead: true, caption: 'CM-31 LED' },
)}
<h2>동축선 점검</h2>
<ol><li>벽 단자와 모뎀의 나사를 손으로 조입니다. 공구는 쓰지 않습니다.</li><li>TV와 나누어 쓰는 분배기가 있으면 빼고 모뎀에 바로 연결합니다.</li><li>DS와 US가 모두 켜질 때까지 최대 5분을 기다립니다.</li></ol>
<h2>모뎀 초기화</h2>
<p>뒷면 구멍을 핀으로 7초 눌러 초기화합니다. 개통 정보는 서버에 있으므로 지워지지 않습니다. 초기화한 뒤에도 ONLINE이 10분 넘게 깜박이면 모뎀 주소(MAC)를 다시 등록합니다.</p>
<h2>자주 듣는 질문</h2>
<p>“집 안 다른 방으로 모뎀을 옮겨도 되나요?” 그 방에 살아 있는 동축 단자가 있어야 합니다. 단자가 죽어 있으면 댁내 위치 이동(${won(f.install.relocate)}원)으로 접수합니다.</p>
<p>“모뎀이 뜨거워요.” 40도 안팎은 정상입니다. 위에 물건을 올려놓지 않도록 안내합니다.</p>`,
    ),

    page(
      'equipment/firmware.html',
      '공유기 펌웨어 이력',
      { skin: 'print', encoding: 'utf-8', modified: '2026-10-22' },
      `
<table border="1" class="data">
<tr style="background:#eee"><td>모델</td><td>버전</td><td>배포일</td><td>주요 변경</td><td>알려진 문제</td></tr>
<tr><td rowspan="3">AP-6</td><td>2.4.1</td><td>2026-10-20</td><td>2.4GHz 끊김 개선</td><td></td></tr>
<tr><td>2.4.0</td><td>2026-07-14</td><td>손님 네트워크 시간 예약</td><td>예약이 하루 늦게 풀림(2.4.1에서 고침)</td></tr>
<tr><td>2.3.7</td><td>2026-02-03</td><td>보안 취약점 수정</td><td></td></tr>
<tr><td rowspan="2">AP-7</td><td>1.1.5</td><td>2026-09-28</td><td>메시 자동 복구</td><td>구형 프린터가 연결되지 않음(WPA2 전용으로 바꾸면 됨)</td></tr>
<tr><td>1.1.2</td><td>2026-06-09</td><td>6GHz 출력 조정</td><td></td></tr>
<tr><td>AP-5</td><td>5.0.9</td><td>2025-03-18</td><td>마지막 배포</td><td>이후 지원 종료</td></tr>
</table>
<h2>올리는 방법</h2>
<ol><li>AP-6과 AP-7은 새벽 3~5시에 자동으로 올라갑니다. 배포일부터 모든 고객에게 퍼지기까지 2주쯤 걸립니다.</li><li>바로 올리려면 원격 점검 화면의 [펌웨어 올리기]를 누릅니다. 3분 동안 인터넷이 끊깁니다.</li><li>올리는 도중 전원이 나가면 공유기가 켜지지 않을 수 있습니다. 이때는 RESET을 누른 채 전원을 켜서 복구 모드로 들어갑니다.</li></ol>
<p>이전 버전으로 되돌리는 것은 지원하지 않습니다. AP-5는 보안 지원이 끝났으므로 AP-6으로 교체를 권합니다.</p>`,
    ),
  ];
}
