/** Printed guides of the two fibre products. */
import { type Facts, won } from '../../facts.ts';
import { grid } from '../../html.ts';
import { contacts, GUIDE_CSS, type Guide, minutes, perMonth, priceTable } from './guide.ts';

export function liteGuide(f: Facts): Guide {
  const { lite, slim, max25 } = f.internet;
  const e = f.equipment;
  const download = (what: string, gigabytes: number): string[] => [
    `{h}${what}(${gigabytes}GB)`,
    minutes(gigabytes, 500),
    minutes(gigabytes, 1000),
    minutes(gigabytes, 2500),
  ];
  return {
    title: `${lite.name} 상품안내서`,
    css: GUIDE_CSS,
    footer: `${f.company} ${lite.name} 상품안내서 · 2026년 10월`,
    body: `
<h1>${lite.name}</h1>
<p class="lead">온 가족이 한꺼번에 써도 넉넉한 ${lite.speed} 광인터넷</p>
<h2>상품 소개</h2>
<div class="columns">
<h3>내려받기와 올리기가 같습니다</h3>
<p>광케이블이 댁 안까지 들어오는 ${lite.access} 방식으로, 내려받기와 올리기 모두 최대 ${lite.speed}입니다. 최저보장속도는 ${lite.guaranteed}이며 여기에 미치지 못하면 요금을 깎아 드립니다.</p>
<p>사진과 영상을 자주 올리는 분, 화상회의와 게임을 함께 하는 분께 알맞습니다.</p>
<h3>장비</h3>
<p>광모뎀 ${e.ontG1.model}은 임대료가 없습니다. 공유기 ${e.ap6.model}은 3년 약정 ${perMonth(e.ap6.rent3y)}이며, 쓰시던 공유기를 그대로 쓰셔도 됩니다.</p>
<h3>함께 쓰는 기기</h3>
<p>유선 4대, 무선 15대까지 권해 드립니다. 공유기 없이 유선으로 쓸 수 있는 기기는 2대이며 3대째부터 추가 단말 서비스를 신청해야 합니다.</p>
<h3>설치</h3>
<p>설치비는 ${won(f.install.internet)}원이며 3년 약정을 온라인으로 신청하면 받지 않습니다. 신청하신 날부터 보통 2~4일 안에 기사가 방문하고 작업은 40분쯤 걸립니다.</p>
</div>
<h2>요금</h2>
${priceTable(lite)}
<p class="note">※ 공유기와 셋톱박스 임대료는 따로 청구합니다. TV와 함께 3년 약정하면 월 2,200원을 더 할인합니다.</p>
<h2>하루 사용량 기준</h2>
<p>하루(0시~24시) 내려받기와 올리기 합계가 <b>150GB</b>를 넘으면 그날 자정까지 속도를 100Mbps로 제한합니다. 다음 날 0시에 자동으로 풀립니다.</p>
<h2 class="break">얼마나 빠른가요</h2>
${grid(
  [
    ['{r2}받는 것', '{c3}걸리는 시간'],
    [`${slim.name} (${slim.speed})`, `${lite.name} (${lite.speed})`, `${max25.name} (${max25.speed})`],
    download('게임 1개', 100),
    download('UHD 영화 1편', 60),
    download('사진 1만 장', 40),
    download('음악 1,000곡', 8),
  ],
  { head: 2, caption: '유선으로 내려받을 때 걸리는 시간(최대 속도 기준, 분 아래는 올림)' },
)}
<p class="note">※ 서버의 사정과 기기의 성능에 따라 더 걸릴 수 있습니다.</p>
<h2>가입하기 전에 확인해 주세요</h2>
<div class="columns">
<ul>
<li>PC의 랜카드가 1Gbps를 지원해야 합니다. 100Mbps 랜카드에서는 상품 속도가 나오지 않습니다.</li>
<li>댁내 배선이 CAT.5e 미만이면 교체해야 합니다. 1구간 ${won(f.install.extraCable)}원입니다.</li>
<li>무선 속도는 공유기와 단말의 규격, 거리에 따라 달라집니다.</li>
<li>약정 기간 안에 해지하면 할인반환금이 생깁니다.</li>
<li>사용량 기준을 자주 넘는 분께는 하루 기준이 250GB인 ${max25.name}를 권합니다.</li>
<li>광케이블은 꺾거나 가구로 누르지 마십시오.</li>
</ul>
</div>
<h2>공유기를 놓는 자리</h2>
<ol><li>집 가운데, 바닥에서 1m 이상 높이에 놓습니다.</li><li>신발장과 TV 뒤, 어항 옆을 피합니다.</li><li>두 방 이상에서 약하면 메시 증폭기 ${e.mesh.model}(3년 약정 ${perMonth(e.mesh.rent3y)})을 더합니다.</li></ol>
<h2>연락처</h2>
${contacts(f)}`,
  };
}

export function slimGuide(f: Facts): Guide {
  const { slim, lite } = f.internet;
  const e = f.equipment;
  return {
    title: `${slim.name} 상품안내서`,
    css: GUIDE_CSS,
    footer: `${f.company} ${slim.name} 상품안내서 · 2025년 12월`,
    body: `
<h1>${slim.name}</h1>
<p class="lead">1~3인 가구를 위한 ${slim.speed} 광인터넷, 하루 사용량 제한 없음</p>
<h2>이런 분께 권합니다</h2>
<div class="columns">
<ul>
<li>동영상을 2~3대에서 함께 보는 가구</li>
<li>화상회의와 온라인 수업이 잦은 분</li>
<li>하루 사용량 제한이 부담스러운 분</li>
<li>나중에 속도를 올릴 생각이 있는 분</li>
</ul>
</div>
<h2>상품 내용</h2>
${grid(
  [
    ['항목', '내용'],
    ['{h}최대 속도', `내려받기·올리기 ${slim.speed}`],
    ['{h}최저보장속도', slim.guaranteed],
    ['{h}하루 사용량 제한', '없음'],
    ['{h}공유기', `${e.ap6.model} (3년 약정 ${perMonth(e.ap6.rent3y)})`],
    ['{h}유선 단말', '공유기 없이 2대까지'],
  ],
  {},
)}
<h2>요금</h2>
${priceTable(slim)}
<h2>원격으로 속도 올리기</h2>
<p>광모뎀이 ${e.ontG1.model}이면 기사가 방문하지 않고 원격으로 ${lite.name}(${lite.speed})로 바꿀 수 있습니다. 바꾼 날부터 새 요금을 날수로 나누어 청구하며, 약정은 남은 기간을 그대로 이어 갑니다.</p>
<p class="note">※ 하위 상품으로는 개통하거나 마지막으로 바꾼 날부터 3개월이 지난 뒤에 바꿀 수 있습니다.</p>
<h2>연락처</h2>
${contacts(f)}`,
  };
}
