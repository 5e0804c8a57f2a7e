/** What the printed guides share: their style sheet and their parts. */
import { type Facts, type InternetProduct, won, wonOrBlank } from '../../facts.ts';
import { grid } from '../../html.ts';

export interface Guide {
  title: string;
  css: string;
  body: string;
  footer: string;
}

export const GUIDE_CSS = `
body{font-size:10pt;line-height:1.55;color:#111}
h1{font-size:22pt;margin:0 0 2mm;color:#036}
h2{font-size:13pt;margin:6mm 0 2mm;color:#036;border-bottom:1px solid #036;break-after:avoid}
h3{font-size:11pt;margin:4mm 0 1mm;break-after:avoid}
p{margin:0 0 2mm}
.lead{font-size:11.5pt;color:#444}
.columns{columns:2;column-gap:9mm}
.columns h3:first-child{margin-top:0}
table{border-collapse:collapse;width:100%;margin:2mm 0;break-inside:avoid;font-size:9.5pt}
caption{text-align:left;font-weight:700;font-size:9pt;padding:1mm 0}
th,td{border:.6pt solid #777;padding:1.2mm 2mm;text-align:center}
th{background:#e7eef6}
.note{font-size:8.5pt;color:#555}
.break{break-before:page}
ul,ol{margin:0 0 2mm;padding-left:6mm}
li::marker{font-variant-numeric:normal}
figure{margin:2mm 0;text-align:center}
figcaption{font-size:8.5pt;color:#555}`;

/** Monthly charges by contract of one internet product. */
export function priceTable(product: InternetProduct): string {
  return grid(
    [
      ['{r2}상품', '{c4}월 요금(원, 부가세 포함)'],
      ['무약정', '1년', '2년', '3년'],
      [`{h}${product.name}`, ...product.monthly.map(wonOrBlank)],
    ],
    { head: 2, caption: '약정별 월 요금' },
  );
}

export function contacts(f: Facts): string {
  return grid(
    [
      ['고객센터', '신규 가입', '고장 접수(24시간)'],
      [f.phone.centre, f.phone.sales, f.phone.fault],
    ],
    { caption: '문의' },
  );
}

/** Minutes, rounded up, that a line of so many megabits a second needs for so many gigabytes. */
export function minutes(gigabytes: number, megabits: number): string {
  return `약 ${Math.ceil((gigabytes * 8000) / megabits / 60)}분`;
}

export const perMonth = (amount: number | null): string => `월 ${won(amount ?? 0)}원`;
