/** Price tables: monthly charges, rent, installation, promotions of three months, gifts. */
import { type Facts, won, wonOrBlank } from '../facts.ts';
import { grid } from '../html.ts';
import { area, type ManualPage } from '../page.ts';

const MONTHS: ['2026-09' | '2026-10' | '2026-11', string, string][] = [
  ['2026-09', '2026년 9월', '2026-08-28'],
  ['2026-10', '2026년 10월', '2026-09-29'],
  ['2026-11', '2026년 11월', '2026-10-30'],
];

export function pricePages(f: Facts): ManualPage[] {
  const page = area('요금', { owner: '요금정책팀', modified: '2026-11-01' });
  const internet = Object.values(f.internet);
  const tv = Object.values(f.tv);
  const e = f.equipment;
  const promoPages = MONTHS.map(([key, label, modified]) => {
    const promo = f.promo[key];
    const lastDay = key === '2026-10' ? 31 : 30;
    return page(
      `pricing/promo_${key.replace('-', '_')}.html`,
      `${label} 프로모션 요금표`,
      { modified, owner: '마케팅팀' },
      `
<p>${label} 1일부터 ${label} ${lastDay}일까지 <b>신규로 3년 약정</b>에 가입하고 그달 안에 개통한 고객에게 적용하는 요금입니다. 접수일이 아니라 <b>개통일</b>을 기준으로 적용합니다.</p>
${grid(
  [
    ['{r2}상품', '{c2}월 요금(원, 부가세 포함)', '{r2}상품권(원)', '{r2}적용 기간'],
    ['정상 요금', '프로모션 요금'],
    [
      `{h}${f.internet.slim.name}`,
      won(f.internet.slim.monthly[3] ?? 0),
      won(promo.slim),
      won(promo.voucher),
      '{r3}36개월',
    ],
    [
      `{h}${f.internet.lite.name}`,
      won(f.internet.lite.monthly[3] ?? 0),
      won(promo.lite),
      won(promo.voucher + 30000),
    ],
    [
      `{h}${f.internet.max25.name}`,
      won(f.internet.max25.monthly[3] ?? 0),
      won(promo.max25),
      won(promo.voucher + 50000),
    ],
  ],
  { head: 2, caption: `${label} 프로모션` },
)}
<h2>적용 제외</h2>
<ul><li>최근 3개월 안에 ${f.company}을 해지한 명의 또는 같은 주소의 재가입</li><li>${f.internet.basic.name}과 ${f.internet.max10.name}</li><li>복지할인 30% 대상 고객(복지할인이 더 유리하면 복지할인만 적용)</li></ul>
<h2>유의 사항</h2>
<ol><li>상품권은 개통 다음 달 20일에 문자로 발송합니다. 발송 후 60일 안에 등록하지 않으면 소멸합니다.</li><li>개통 후 12개월 안에 해지하면 상품권 전액을 환수합니다.</li><li>프로모션 기간 중 상위 상품으로 변경하면 변경한 상품의 프로모션 요금을 적용하고, 하위 상품으로 변경하면 정상 요금을 적용합니다.</li></ol>
<p>지난 달 표: ${MONTHS.filter(([other]) => other !== key)
        .map(([other, otherLabel]) => `<a href="promo_${other.replace('-', '_')}.html">${otherLabel}</a>`)
        .join(', ')}. 다음 달 표는 <a href="promo_next.html">여기</a>에 게시합니다.</p>`,
    );
  });
  return [
    page(
      'pricing/internet_price.html',
      '인터넷 요금표',
      {},
      `
<p>2026년 11월 1일부터 적용하는 정상 요금입니다. 모든 금액은 부가가치세를 포함합니다. 빈칸은 제공하지 않는 약정입니다.</p>
<a name="top"></a>
${grid(
  [
    ['{r3}상품', '{c4}월 요금(원, 부가세 포함)'],
    ['{r2}무약정', '{c3}약정'],
    ['1년', '2년', '3년'],
    ...internet.map((p) => [`{h}${p.name}`, ...p.monthly.map(wonOrBlank)]),
  ],
  { head: 3, caption: '표 1. 인터넷 월 요금' },
)}
<h2>TV와 함께 가입할 때</h2>
<p>인터넷과 TV를 함께 3년 약정하면 인터넷 요금에서 <b>월 2,200원</b>을 더 할인합니다(동시 가입 할인). 2년 약정은 월 1,100원, 1년 약정과 무약정은 할인이 없습니다.</p>
${grid(
  [
    ['인터넷 \\ TV', ...tv.map((t) => t.name)],
    ...internet.map((p) => [p.name, ...tv.map((t) => won((p.monthly[3] ?? 0) + (t.monthly[3] ?? 0) - 2200))]),
  ],
  { rowHead: true, caption: '표 2. 인터넷 + TV 3년 약정 합계(원/월, 셋톱박스 임대료 별도)' },
)}
<p>※ 셋톱박스와 공유기 임대료는 <a href="equipment_rent.html#rent">장비 임대료</a>, 설치비는 <a href="install_fee.html">설치비</a> 문서를 참조합니다. <a href="#tab9">표 9 바로가기</a></p>
<h2>안내 순서</h2>
<ol><li>3년 약정 정상 요금을 먼저 말합니다.</li><li>이달의 프로모션이 있으면 프로모션 요금을 말합니다.</li><li>가족 휴대폰 결합이나 복지할인을 적용한 최종 금액을 말합니다.</li><li>설치비와 첫 달 일할 요금을 말합니다.</li></ol>`,
    ),

    page(
      'pricing/tv_price.html',
      'TV 요금표',
      { encoding: 'cp949', modified: '2026-10-05' },
      `
<p>TV 상품의 정상 요금입니다. 셋톱박스 임대료는 들어 있지 않습니다.</p>
${grid(
  [
    ['{r2}상품', '{r2}채널 수', '{c4}월 요금(원, 부가세 포함)'],
    ['무약정', '1년', '2년', '3년'],
    ...tv.map((t) => [`{h}${t.name}`, String(t.channels), ...t.monthly.map(wonOrBlank)]),
  ],
  { head: 2 },
)}
<p>※ 빈칸은 제공하지 않음. ${f.tv.kids.name}는 무약정으로 가입할 수 없습니다.</p>
<h2>두 번째 TV부터의 요금</h2>
${grid(
  [
    ['구분', '시청료', '셋톱박스 임대료', '설치비'],
    ['두 번째 TV', '상품 요금의 50%', '모델별 임대료 전액', won(f.install.tvTogether)],
    ['세 번째 TV', '〃', '〃', '〃'],
    ['네 번째 TV', '상품 요금의 40%', '〃', '〃'],
  ],
  { rowHead: true, caption: '추가 TV 요금' },
)}
<h2>유료 콘텐츠 결제 한도</h2>
<p>한 달 결제 한도의 기본값은 100,000원이며, 고객 요청으로 0원부터 300,000원까지 조정할 수 있습니다. 미성년 자녀가 결제한 콘텐츠는 <b>시청하지 않은 경우에 한하여</b> 결제일부터 7일 안에 취소할 수 있습니다. 시청 시간이 1분 이상이면 취소할 수 없습니다.</p>
<p>결제 한도를 0원으로 하면 월정액 채널은 그대로 볼 수 있고 편당 결제만 막힙니다.</p>`,
    ),

    page(
      'pricing/equipment_rent.html',
      '장비 임대료',
      {},
      `
<p id="rent">임대 장비의 월 요금입니다. 임대료는 약정 할인과 별개이므로 위약금 계산에 넣지 않습니다.</p>
${grid(
  [
    ['{r2}모델', '{r2}종류', '{c2}월 임대료(원, 부가세 포함)', '{r2}비고'],
    ['무약정', '3년 약정'],
    ...[e.ap5, e.ap6, e.ap7, e.mesh, e.uhd1, e.uhd2, e.sound, e.ontG1, e.ontX10, e.modem].map((unit) => [
      `{h}${unit.model}`,
      unit.kind,
      wonOrBlank(unit.rentNoTerm),
      wonOrBlank(unit.rent3y),
      unit.model === 'SB-1' ? '3년 약정 전용' : unit.model === 'AP-5' ? '신규 임대 종료, 교체용만' : '',
    ]),
  ],
  { head: 2, caption: '장비 임대료 (빈칸은 제공하지 않음, 0은 무료)' },
)}
<h2>1년·2년 약정의 임대료</h2>
<p>1년과 2년 약정에는 무약정 임대료에서 각각 월 220원, 월 550원을 뺀 금액을 적용합니다. 다만 계산한 금액이 3년 약정 임대료보다 낮아지면 3년 약정 임대료를 적용합니다.</p>
<h2>고객 소유 장비</h2>
<ul><li>공유기는 고객이 산 제품을 써도 됩니다. 이때 임대료가 없는 대신 무선 품질 문의는 제조사로 안내합니다.</li><li>셋톱박스와 광모뎀은 반드시 ${f.company} 장비를 써야 합니다. 중고 거래로 산 셋톱박스는 등록되지 않습니다.</li></ul>
<h2>장비 교체</h2>
<p>같은 장비를 36개월 이상 쓴 고객은 신형으로 무상 교체를 신청할 수 있습니다. ${e.ap5.model} 사용자는 사용 기간과 관계없이 ${e.ap6.model}으로 교체할 수 있으나 임대료는 ${e.ap6.model} 기준으로 바뀝니다.</p>`,
    ),

    page(
      'pricing/install_fee.html',
      '설치비와 출장비',
      { skin: 'legacy', modified: '2026-01-05' },
      `
<P>설치비는 개통 다음 달 요금에 한 번 청구됩니다.
${grid(
  [
    ['{r2}작업 구분', '{c2}금액(원, 부가세 포함)', '{r2}비고'],
    ['평일', '야간·휴일¹'],
    [
      '인터넷 신규 설치',
      won(f.install.internet),
      won(f.install.internet + 5500),
      '{r3}3년 약정 온라인 신청 시 면제',
    ],
    ['TV 동시 설치', won(f.install.tvTogether), won(f.install.tvTogether)],
    ['TV 단독(나중에 추가)', won(f.install.tvAlone), won(f.install.tvAlone + 5500)],
    [
      '이전 설치(인터넷)',
      won(f.install.moveInternet),
      won(f.install.moveInternet + 5500),
      '8년 이상 고객 연 1회 면제',
    ],
    ['이전 설치(인터넷+TV)', won(f.install.moveBoth), won(f.install.moveBoth + 5500), '상동'],
    ['댁내 위치 이동', won(f.install.relocate), won(f.install.relocate + 5500), ''],
    ['배선 추가·교체(1구간)', won(f.install.extraCable), won(f.install.extraCable), '20m까지'],
  ],
  { head: 2, sloppy: true },
)}
<P>¹ 야간은 18시 이후, 휴일은 일요일과 공휴일. 토요일은 평일 금액을 적용합니다.
<P><B>고장 출장비</B>
${grid(
  [
    ['원인', '평일 09~18시', '야간·휴일', '청구 여부'],
    ['회사 설비·임대 장비 고장', '0', '0', '청구하지 않음'],
    ['고객 과실(침수, 절단, 반려동물 훼손)', won(f.visit.weekday), won(f.visit.offHours), '청구'],
    ['고객 소유 장비 문제', won(f.visit.weekday), won(f.visit.offHours), '청구'],
    ['방문했으나 고객 부재', won(f.visit.weekday), won(f.visit.offHours), '두 번째 부재부터 청구'],
  ],
  { sloppy: true, noTh: true },
)}
<P>만 70세 이상 고객과 장애인 고객의 <B>댁내 위치 이동은 연 1회 무료</B>입니다.
<P>설치비 분납은 3개월까지 가능하며 이자는 없습니다. 분납은 개통일 전에만 신청할 수 있습니다.`,
    ),

    ...promoPages,

    page(
      'pricing/gift.html',
      '가입 사은품 지급 기준',
      { modified: '2026-10-30', owner: '마케팅팀' },
      `
<p>사은품은 고객센터와 온라인으로 직접 가입한 고객에게만 지급합니다. 대리점 가입 고객은 대리점 기준을 따르므로 금액을 안내하지 않습니다.</p>
${grid(
  [
    ['{r2}상품', '{c3}인터넷 단독', '{c3}인터넷 + TV'],
    ['1년', '2년', '3년', '1년', '2년', '3년'],
    [`{h}${f.internet.basic.name}`, '', '', '50,000', '', '50,000', '150,000'],
    [`{h}${f.internet.slim.name}`, '', '50,000', '100,000', '50,000', '150,000', '300,000'],
    [`{h}${f.internet.lite.name}`, '', '70,000', '150,000', '70,000', '200,000', '400,000'],
    [`{h}${f.internet.max25.name}`, '', '70,000', '150,000', '〃', '〃', '450,000'],
  ],
  { head: 2, caption: '사은품 금액(원, 모바일 상품권) — 빈칸은 지급하지 않음' },
)}
<h2>환수 기준</h2>
${grid(
  [
    ['이용 기간', '환수율'],
    ['6개월 미만', '100%'],
    ['6개월 이상 12개월 미만', '70%'],
    ['12개월 이상 18개월 미만', '30%'],
    ['18개월 이상', '환수하지 않음'],
  ],
  { rowHead: true },
)}
<p>TV만 해지하여 인터넷 단독이 된 경우에는 두 구성의 사은품 차액에 환수율을 곱합니다. 이전 불가 지역으로 인한 해지는 환수하지 않습니다.</p>
<h2>미지급 문의 처리</h2>
<ol><li>[사은품] 탭에서 지급 상태를 확인합니다.<ul><li>대기: 개통 후 30일이 지나지 않음</li><li>발송: 발송 번호와 날짜를 안내</li><li>반송: 휴대폰 번호를 다시 확인하고 재발송</li></ul></li><li>발송 후 삭제한 문자는 2회까지 다시 보낼 수 있습니다.</li><li>첫 달 요금이 미납이면 지급이 보류됩니다. 수납이 확인된 다음 영업일에 발송합니다.</li></ol>`,
    ),

    page(
      'pricing/one_time_fee.html',
      '일회성 수수료 모음',
      { skin: 'print', encoding: 'cp949', modified: '2026-02-17' },
      `
<p>매월 청구되지 않고 사유가 생길 때 한 번 청구하는 수수료입니다.</p>
<table border="1">
<tr bgcolor="#eeeeee"><td>수수료</td><td>금액(원)</td><td>청구 시점</td><td>면제 조건</td></tr>
<tr><td>명의변경</td><td>11,000</td><td>변경 다음 달</td><td>가족 간(가족관계증명서), 상속</td></tr>
<tr><td>청구서 재발행(우편)</td><td>550</td><td>발행 다음 달</td><td>전자청구서는 무료</td></tr>
<tr><td>리모컨 재구매 RC-20</td><td>5,500</td><td>배송 다음 달</td><td>개통 후 12개월 안의 자연 고장</td></tr>
<tr><td>번호 변경(홈톡)</td><td>3,300</td><td>변경 다음 달</td><td>스토킹·범죄 피해 확인서 제출</td></tr>
<tr><td>통화내역서 발급</td><td>1,100</td><td>발급 즉시</td><td>홈페이지 출력은 무료</td></tr>
<tr><td>일시정지 신청</td><td>0</td><td>–</td><td>–</td></tr>
</table>
<p>수수료를 잘못 청구했을 때는 당월 조정(코드 ADJ-1)으로 처리하고, 이미 납부했으면 다음 달 요금에서 차감합니다. 고객이 현금 환불을 원하면 환불 문서를 따릅니다.</p>
<p>관련: <a href="../billing/refund.html">이중 납부와 환불</a> <a href="old_fee_2019.html">2019년 수수료표(삭제됨)</a></p>
<p>명의변경 수수료는 양도하는 쪽이 아니라 <b>새로 명의를 받는 쪽(양수인)</b>의 첫 청구서에 청구합니다. 두 사람이 합의하여 양도인이 내겠다고 하면 신청서의 특약란에 적고 서명을 받습니다.</p>
<p>리모컨은 택배로 보내며 2~3일이 걸립니다. 급하면 지점 방문 수령이 가능하고 이때에도 금액은 같습니다.</p>`,
    ),
  ];
}
