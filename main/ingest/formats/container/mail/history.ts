/** Where a mail's own text ends and the mails before it begin, by the lines that mail programs write there. */

/** `-----Original Message-----`, `---------- 전달된 메시지 ----------` */
const ruled =
  /^[-_=*\s]{2,}(?:original (?:message|appointment|mail)|forwarded (?:message|mail)|begin forwarded message|원본 ?(?:메일|메시지|메세지)|원문|전달된 ?(?:메일|메시지)|이전 ?(?:메일|메시지)|보낸 ?메일)[-_=*\s]*:?$/i;
/** `2026년 3월 2일 (월) 오후 3:12, 홍길동 <…>님이 작성:`, `On Mon, 2 Mar 2026, Hong wrote:` */
const attribution =
  /^(?:on\b.{6,200}\bwrote|.{6,200}(?:님이|님께서|이|가)\s*(?:작성|쓰심|보낸 ?(?:메일|메시지)|쓴 ?글|작성한 ?(?:메일|메시지|글)))\s*[:：]?$/i;
const sender = /^(?:from|보낸 ?사람|보낸 ?이|발신(?:인|자)?|差出人|von)\s*[:：]/i;
const otherField =
  /^(?:sent|date|to|cc|subject|보낸 ?(?:날짜|시간|일시|시각)|날짜|일시|받는 ?(?:사람|이)|수신(?:인|자)?|참조|제목)\s*[:：]/i;

/**
 * True where `lines[at]` begins an earlier mail: a ruled line, a line that names its writer and time, or a block of
 * header fields (`From:` with `Sent:` or `Subject:` right below).
 */
export function beginsHistory(lines: readonly string[], at: number): boolean {
  const line = tidy(lines[at]);
  if (line === '' || line.length > 260) return false;
  if (ruled.test(line) || attribution.test(line)) return true;
  // The line that names the writer is often wrapped.
  if (/^on\b|\d{4}년/i.test(line) && attribution.test(`${line} ${tidy(lines[at + 1])}`)) return true;
  if (!sender.test(line)) return false;
  return [1, 2, 3, 4].some((below) => otherField.test(tidy(lines[at + below])));
}

/** True for a line of an earlier mail's header: it does not begin another one. */
export function isHistoryHeader(line: string): boolean {
  const text = tidy(line);
  return text === '' || ruled.test(text) || sender.test(text) || otherField.test(text);
}

const tidy = (line: string | undefined) =>
  (line ?? '')
    .replace(/[*\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
