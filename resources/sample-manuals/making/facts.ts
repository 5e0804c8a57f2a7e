/**
 * The one source of every price, period and phone number in the sample manuals.
 * Pages never spell such a value by themselves, so that two pages can only
 * disagree where a page is an outdated edition on purpose.
 */

export interface InternetProduct {
  name: string;
  nameEn: string;
  speed: string;
  access: string;
  guaranteed: string;
  /** Monthly charge in won, VAT included: no contract, 1, 2 and 3 years. null: not offered. */
  monthly: [number | null, number | null, number | null, number | null];
}

export interface TvProduct {
  name: string;
  channels: number;
  uhdChannels: number;
  monthly: [number | null, number | null, number | null, number | null];
}

export interface Equipment {
  model: string;
  kind: string;
  rentNoTerm: number | null;
  rent3y: number | null;
  /** Charge for a unit that does not come back, in the first year of use. */
  lossCharge: number;
}

export interface ShopPlan {
  name: string;
  speed: string;
  wifi: string;
  monthly: number;
  repair: string;
}

export interface AddonChannel {
  number: number;
  name: string;
  genre: string;
  monthly: number;
  /** ○: may be added for its price; 무료: included; empty: not offered. */
  saver: string;
  basic: string;
  plus: string;
}

export interface Facts {
  company: string;
  companyEn: string;
  site: string;
  mobilePartner: string;
  phone: { centre: string; fault: string; foreign: string; sales: string; fax: string };
  mailbox: string;
  internet: {
    basic: InternetProduct;
    slim: InternetProduct;
    lite: InternetProduct;
    max25: InternetProduct;
    max10: InternetProduct;
  };
  tv: { saver: TvProduct; basic: TvProduct; plus: TvProduct; kids: TvProduct };
  voice: { name: string; basic: number; free: number; freeMinutes: number };
  equipment: Record<
    | 'ap5'
    | 'ap6'
    | 'ap7'
    | 'mesh'
    | 'uhd1'
    | 'uhd2'
    | 'sound'
    | 'ontG1'
    | 'ontX10'
    | 'modem'
    | 'remote'
    | 'adapter',
    Equipment
  >;
  install: {
    internet: number;
    tvTogether: number;
    tvAlone: number;
    moveInternet: number;
    moveBoth: number;
    relocate: number;
    extraCable: number;
  };
  visit: { weekday: number; offHours: number };
  /** Share of the accumulated contract discount to be repaid, by months used. null: contract already over. */
  earlyExit: { months: string; one: number | null; two: number | null; three: number | null }[];
  earlyExit2025: { months: string; one: number | null; two: number | null; three: number | null }[];
  /** Monthly family-bundle discount by internet product and number of mobile lines (1, 2, 3, 4-5). */
  bundle: { product: string; lines: [number, number, number, number | null] }[];
  autopay: { bank: number; paperless: number };
  overdue: { surchargePercent: number; suspendMonths: number; endMonths: number };
  pause: {
    timesPerYear: number;
    maxDays: number;
    yearDays: number;
    internet: number;
    tv: number;
    abroadMonths: number;
  };
  promo: Record<
    '2026-09' | '2026-10' | '2026-11',
    { slim: number; lite: number; max25: number; voucher: number }
  >;
  addons: { safe: number; remote: number; fixedIp: number; vaccine: number; cloud: number };
  compensation: { hours: number; monthlyHours: number; times: number };
  returnDays: number;
  withdrawalDays: number;
  shop: ShopPlan[];
  addonChannels: AddonChannel[];
  /** Share of internet, TV and voice charges taken off; empty: none. */
  welfare: { group: string; rates: [string, string, string] }[];
  /** Code, team, matters, answer within, whether the call may be put through. */
  transferCodes: [string, string, string, string, string][];
  /** Paid by, refunded by, working days, what is needed. */
  refundWays: [string, string, string, string][];
}

