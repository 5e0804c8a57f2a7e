/** A mail as Outlook saves it: properties in a compound file ([MS-OXMSG]), read with @kenjiuno/msgreader. */
import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import type { Encoding } from '../../../../contract/document.ts';
import { FootnoteError } from '../../../../contract/errors.ts';
import { asBuffer } from '../../encoding/bytes.ts';
import { isCompoundFile, isProtected } from '../../protection.ts';
import { readRtf } from '../../rtf/index.ts';
import { containerLimits, type InnerProblem, megabytes } from '../limits.ts';
import { safeName, UniqueNames } from '../names.ts';
import { decodePart } from './charset.ts';
import { isSound } from './compound-guard.ts';
import { decompressRtf, htmlInRtf } from './compressed-rtf.ts';
import { type Attachment, type Mail, type MailBody, type MailDate, parseMailDate } from './mail.ts';

/** A CommonJS module: its class is the default of what Node gives as the default, and a bundler the class itself. */
const MsgReader = ('default' in msgreader ? msgreader.default : msgreader) as typeof msgreader.default;

/** @throws FootnoteError `not-format`, `encrypted`, `no-text` (empty), `too-large`, `damaged` */
export async function readMsg(bytes: Uint8Array): Promise<Mail> {
  if (bytes.length === 0) throw new FootnoteError('no-text');
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (!isCompoundFile(bytes)) throw new FootnoteError('not-format', { format: 'MSG' });
  const { mail: limit } = containerLimits;
  if (bytes.length > limit)
    throw new FootnoteError('too-large', { size: megabytes(bytes.length), limit: megabytes(limit) });
  if (!isSound(bytes)) throw new FootnoteError('damaged', { format: 'MSG' });
  // Every compound file of a mail holds this stream; a Word or HWP file does not.
  if (!asBuffer(bytes).includes(Buffer.from('__properties_version1.0', 'utf16le')))
    throw new FootnoteError('not-format', { format: 'MSG' });
  try {
    return await mailOf(bytes);
  } catch (error) {
    if (error instanceof FootnoteError) throw error;
    throw new FootnoteError('damaged', { format: 'MSG' }, error);
  }
}

async function mailOf(bytes: Uint8Array): Promise<Mail> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { encoding, codePage } = encodingOf(view);
  const reader = new MsgReader(view);
  reader.parserConfig = { ansiEncoding: encoding.name };
  const fields = reader.getFileData();
  const people = (kind: string) =>
    fields.recipients
      ?.filter(({ recipType }) => recipType === kind)
      .map(({ name, smtpAddress, email }) => person(name, smtpAddress ?? email))
      .join(', ') ?? '';
  const { body, encoding: bodyEncoding } = await bodyOf(fields, codePage);
  const { attachments, problems } = attachmentsOf(reader, fields);
  return {
    format: 'msg',
    subject: (fields.subject ?? fields.normalizedSubject ?? '').trim(),
    from: person(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    to: people('to'),
    cc: people('cc'),
    date: dateOf(fields),
    bodies: body ? [body] : [],
    attachments,
    problems,
    encoding: bodyEncoding ?? encoding,
  };
}

/**
 * How the texts that are no Unicode are encoded: by the mail's code page (PidTagMessageCodepage), unless their bytes
 * say otherwise. `codePage` is that of the HTML body (PidTagInternetCodepage).
 */
function encodingOf(view: DataView): { encoding: Encoding; codePage: string | null } {
  const texts: Uint8Array[] = [];
  const pages = new Map<number, number>();
  const reader = new MsgReader(view);
  reader.parserConfig = {
    propertyObserver: (_, tag, raw) => {
      if (!raw) return;
      const id = tag >>> 16;
      if ((tag & 0xffff) === 0x1e && raw.length > 8) texts.push(raw);
      else if ((id === 0x3ffd || id === 0x3fde) && raw.length >= 4)
        pages.set(id, asBuffer(raw).readUInt32LE(0));
    },
  };
  reader.getFileData();
  const message = labelOf(pages.get(0x3ffd) ?? pages.get(0x3fde));
  const encoding: Encoding =
    texts.length === 0
      ? { name: 'utf-16le', certainty: 'declared' }
      : decodePart(Buffer.concat(texts), message).encoding;
  return { encoding, codePage: labelOf(pages.get(0x3fde) ?? pages.get(0x3ffd)) };
}

