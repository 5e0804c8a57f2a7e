/** The attachments' part of the check: every linked file is there, holds what the facts say, and answers its questions alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentText } from './attachment-text.ts';
import { attachments } from './attachments/attachments.ts';
import { channels } from './attachments/sheets/channels.ts';
import { repayment } from './attachments/sheets/early-exit.ts';
import { makeFacts, won } from './facts.ts';

type Expect = (holds: boolean, message: string) => void;

export interface AttachmentQuestion {
  id: string;
  category: string;
  style: string;
  question: string;
  gold_files: string[];
  evidence: string;
  unanswerable: boolean;
  evidence_in: string | null;
  also_accept: string[];
}

const LIMIT = 200_000;
const LIMIT_ALL = 2_500_000;
const QUESTIONS_BY_FORMAT = { docx: 3, xlsx: 3, pdf: 2, hwpx: 2 };

const extension = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const compact = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Gives the text of each attachment without white space; empty for pictures. */
export async function checkAttachments(
  root: string,
  onDisk: string[],
  readme: string,
  expect: Expect,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let total = 0;
  for (const [path, attachment] of Object.entries(attachments())) {
    expect(path === path.normalize('NFC'), `attachment not NFC: ${path}`);
    expect(readme.includes(path), `attachment not described in README.md: ${path}`);
    expect(onDisk.includes(path), `attachment missing: ${path}`);
    if (!onDisk.includes(path)) continue;
    const bytes = readFileSync(join(root, ...path.split('/')));
    total += bytes.length;
    expect(bytes.length > 2_000 && bytes.length <= LIMIT, `${bytes.length} bytes: ${path}`);
    if (attachment.needs === 'nothing')
      expect(bytes.equals(attachment.render()), `not what attachments/make.ts writes: ${path}`);
    if (extension(path) === 'png') {
      expect(
        bytes.readUInt32BE(16) >= 640 && bytes.readUInt32BE(20) >= 640,
        `picture too small to read: ${path}`,
      );
      texts.set(path, '');
      continue;
    }
    const text = compact(await attachmentText(path, bytes));
    expect(text.length >= 300, `attachment with little text: ${path}`);
    expect(
      !/undefined|NaN|\[object|\ufffd|[\ue000-\uf8ff]/.test(text),
      `unfilled or unreadable value in ${path}`,
    );
    texts.set(path, text);
  }
  expect(total <= LIMIT_ALL, `attachments take ${total} bytes`);
  checkFacts(texts, expect);
  return texts;
}

/** Values that pages and attachments share; each stands in facts.ts once. */
function checkFacts(texts: Map<string, string>, expect: Expect): void {
  const f = makeFacts();
  const holds = (name: string, ...values: (string | number | null)[]): void => {
    const found = [...texts].filter(([path]) => path.includes(name));
    for (const [path, text] of found)
      for (const value of values)
        expect(
          value === null || text.includes(compact(typeof value === 'number' ? won(value) : value)),
          `${path} lacks ${value}`,
        );
    expect(found.length > 0, `no attachment named ${name}`);
  };
  holds('가게온', ...f.shop.map((plan) => `${plan.name} ${plan.speed} ${plan.wifi} ${won(plan.monthly)}`));
  holds('기가라이트_상품', ...f.internet.lite.monthly, f.internet.lite.guaranteed, '150GB');
  holds('기가슬림_상품', ...f.internet.slim.monthly, f.internet.slim.guaranteed);
  for (const t of Object.values(f.tv)) {
    holds('TV_상품', ...t.monthly, `${t.channels}개`);
    const tier = Object.values(f.tv).indexOf(t);
    const seen = channels.filter((c) => c.tier <= tier);
    expect(seen.length === t.channels, `${seen.length} channels in ${t.name}`);
    expect(seen.filter((c) => c.genre === 'UHD').length === t.uhdChannels, `UHD channels in ${t.name}`);
  }
  holds('채널편성표', ...f.addonChannels.map((c) => `${c.number} ${c.name} ${c.genre} ₩${won(c.monthly)}`));
  holds(
    '온가족결합',
    ...f.bundle.map((row) => row.product + row.lines.map((n) => (n ? won(n) : '')).join('')),
  );
  holds('복지할인', ...f.welfare.map(({ group, rates }) => group + rates.join('')));
  holds('UHD-2', f.equipment.uhd2.lossCharge, `${f.returnDays}일 안`);
  holds('해지_신청서', `${f.returnDays}일 안`, f.phone.fax, f.mailbox);
  holds('환불', ...f.refundWays.map((way) => way.join('')));
  holds('일시정지', `최대 ${f.pause.maxDays}일`, `월 ${won(f.pause.internet)}원`, `월 ${won(f.pause.tv)}원`);
  holds('이관_기록지', ...f.transferCodes.map((code) => code.join('')));
  // The same example stands on the page of the rates.
  holds('계산기', ...f.internet.slim.monthly, repayment(f, f.internet.lite, 3, 8));
}

/** Questions that only an attachment answers. */
export function checkAttachmentQuestions(
  questions: AttachmentQuestion[],
  texts: Map<string, string>,
  pages: string[],
  expect: Expect,
): void {
  const count = (of: (q: AttachmentQuestion) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const q of questions) counts[of(q)] = (counts[of(q)] ?? 0) + 1;
    return counts;
  };
  for (const q of questions) {
    expect(q.evidence_in === 'attachment' && !q.unanswerable && q.evidence !== '', `${q.id} lacks gold`);
    const gold = [...q.gold_files, ...q.also_accept];
    for (const path of gold) expect(texts.has(path), `${q.id}: no attachment ${path}`);
    for (const segment of q.evidence.split(' || ').map(compact)) {
      expect(
        q.gold_files.some((path) => texts.get(path)?.includes(segment)),
        `${q.id}: evidence not in gold attachment: ${segment}`,
      );
      expect(!pages.some((text) => text.includes(segment)), `${q.id}: a page has the evidence: ${segment}`);
      for (const [path, text] of texts)
        expect(
          gold.includes(path) || !text.includes(segment),
          `${q.id}: ${path} has the evidence too: ${segment}`,
        );
    }
  }
  const formats = count((q) => extension(q.gold_files[0] ?? ''));
  for (const [format, wanted] of Object.entries(QUESTIONS_BY_FORMAT))
    expect(formats[format] === wanted, `${formats[format] ?? 0} questions on ${format}`);
  const categories = count((q) => q.category);
  expect(Object.values(categories).join() === '2,2,2,2,2', `categories: ${JSON.stringify(categories)}`);
  const styles = count((q) => q.style);
  expect(
    Object.keys(styles).length === 3 && Object.values(styles).every((n) => n >= 3),
    `styles: ${JSON.stringify(styles)}`,
  );
}
