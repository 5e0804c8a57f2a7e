/** Printed guide of the TV products. */
import { type Facts, won, wonOrBlank } from '../../facts.ts';
import { grid } from '../../html.ts';
import { contacts, GUIDE_CSS, type Guide, perMonth } from './guide.ts';

export function tvGuide(f: Facts): Guide {
  const { saver, basic, plus, kids } = f.tv;
  const e = f.equipment;
  const all = [saver, basic, plus, kids];
  return {
    title: 'TV 상품안내서',
    css: GUIDE_CSS,
    footer: `${f.company} TV 상품안내서 · 2026년 10월`,
    body: `
<h1>${f.company} TV</h1>
<p class="lead">네 가지 상품 가운데 우리 집에 맞는 것을 고르세요</p>
<h2>상품 비교</h2>
${grid(
  [
    ['항목', ...all.map((t) => t.name)],
    ['{h}전체 채널', ...all.map((t) => `${t.channels}개`)],
    ['{h}UHD 채널', ...all.map((t) => (t.uhdChannels === 0 ? '–' : `${t.uhdChannels}개`))],
    [
      '{h}셋톱박스',
      e.uhd1.model,
      `${e.uhd1.model} 또는 ${e.uhd2.model}`,
      e.uhd2.model,
      `${e.uhd2.model} 또는 ${e.sound.model}`,
    ],
    ['{h}다시보기', '유료(편당 1,650원)', '방송 3주 뒤 무료', '{c2}방송 1주 뒤 무료'],
    ['{h}키즈 놀이터', '×', '×', '×', '○'],
    ['{h}영화관 월정액', '×', '×', '○', '○'],
  ],
  { caption: '상품별 구성(2026년 10월)' },
)}
<h2>월 요금</h2>
${grid(
  [
    ['{r2}상품', '{c4}월 요금(원, 부가세 포함)'],
    ['무약정', '1년', '2년', '3년'],
    ...all.map((t) => [`{h}${t.name}`, ...t.monthly.map(wonOrBlank)]),
  ],
  { head: 2, caption: 'TV 월 요금(빈칸은 제공하지 않음)' },
)}
<p class="note">※ 인터넷에 함께 가입해야 합니다. 셋톱박스 임대료는 따로 청구합니다.</p>
<h2 class="break">셋톱박스</h2>
${grid(
  [
    ['모델', 'UHD 채널', '음성 비서', '3년 약정 임대료'],
    [`{h}${e.uhd1.model}`, '×', '', perMonth(e.uhd1.rent3y)],
    [`{h}${e.uhd2.model}`, '○', '', perMonth(e.uhd2.rent3y)],
    [`{h}${e.sound.model}`, '○', '○', perMonth(e.sound.rent3y)],
  ],
  { caption: '셋톱박스 비교' },
)}
<h2>두 번째 TV</h2>
${grid(
  [
    ['구분', '시청료', '셋톱박스 임대료', '설치비'],
    ['{h}두 번째 TV', '상품 요금의 50%', '{r3}모델별 임대료 전액', `{r3}${won(f.install.tvTogether)}원`],
    ['{h}세 번째 TV', '상품 요금의 50%'],
    ['{h}네 번째 TV', '상품 요금의 40%'],
  ],
  { caption: '추가 TV 요금' },
)}
<p>두 번째 TV에는 첫 번째보다 높은 상품을 고를 수 없으며 한 집에 최대 4대까지 설치합니다.</p>
<h2>우리 집에 맞는 상품</h2>
<div class="columns">
<h3>${saver.name}</h3><p>지상파와 종편을 주로 보시는 댁. 다시보기가 유료임을 확인하십시오.</p>
<h3>${basic.name}</h3><p>여러 장르를 고루 보고 지난 방송을 3주 뒤에 무료로 보시는 댁.</p>
<h3>${plus.name}</h3><p>영화를 달마다 두 편 이상 보시는 댁. 영화관 월정액이 들어 있습니다.</p>
<h3>${kids.name}</h3><p>어린 자녀가 있는 댁. 시청 시간을 하루 30분 단위로 정합니다. 무약정으로는 가입할 수 없습니다.</p>
</div>
<h2>연락처</h2>
${contacts(f)}`,
  };
}