function labelOf(codePage: number | undefined): string | null {
  if (codePage === undefined) return null;
  const others: Record<number, string> = {
    20127: 'us-ascii',
    28591: 'iso-8859-1',
    50225: 'iso-2022-kr',
    51949: 'euc-kr',
    65001: 'utf-8',
  };
  return others[codePage] ?? `cp${codePage}`;
}

interface FoundBody {
  readonly body: MailBody | null;
  readonly encoding?: Encoding;
}

/** HTML first, as itself or inside RTF; then rich text, where it is more than the plain text in another dress. */
async function bodyOf(fields: FieldsData, codePage: string | null): Promise<FoundBody> {
  const text = fields.body?.trim() ? fields.body : undefined;
  const otherwise = text === undefined ? {} : { otherwise: text };
  if (fields.html && fields.html.length > 0) {
    const { text: content, encoding } = decodePart(fields.html, codePage);
    return { body: { kind: 'html', content, ...otherwise }, encoding };
  }
  if (fields.bodyHtml?.trim()) return { body: { kind: 'html', content: fields.bodyHtml, ...otherwise } };
  const rtf = fields.compressedRtf ? decompressRtf(asBuffer(fields.compressedRtf)) : null;
  const content = rtf ? htmlInRtf(rtf) : null;
  if (content?.trim()) return { body: { kind: 'html', content, ...otherwise } };
  const plain: FoundBody = { body: text === undefined ? null : { kind: 'text', content: text } };
  if (rtf === null || rtf.subarray(0, 400).includes('\\fromtext')) return plain;
  try {
    const document = await readRtf(rtf, 'mail');
    return { body: { kind: 'rich', content: document.text, document } };
  } catch (error) {
    if (error instanceof FootnoteError) return plain;
    throw error;
  }
}

function attachmentsOf(
  reader: InstanceType<typeof MsgReader>,
  fields: FieldsData,
): { attachments: Attachment[]; problems: InnerProblem[] } {
  const names = new UniqueNames();
  const attachments: Attachment[] = [];
  const problems: InnerProblem[] = [];
  for (const field of fields.attachments ?? []) {
    const mail = field.innerMsgContent === true;
    if (!mail && field.dataId === undefined) continue; // A link to a file elsewhere, or an OLE object.
    const title =
      field.fileName ?? field.fileNameShort ?? field.name ?? field.innerMsgContentFields?.subject ?? '';
    const name = safeName(title, mail ? 'message' : `attachment${field.extension ?? '.bin'}`);
    const path = names.take(mail && !/\.msg$/i.test(name) ? `${name}.msg` : name);
    if (/^message(?:_v\d)?\.rpmsg$|^smime\.p7m$/i.test(path)) {
      problems.push({ path, code: 'encrypted', params: {} });
      continue;
    }
    const { content } = reader.getAttachment(field);
    const inline =
      field.attachmentHidden === true || (!!field.pidContentId && /\.(?:png|jpe?g|gif|bmp)$/i.test(path));
    if (content.length > 0) attachments.push({ path, bytes: content, inline });
  }
  return { attachments, problems };
}

/** `홍길동 <hong@example.com>`; an address of Exchange's own directory (`/o=…`) says nothing to a person. */
function person(name: string | undefined, address: string | undefined): string {
  const shown = address?.includes('@') ? address : '';
  if (!name?.trim() || name === shown) return shown;
  return shown === '' ? name.trim() : `${name.trim()} <${shown}>`;
}

/** As the sender's clock showed it where the mail was sent as one; else the time that Outlook keeps, which is UTC. */
function dateOf({ headers, clientSubmitTime, messageDeliveryTime }: FieldsData): MailDate | null {
  const sent = headers === undefined ? undefined : /^date:\s*(.+)$/im.exec(headers)?.[1];
  if (sent) return parseMailDate(sent);
  const kept = clientSubmitTime ?? messageDeliveryTime;
  const date = kept === undefined ? null : parseMailDate(kept);
  return date ? { ...date, utc: true } : null;
}
