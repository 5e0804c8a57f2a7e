/** Pictures with letters in them: a text message, a filled form, a site photograph with labels. */
import type { Facts } from '../facts.ts';
import { grid } from '../html.ts';
import type { Printer } from './chromium.ts';

export function consentMessage(f: Facts, printer: Printer): Promise<Buffer> {
  return printer.png(
    390,
    560,
    `body{background:#eef1f5;font-size:16px;line-height:1.55}.bar{background:#fff;padding:14px 18px;border-bottom:1px solid #ccc;text-align:center}.bar b{display:block;font-size:18px}.bar span{color:#667;font-size:13px}.day{text-align:center;color:#778;font-size:13px;margin:14px}.in{background:#fff;border-radius:16px;margin:0 60px 12px 16px;padding:12px 15px}.out{background:#1f6feb;color:#fff;border-radius:16px;margin:0 16px 12px 180px;padding:10px 15px;text-align:center}`,
    `<div class="bar"><b>${f.company} 결합 안내</b><span>${f.phone.centre}</span></div><p class="day">2026년 11월 3일 화요일 오전 10:12</p>
<div class="in">[${f.company}] 온가족결합 동의 요청<br>홍길동 님이 고객님의 ${f.mobilePartner} 휴대폰(010-0000-0021)을 결합 회선으로 신청하였습니다.</div>
<div class="in">동의하시면 숫자 <b>1</b>, 동의하지 않으시면 숫자 <b>2</b>를 보내 주십시오.<br><b>24시간 안에 답장</b>하지 않으시면 이 회선은 결합에서 빠집니다.</div>
<div class="out">1</div>
<div class="in">동의가 접수되었습니다. 할인은 다음 달 1일부터 적용됩니다.</div>`,
  );
}

export function filledForm(printer: Printer): Promise<Buffer> {
  const hand = (text: string): string => `<i>${text}</i>`;
  const tip = (number: string, text: string): string => `<li><b>${number}</b> ${text}</li>`;
  return printer.png(
    820,
    580,
    `body{background:#fff;padding:26px 30px;font-size:14px}h1{font-size:24px;text-align:center;margin:0 0 14px}table{border-collapse:collapse;width:100%}th,td{border:1.5px solid #555;padding:7px 9px;text-align:left}th{background:#e7eef6;text-align:center}i{font-family:Handwriting,serif;font-style:normal;font-size:23px;color:#1a3fa8;line-height:1}h2{font-size:16px;margin:18px 0 6px;color:#b00020}ol{list-style:none;margin:0;padding:0;columns:2;font-size:14px;line-height:1.6}`,
    `<h1>명의변경 신청서 (F-01) 작성 예시</h1>${grid(
      [
        ['{h}① 가입자 번호', `{c4}${hand('0000000021')}`],
        ['{r2h}② 양도인', '{h}이름', hand('홍길동'), '{h}생년월일', hand('1961. 5. 2.')],
        ['{h}휴대폰', hand('010-0000-0021'), '{h}서류', '☑ 신분증 사본'],
        ['{r2h}③ 양수인', '{h}이름', hand('홍바다'), '{h}생년월일', hand('1990. 11. 8.')],
        ['{h}휴대폰', hand('010-0000-0077'), '{h}관계', '☑ 가족  ☐ 가족 아님'],
        ['{h}④ 미납·할부', '{c4}☑ 미납 없음 확인  ☐ 장비 할부를 양수인이 이어받음'],
        ['{h}⑤ 약정', `{c4}☑ 승계  ☐ 새 약정 (   년)`],
        ['{h}⑥ 자동이체', `{c4}☑ 양수인 계좌로 신청  ${hand('온누리은행 000-00-000077')}`],
        ['{h}⑦ 서명', '{h}양도인', hand('홍길동'), '{h}양수인', hand('홍바다')],
      ],
      { head: 0 },
    )}<h2>틀리기 쉬운 곳</h2><ol>${[
      tip('①', '청구서 오른쪽 위의 10자리'),
      tip('②', '신분증과 같은 이름'),
      tip('③', '양수인 본인 명의의 휴대폰'),
      tip('④', '미납은 변경 전에 모두 냄'),
      tip('⑤', '표시가 없으면 승계로 처리'),
      tip('⑥', '양도인의 계좌는 자동으로 지워짐'),
      tip('⑦', '두 사람 모두 자필로 서명'),
    ].join('')}</ol>`,
  );
}

export function sitePhoto(f: Facts, printer: Printer): Promise<Buffer> {
  const { ontG1 } = f.equipment;
  const lamp = (y: number, name: string, colour: string): string =>
    `<text x="92" y="${y + 6}" font-size="17" fill="#ddd">${name}</text><circle cx="186" cy="${y}" r="8" fill="${colour}"/><circle cx="186" cy="${y}" r="15" fill="${colour}" opacity=".25"/>`;
  const label = (x: number, y: number, text: string): string =>
    `<rect x="${x}" y="${y}" width="${Math.round([...text].reduce((sum, c) => sum + (c < 'ᄀ' ? 8.5 : 16.5), 26))}" height="34" rx="6" fill="#fff" stroke="#b00020" stroke-width="2"/><text x="${x + 12}" y="${y + 24}" font-size="18" fill="#b00020" font-weight="700">${text}</text>`;
  return printer.png(
    760,
    520,
    'svg{font-family:Sample;display:block}',
    `<svg width="760" height="520" xmlns="http://www.w3.org/2000/svg">
<rect width="760" height="520" fill="#c9bca8"/><ellipse cx="170" cy="398" rx="150" ry="20" fill="#000" opacity=".3"/>
<rect x="60" y="70" width="210" height="320" rx="18" fill="#2c2c2c"/><text x="92" y="116" font-size="20" fill="#fff" font-weight="700">${ontG1.model}</text>
${lamp(160, 'POWER', '#28c04c')}${lamp(210, 'PON', '#28c04c')}${lamp(260, 'LOS', '#e02020')}${lamp(310, 'LAN1', '#555')}
<path d="M250 350 C 380 360 400 250 520 250" stroke="#f2c521" stroke-width="7" fill="none"/><rect x="515" y="236" width="70" height="28" rx="4" fill="#2a9d4a"/><rect x="585" y="242" width="26" height="16" fill="#ddd"/>
${label(290, 150, 'LOS 빨강: 광 신호 끊김')}${label(440, 290, '초록색 광커넥터를 끝까지 꽂음')}${label(330, 375, '노란 광케이블이 꺾이지 않게 찍음')}
<rect y="462" width="760" height="58" fill="#222"/><text x="20" y="486" font-size="17" fill="#fff">F-12 현장 확인 사진 예시 · 모뎀 불빛 네 개와 광커넥터가 한 장에 보이게 찍습니다.</text><text x="20" y="509" font-size="14" fill="#ccc">커넥터 끝을 만지거나 눈으로 들여다보지 않습니다.</text></svg>`,
  );
}