/** Variant 0 is the committed sample; a higher variant shifts every price, for benchmark corpora. */
export function makeFacts(variant = 0): Facts {
  const shift = (won: number): number => won + variant * 110;
  const four = (
    a: number | null,
    b: number | null,
    c: number | null,
    d: number | null,
  ): [number | null, number | null, number | null, number | null] =>
    [a, b, c, d].map((won) => (won === null ? null : shift(won))) as [
      number | null,
      number | null,
      number | null,
      number | null,
    ];
  const suffix = variant === 0 ? '' : ` ${variant}지역`;
  return {
    company: `솔바람넷${suffix}`,
    companyEn: variant === 0 ? 'Solbaram Net' : `Solbaram Net Region ${variant}`,
    site: 'www.solbaram.example',
    mobilePartner: '솔모바일',
    phone: {
      centre: '080-000-0106',
      fault: '080-000-0119',
      foreign: '080-000-0107',
      sales: '080-000-0108',
      fax: '02-0000-0144',
    },
    mailbox: 'doc@solbaram.example',
    internet: {
      basic: {
        name: '베이직 100',
        nameEn: 'Basic 100',
        speed: '100Mbps',
        access: 'HFC(동축) 또는 UTP',
        guaranteed: '50Mbps',
        monthly: four(36300, 31900, 27500, 22000),
      },
      slim: {
        name: '기가슬림',
        nameEn: 'Giga Slim',
        speed: '500Mbps',
        access: 'FTTH 또는 UTP',
        guaranteed: '250Mbps',
        monthly: four(46200, 40700, 36300, 33000),
      },
      lite: {
        name: '기가라이트',
        nameEn: 'Giga Lite',
        speed: '1Gbps',
        access: 'FTTH',
        guaranteed: '500Mbps',
        monthly: four(51700, 46200, 41800, 38500),
      },
      max25: {
        name: '기가맥스 2.5',
        nameEn: 'Giga Max 2.5',
        speed: '2.5Gbps',
        access: 'FTTH(XGS-PON)',
        guaranteed: '1Gbps',
        monthly: four(60500, 55000, 49500, 44000),
      },
      max10: {
        name: '기가맥스 10',
        nameEn: 'Giga Max 10',
        speed: '10Gbps',
        access: 'FTTH(XGS-PON)',
        guaranteed: '3Gbps',
        monthly: four(null, null, 93500, 82500),
      },
    },
    tv: {
      saver: { name: 'TV 알뜰', channels: 182, uhdChannels: 0, monthly: four(16500, 13200, 11000, 9900) },
      basic: { name: 'TV 기본', channels: 228, uhdChannels: 3, monthly: four(19800, 16500, 14300, 13200) },
      plus: { name: 'TV 플러스', channels: 251, uhdChannels: 5, monthly: four(24200, 20900, 18700, 16500) },
      kids: {
        name: 'TV 키즈플러스',
        channels: 256,
        uhdChannels: 5,
        monthly: four(null, 24200, 22000, 19800),
      },
    },
    voice: { name: '홈톡', basic: shift(1100), free: shift(5500), freeMinutes: 150 },
    equipment: {
      ap5: { model: 'AP-5', kind: '공유기(Wi-Fi 5)', rentNoTerm: 1650, rent3y: 1100, lossCharge: 22000 },
      ap6: { model: 'AP-6', kind: '공유기(Wi-Fi 6)', rentNoTerm: 3300, rent3y: 2200, lossCharge: 44000 },
      ap7: { model: 'AP-7', kind: '공유기(Wi-Fi 7)', rentNoTerm: 6600, rent3y: 4400, lossCharge: 99000 },
      mesh: { model: 'M6', kind: '메시 증폭기', rentNoTerm: 2200, rent3y: 1650, lossCharge: 38500 },
      uhd1: { model: 'UHD-1', kind: '셋톱박스', rentNoTerm: 4400, rent3y: 2200, lossCharge: 55000 },
      uhd2: { model: 'UHD-2', kind: '셋톱박스', rentNoTerm: 5500, rent3y: 3300, lossCharge: 88000 },
      sound: { model: 'SB-1', kind: '스피커형 셋톱박스', rentNoTerm: null, rent3y: 6600, lossCharge: 165000 },
      ontG1: { model: 'ONT-G1', kind: '광모뎀(GPON)', rentNoTerm: 0, rent3y: 0, lossCharge: 33000 },
      ontX10: { model: 'ONT-X10', kind: '광모뎀(XGS-PON)', rentNoTerm: null, rent3y: 0, lossCharge: 77000 },
      modem: { model: 'CM-31', kind: '케이블모뎀', rentNoTerm: 1100, rent3y: 0, lossCharge: 44000 },
      remote: { model: 'RC-20', kind: '음성 리모컨', rentNoTerm: 0, rent3y: 0, lossCharge: 5500 },
      adapter: { model: 'PS-12', kind: '전원 어댑터', rentNoTerm: 0, rent3y: 0, lossCharge: 4400 },
    },
    install: {
      internet: 27500,
      tvTogether: 11000,
      tvAlone: 22000,
      moveInternet: 22000,
      moveBoth: 33000,
      relocate: 13200,
      extraCable: 5500,
    },
    visit: { weekday: 11000, offHours: 16500 },
    earlyExit: [
      { months: '1~3개월', one: 100, two: 100, three: 100 },
      { months: '4~6개월', one: 50, two: 100, three: 100 },
      { months: '7~9개월', one: 30, two: 60, three: 90 },
      { months: '10~12개월', one: 0, two: 50, three: 60 },
      { months: '13~18개월', one: null, two: 30, three: 45 },
      { months: '19~24개월', one: null, two: 0, three: 35 },
      { months: '25~30개월', one: null, two: null, three: 20 },
      { months: '31~36개월', one: null, two: null, three: 0 },
    ],
    earlyExit2025: [
      { months: '1~6개월', one: 100, two: 100, three: 100 },
      { months: '7~12개월', one: 40, two: 80, three: 95 },
      { months: '13~18개월', one: null, two: 60, three: 80 },
      { months: '19~24개월', one: null, two: 20, three: 60 },
      { months: '25~36개월', one: null, two: null, three: 40 },
    ],
    bundle: [
      { product: '베이직 100', lines: [2200, 3300, 4400, null] },
      { product: '기가슬림', lines: [4400, 5500, 8800, 11000] },
      { product: '기가라이트', lines: [5500, 7700, 11000, 13200] },
      { product: '기가맥스 2.5', lines: [5500, 8800, 13200, 16500] },
      { product: '기가맥스 10', lines: [5500, 8800, 13200, 16500] },
    ],
    autopay: { bank: 550, paperless: 220 },
    overdue: { surchargePercent: 2, suspendMonths: 2, endMonths: 4 },
    pause: { timesPerYear: 2, maxDays: 90, yearDays: 180, internet: 3300, tv: 2200, abroadMonths: 12 },
    promo: {
      '2026-09': { slim: 30800, lite: 35200, max25: 41800, voucher: 100000 },
      '2026-10': { slim: 29700, lite: 34100, max25: 40700, voucher: 120000 },
      '2026-11': { slim: 31900, lite: 36300, max25: 41800, voucher: 70000 },
    },
    addons: { safe: 1100, remote: 3300, fixedIp: 11000, vaccine: 2200, cloud: 3300 },
    compensation: { hours: 3, monthlyHours: 6, times: 10 },
    returnDays: 14,
    withdrawalDays: 7,
    shop: [
      { name: '가게온 실속', speed: '500Mbps', wifi: '×', monthly: 35200, repair: '○' },
      { name: '가게온 카페', speed: '1Gbps', wifi: '○ (동시 30명)', monthly: 46200, repair: '○' },
      {
        name: '가게온 프로',
        speed: '1Gbps',
        wifi: '○ (동시 60명)',
        monthly: 59400,
        repair: '○ + LTE 예비 회선',
      },
    ],
    addonChannels: [
      channel(801, '똠양꿍 먹방TV', '요리·먹방', 2200, '○', '○', '무료'),
      channel(802, '아햏햏 코미디', '코미디', 3300, '○', '○', '○'),
      channel(803, '펲펲 키즈', '유아', 4400, '', '○', '○'),
      channel(811, '솔바람 시네마 골드', '영화', 9900, '', '○', '무료'),
      channel(812, '클래식 라이브', '음악', 5500, '', '○', '○'),
      channel(821, '낚시 바다로', '레저', 3300, '○', '○', '○'),
      channel(831, '성인 채널 묶음', '성인', 13200, '', '○', '○'),
    ],
    welfare: [
      { group: '장애인', rates: ['30%', '10%', '50%'] },
      { group: '국가유공자(상이)', rates: ['30%', '10%', '50%'] },
      { group: '생계·의료급여 수급자', rates: ['30%', '', '50%'] },
      { group: '주거·교육급여 수급자', rates: ['20%', '', '35%'] },
      { group: '차상위계층·한부모가족', rates: ['20%', '', '35%'] },
      { group: '기초연금 수급자', rates: ['', '', '50%'] },
      { group: '사회복지시설·특수학교', rates: ['30%', '', '30%'] },
    ],
    transferCodes: [
      ['B-20', '기업영업팀', 'PC방·숙박업·10회선 이상 가입', '1영업일', '○'],
      ['C-10', '약관운영팀', '할인반환금 면제 판단, 약관 해석', '2영업일', '×'],
      ['C-30', '민원처리팀', '손해배상 요구, 정부 기관 민원 예고', '당일', '○'],
      ['L-50', '물류팀', '장비 반납 조회, 택배 분실', '3영업일', '×'],
      ['N-30', '망운영팀', '광역 장애, 건물 공용 구간 혼잡', '5영업일', '×'],
      ['P-60', '채권관리팀', '추심 중인 미납', '1영업일', '○'],
      ['P-61', '요금청구팀', '세금계산서 수정, 청구 오류', '2영업일', '×'],
      ['S-70', '정보보호팀', '명의 도용, 국제전화 도용', '당일', '○'],
      ['T-40', '기술지원팀', '표에 없는 오류 코드, 반복 고장', '1영업일', '×'],
    ],
    refundWays: [
      ['은행 자동이체', '출금 계좌로 입금', '2일', '없음'],
      ['가상계좌·편의점', '고객 본인 계좌로 입금', '3일', '계좌번호, 예금주 확인'],
      ['카드', '승인 취소', '3~5일', '카드사 사정에 따름'],
      ['카드(승인 후 3개월 초과)', '고객 본인 계좌로 입금', '7일', '환불 요청서(F-04)'],
    ],
  };
}

function channel(
  number: number,
  name: string,
  genre: string,
  monthly: number,
  saver: string,
  basic: string,
  plus: string,
): AddonChannel {
  return { number, name, genre, monthly, saver, basic, plus };
}

export const won = (amount: number): string => amount.toLocaleString('en-US');
/** A price cell: an empty cell says that the provider does not offer the combination. */
export const wonOrBlank = (amount: number | null): string => (amount === null ? '' : won(amount));
