/** User's manual of the set-top box UHD-2. */
import { type Facts, won } from '../../facts.ts';
import { grid } from '../../html.ts';
import { contacts, GUIDE_CSS, type Guide } from './guide.ts';

const PORTS = ['전원', 'HDMI', 'USB', 'LAN', '광 음향', 'RESET'];

/** Back of the box with numbered sockets. */
const BACK = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="150" role="img" aria-label="UHD-2 뒷면의 단자"><rect x="10" y="40" width="500" height="70" rx="10" fill="#333"/>${PORTS.map(
  (name, i) =>
    `<rect x="${30 + i * 82}" y="62" width="${i === 5 ? 10 : 46}" height="24" rx="3" fill="#ddd"/><line x1="${i === 5 ? 445 : 53 + i * 82}" y1="62" x2="${i === 5 ? 445 : 53 + i * 82}" y2="32" stroke="#036"/><text x="${i === 5 ? 445 : 53 + i * 82}" y="24" font-size="13" text-anchor="middle" fill="#036">${'①②③④⑤⑥'.charAt(i)} ${name}</text>`,
).join('')}<text x="260" y="134" font-size="12" text-anchor="middle" fill="#555">UHD-2 뒷면</text></svg>`;

export function uhd2Manual(f: Facts): Guide {
  const { uhd2, remote, adapter } = f.equipment;
  return {
    title: `셋톱박스 ${uhd2.model} 사용설명서`,
    css: `${GUIDE_CSS} .toc li{margin:0 0 1.5mm} .warn{border:1pt solid #a00;padding:2mm 3mm;margin:3mm 0}`,
    footer: `${f.company} 셋톱박스 ${uhd2.model} 사용설명서 · 2026-04`,
    body: `
<h1>셋톱박스 ${uhd2.model}<br>사용설명서</h1>
<p class="lead">처음 쓰시기 전에 이 설명서를 읽고 가까운 곳에 보관하십시오.</p>
<h2>차례</h2>
<ol class="toc"><li>구성품과 단자</li><li>연결 순서</li><li>리모컨 ${remote.model}</li><li>블루투스 이어폰</li><li>음성 안내(화면 읽어 주기)</li><li>자녀 보호</li><li>LED와 문제 해결</li><li>초기화</li><li>규격과 안전</li></ol>
<div class="warn"><b>주의</b> 통풍이 되는 곳에 놓고 위에 물건을 올리지 마십시오. 함께 드린 어댑터 ${adapter.model}만 쓰십시오. 젖은 손으로 만지지 마십시오.</div>
${contacts(f)}
<h2 class="break">1. 구성품과 단자</h2>
<p>셋톱박스, 어댑터 ${adapter.model}, 리모컨 ${remote.model}, AAA 건전지 2개, HDMI 케이블, 랜선이 들어 있습니다.</p>
<figure>${BACK}</figure>
${grid(
  [
    ['번호', '단자', '쓰임'],
    ['①', '전원', `어댑터 ${adapter.model}`],
    ['②', 'HDMI 2.1', 'TV'],
    ['③', 'USB 3.0', '사진·음악을 담은 USB 메모리'],
    ['④', 'LAN(1Gbps)', '공유기'],
    ['⑤', '광 음향', '사운드바'],
    ['⑥', 'RESET', '공장 초기화(8장)'],
  ],
  { caption: '단자' },
)}
<h2>2. 연결 순서</h2>
<ol><li>HDMI 케이블로 셋톱박스와 TV를 잇습니다.</li><li>랜선을 공유기에 꽂습니다. 무선도 되지만 UHD 채널은 랜선을 권합니다.</li><li>어댑터를 꽂습니다. 앞면 LED가 주황색으로 깜박이면 소프트웨어를 받는 중이니 10분쯤 기다립니다.</li><li>TV의 외부 입력을 셋톱박스를 꽂은 HDMI로 바꿉니다.</li><li>화면의 안내에 따라 언어와 화면 비율을 고릅니다.</li></ol>
<h2 class="break">3. 리모컨 ${remote.model}</h2>
<div class="columns">
<h3>건전지</h3><p>AAA 건전지 2개를 넣습니다. 충전지는 전압이 낮아 권하지 않습니다.</p>
<h3>다시 연결하기</h3><p>[확인]과 [뒤로]를 함께 5초 누르면 빨간 불이 두 번 깜박이며 다시 연결됩니다.</p>
<h3>음성 검색</h3><p>[마이크]를 누른 채 말하고 뗍니다. 처음 한 번은 약관에 동의해야 합니다.</p>
<h3>잃어버렸을 때</h3><p>리모컨은 ${won(remote.lossCharge)}원에 다시 살 수 있습니다. 그때까지는 TV의 HDMI 연동 기능으로 채널을 바꿀 수 있습니다.</p>
</div>
<h2>4. 블루투스 이어폰</h2>
<ol><li>[메뉴] - [설정] - [블루투스]로 갑니다.</li><li>이어폰을 페어링 상태로 둡니다.</li><li>목록에서 고르고 [확인]을 누릅니다. 두 대까지 함께 연결됩니다.</li></ol>
<p>소리가 화면보다 늦으면 [음향 지연]을 -100ms로 바꿉니다.</p>
<h2>5. 음성 안내(화면 읽어 주기)</h2>
<p>리모컨의 [*] 단추를 3초 누르면 음성 안내가 켜지고, 다시 3초 누르면 꺼집니다. 켜져 있는 동안 메뉴의 글자와 채널 이름을 소리로 읽어 줍니다.</p>
<p>읽는 빠르기는 1단계(느림)부터 5단계(빠름)까지 [설정] - [접근성]에서 바꿉니다. 처음 값은 3단계입니다.</p>
<p>화면 해설 방송은 [설정] - [접근성] - [화면 해설]을 켜야 들립니다. 자막은 [자막] 단추로 켜고 끕니다.</p>
<h2>6. 자녀 보호</h2>
<p>[설정] - [자녀 보호]에서 시청 연령(7·12·15·19세)과 잠금 시간을 정합니다. 비밀번호의 초기값은 구매 인증번호와 같습니다.</p>
<h2 class="break">7. LED와 문제 해결</h2>
${grid(
  [
    ['LED', '상태', '뜻'],
    ['{h}초록', '켜짐', '시청 중'],
    ['{h}빨강', '켜짐', '대기'],
    ['{h}주황', '깜박임', '소프트웨어 받는 중(약 10분)'],
    ['{h}꺼짐', '–', `어댑터 ${adapter.model} 확인`],
  ],
  { caption: '앞면 LED' },
)}
${grid(
  [
    ['증상', '할 일'],
    ['화면이 나오지 않음', 'TV의 외부 입력과 HDMI 케이블을 확인합니다.'],
    ['소리만 나지 않음', 'TV의 음소거를 확인하고 음향 출력을 PCM으로 바꿉니다.'],
    ['화면이 네모꼴로 깨짐', '무선이면 랜선으로 바꾸어 봅니다.'],
    ['뜨거움', '통풍이 되는 곳으로 옮기고 30분 식힙니다.'],
    ['글자와 함께 코드가 나옴', `코드를 적어 고장 접수(${f.phone.fault})로 알려 주십시오.`],
  ],
  { caption: '서비스를 신청하기 전에' },
)}
<h2>8. 초기화</h2>
<h3>설정만 되돌리기</h3>
<p>리모컨의 [빨강]-[파랑]-[빨강]-[파랑]을 차례로 누르면 초기화 화면이 나옵니다. 찜 목록과 시청 이력은 지워지고 구매한 콘텐츠는 남습니다. 5분쯤 걸리며 그동안 전원을 끄지 마십시오.</p>
<h3>공장 초기화</h3>
<p>리모컨이 듣지 않으면 전원이 켜진 채로 뒷면 ⑥ RESET 구멍을 핀으로 8초 동안 누릅니다. LED가 주황색으로 깜박이면 손을 뗍니다.</p>
<h2>9. 규격과 안전</h2>
${grid(
  [
    ['항목', '내용'],
    ['{h}해상도', 'UHD(3840×2160), HDR10'],
    ['{h}무선', 'Wi-Fi 6, 블루투스 5.2'],
    ['{h}녹화', '지원하지 않음'],
    ['{h}대기 전력', '0.9W'],
    ['{h}쓸 수 있는 온도', '0~40℃'],
    ['{h}크기와 무게', '148 × 148 × 32mm, 420g'],
  ],
  { caption: `${uhd2.model} 규격` },
)}
<p>이 제품은 임대 장비입니다. 해지하면 ${f.returnDays}일 안에 돌려주셔야 하며, 1년 미만에 잃어버리면 변상금은 ${won(uhd2.lossCharge)}원입니다. HDMI 케이블과 랜선은 돌려주지 않으셔도 됩니다.</p>`,
  };
}
