/** Which attachment stands where, and how it is made. Paths are relative to manuals/, NFC, exactly as the pages link. */
import { type Facts, makeFacts } from '../facts.ts';
import type { Printer } from './chromium.ts';
import { renderDocx } from './docx.ts';
import type { Form } from './form.ts';
import { ownershipChange, pauseApplication, proxyLetter } from './forms/changing.ts';
import { bundleApplication, guardianConsent, shopApplication, welfareApplication } from './forms/joining.ts';
import { objection, refundRequest, termination } from './forms/leaving.ts';
import type { Guide } from './guides/guide.ts';
import { liteGuide, slimGuide } from './guides/internet.ts';
import { tvGuide } from './guides/tv.ts';
import { uhd2Manual } from './guides/uhd2.ts';
import { renderHwpx } from './hwpx.ts';
import { resave } from './office.ts';
import { consentMessage, filledForm, sitePhoto } from './pictures.ts';
import { channelLineup } from './sheets/channel-lineup.ts';
import { earlyExitCalculator } from './sheets/early-exit.ts';
import { transferLog } from './sheets/transfer-log.ts';
import { renderXlsx, type Workbook } from './xlsx.ts';

/** What a file needs besides Node; those that need nothing come out the same everywhere. */
export type Attachment =
  | { needs: 'nothing' | 'libreoffice'; render: () => Buffer }
  | { needs: 'chromium'; render: (printer: Printer) => Promise<Buffer> };

export function attachments(): Record<string, Attachment> {
  const f: Facts = makeFacts();
  const own = (render: () => Buffer): Attachment => ({ needs: 'nothing', render });
  const docx = (form: Form): Attachment => own(() => renderDocx(form, f.company));
  const hwpx = (form: Form): Attachment => own(() => renderHwpx(form, f.company));
  const xlsx = (book: Workbook): Attachment => own(() => renderXlsx(book));
  const office = (render: () => Buffer): Attachment => ({ needs: 'libreoffice', render });
  const resaved = (form: Form, to: 'docx' | 'pdf'): Attachment =>
    office(() => resave(renderDocx(form, f.company), 'docx', to));
  const printed = (render: (printer: Printer) => Promise<Buffer>): Attachment => ({
    needs: 'chromium',
    render,
  });
  const guide = (g: Guide): Attachment => printed((printer) => printer.pdf(g.title, g.css, g.body, g.footer));
  return {
    '01_상품/attach/가게온 가입신청서.docx': docx(shopApplication(f)),
    '01_상품/첨부/기가라이트_상품안내서.pdf': guide(liteGuide(f)),
    '01_상품/첨부/기가슬림_상품안내서.pdf': guide(slimGuide(f)),
    '01_상품/첨부/TV_상품안내서.pdf': guide(tvGuide(f)),
    '01_상품/첨부/채널편성표_2026_10.xlsx': xlsx(channelLineup(f)),
    'discount/attach/온가족결합_신청서.docx': docx(bundleApplication(f)),
    'discount/attach/결합동의_문자예시.png': printed((printer) => consentMessage(f, printer)),
    'discount/첨부/복지할인_신청서.hwpx': hwpx(welfareApplication(f)),
    'equipment/첨부/UHD-2_사용설명서.pdf': guide(uhd2Manual(f)),
    'forms/첨부/명의변경_신청서.docx': docx(ownershipChange(f)),
    'forms/첨부/명의변경_신청서.hwpx': hwpx(ownershipChange(f)),
    'forms/첨부/명의변경_작성예시.png': printed(filledForm),
    'forms/첨부/해지_신청서.docx': docx(termination(f)),
    'forms/첨부/위임장.docx': resaved(proxyLetter(f), 'docx'),
    'forms/첨부/위임장.hwpx': hwpx(proxyLetter(f)),
    'forms/첨부/환불_요청서.pdf': resaved(refundRequest(f), 'pdf'),
    'forms/첨부/법정대리인_동의서.hwpx': hwpx(guardianConsent(f)),
    'forms/첨부/일시정지_신청서.docx': docx(pauseApplication(f)),
    'forms/첨부/이의_신청서.docx': resaved(objection(f), 'docx'),
    'forms/첨부/이관_기록지.xlsx': office(() => resave(renderXlsx(transferLog(f)), 'xlsx', 'xlsx')),
    'forms/첨부/현장사진_예시.png': printed((printer) => sitePhoto(f, printer)),
    '계약과 약정/첨부/할인반환금_계산기.xlsx': xlsx(earlyExitCalculator(f)),
  };
}
