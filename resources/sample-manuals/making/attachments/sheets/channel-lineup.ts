/** Line-up of TV channels, October 2026. */
import type { Facts } from '../../facts.ts';
import type { Cell, Look, Sheet, Workbook } from '../xlsx.ts';
import { channels } from './channels.ts';

const shown = (tier: number, product: number): string | null => (tier <= product ? '○' : null);

export function channelLineup(f: Facts): Workbook {
  const products = Object.values(f.tv);
  const rows: Sheet['rows'] = [
    ['2026년 10월 채널 편성표', null, null, null, null, null, null],
    ['기준일 2026-10-01 · ○: 제공, 빈칸: 제공하지 않음', null, null, null, null, null, null],
    ['번호', '채널명', '장르', '상품별 제공 여부', null, null, null],
    [null, null, null, ...products.map((p) => p.name)],
  ];
  const looks: Record<number, Look> = { 0: 'title', 1: 'note', 2: 'head', 3: 'head' };
  const hidden: number[] = [];
  for (const channel of channels) {
    if (channel.number === 501) {
      // A row that the planners hide from the agents: no product carries the test channel.
      hidden.push(rows.length);
      looks[rows.length] = 'cell';
      rows.push([499, '솔바람 시험방송(고객 안내 금지)', '시험', null, null, null, null]);
    }
    looks[rows.length] = 'cell';
    rows.push([
      channel.number,
      channel.name,
      channel.genre,
      ...[0, 1, 2, 3].map((p) => shown(channel.tier, p)),
    ]);
  }
  const last = rows.length;
  looks[last] = 'total';
  const totals: Cell[] = products.map((_product, tier) => {
    const column = String.fromCharCode(68 + tier);
    return {
      v: channels.filter((c) => c.tier <= tier).length,
      f: `COUNTIF(${column}5:${column}${last},"○")`,
    };
  });
  rows.push(['제공 채널 수', null, null, ...totals]);
  looks[last + 1] = 'note';
  looks[last + 2] = 'note';
  rows.push(['¹ 지역 채널은 설치 주소에 따라 하나만 나옵니다. 제공 채널 수에는 모두 넣어 셉니다.']);
  rows.push(['※ 501번부터는 UHD 채널로, UHD-1 셋톱박스에서는 나오지 않습니다.']);

  const addons: Sheet = {
    name: '부가 채널',
    widths: [8, 24, 14, 14, 10, 10, 10],
    frozen: 3,
    looks: { 0: 'title', 1: 'head', 2: 'head', 10: 'note', 11: 'note' },
    merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:G2'],
    rows: [
      ['부가 채널(월정액)', null, null, null, null, null, null],
      ['번호', '채널명', '장르', '월정액', '가입할 수 있는 상품', null, null],
      [null, null, null, null, '알뜰', '기본', '플러스'],
      ...f.addonChannels.map((c) =>
        [c.number, c.name, c.genre, { v: c.monthly, as: 'won' as const }, c.saver, c.basic, c.plus].map(
          (value): Cell =>
            typeof value === 'object'
              ? { ...value, look: 'cell' }
              : { v: value === '' ? null : value, look: 'cell' },
        ),
      ),
      ['○: 유료로 더할 수 있음, 무료: 상품에 들어 있음, 빈칸: 제공하지 않음. 금액은 부가세를 포함합니다.'],
      ['※ 가입한 달에는 해지해도 한 달 요금이 모두 청구됩니다.'],
    ],
  };
  return {
    title: '2026년 10월 채널 편성표',
    owner: '상품기획팀',
    revised: '2026-09-29',
    sheets: [
      {
        name: '전체 채널',
        widths: [8, 26, 14, 10, 10, 10, 13],
        rows,
        looks,
        hidden,
        frozen: 4,
        merges: ['A1:G1', 'A2:G2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:G3', `A${last + 1}:C${last + 1}`],
      },
      addons,
    ],
  };
}
