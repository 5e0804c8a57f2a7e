/** A mail as it is sent (RFC 5322): which parts are its text, and which are its attachments. */
import type { Encoding } from '../../../../contract/document.ts';
import { FootnoteError } from '../../../../contract/errors.ts';
import { limits } from '../../limits.ts';
import { isProtected } from '../../protection.ts';
import { isBinaryFormat } from '../../sniff.ts';
import { containerLimits, type InnerProblem, megabytes } from '../limits.ts';
import { safeName, UniqueNames } from '../names.ts';
import { decodePart, decodeRawLine, leastCertain } from './charset.ts';
import { decodeWords } from './header-words.ts';
import { type Attachment, type Mail, type MailBody, parseMailDate } from './mail.ts';
import { type MimePart, readMime } from './mime.ts';

/** One of these stands at the head of every mail. */
const known =
  /^(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|sender|x-[\w-]+)[ \t]*:/im;

/**
 * True where the bytes begin with the header lines of a message.
 * An archive of mails (mbox) puts a line `From address date` before them.
 */
export function hasMailHeader(bytes: Uint8Array): boolean {
  if (isBinaryFormat(bytes)) return false;
  const head = Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  const block =
    /^\s*(?:>?From [^\r\n]*\r?\n)?((?:[!-9;-~]+[ \t]*:[^\r\n]*\r?\n?(?:[ \t][^\r\n]*\r?\n?)*)+)/.exec(head);
  return block !== null && known.test(block[1]!);
}

/** @throws FootnoteError `not-format`, `encrypted`, `no-text` (empty), `too-large`, `too-deep`, `damaged` */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  if (bytes.length === 0) throw new FootnoteError('no-text');
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  const { mail: limit } = containerLimits;
  if (bytes.length > limit)
    throw new FootnoteError('too-large', { size: megabytes(bytes.length), limit: megabytes(limit) });
  if (!hasMailHeader(bytes)) throw new FootnoteError('not-format', { format: 'EML' });
  const root = await readMime(bytes, 'EML');
  const gathered = new Gathered();
  gathered.visit(root);
  return {
    format: 'eml',
    subject: root.header('subject'),
    from: shownAddress(root.header('from')),
    to: shownAddress(root.header('to')),
    cc: shownAddress(root.header('cc')),
    date: parseMailDate(root.header('date')),
    bodies: gathered.bodies,
    attachments: gathered.attachments,
    problems: gathered.problems,
    encoding: leastCertain(gathered.encodings),
  };
}

/** Quotation marks around a name are the header's, not the person's. */
function shownAddress(header: string): string {
  return header.replace(/"((?:[^"\\]|\\.)*)"/g, (_, name: string) => name.replace(/\\(.)/g, '$1')).trim();
}

class Gathered {
  readonly bodies: MailBody[] = [];
  readonly encodings: Encoding[] = [];
  readonly attachments: Attachment[] = [];
  readonly problems: InnerProblem[] = [];
  readonly #names = new UniqueNames();

  visit(part: MimePart): void {
    const { value: type } = part.type;
    if (type === 'multipart/encrypted') {
      this.problems.push({ path: this.#names.take('encrypted.asc'), code: 'encrypted', params: {} });
    } else if (type === 'multipart/alternative') this.#alternative(part);
    else if (type.startsWith('multipart/')) for (const child of part.children) this.visit(child);
    else if (isBody(part)) this.#body(part);
    else this.#attachment(part);
  }

  /** The same content in several forms: the richest that can be read counts, which is HTML wherever it stands. */
  #alternative({ children }: MimePart): void {
    const plain = children.findLast((child) => child.children.length === 0 && holds(child, 'text/plain'));
    const chosen = children.findLast((child) => holds(child, 'text/html')) ?? plain;
    const before = this.bodies.length;
    for (const child of children) if (child === chosen || !holdsOnlyText(child)) this.visit(child);
    const body = this.bodies[before];
    if (plain && plain !== chosen && body?.kind === 'html')
      this.bodies[before] = { ...body, otherwise: textOf(plain).text };
  }

  #body(part: MimePart): void {
    if (part.bytes.length > limits.bytes) {
      const params = { size: megabytes(part.bytes.length), limit: megabytes(limits.bytes) };
      this.problems.push({ path: this.#names.take('body'), code: 'too-large', params });
      return;
    }
    const { text, encoding } = textOf(part);
    if (text.trim() === '') return;
    const html = part.type.value === 'text/html';
    const flowed = part.type.params.get('format')?.toLowerCase() === 'flowed';
    this.bodies.push({
      kind: html ? 'html' : 'text',
      content: flowed ? unflowed(text, part.type.params.get('delsp')?.toLowerCase() === 'yes') : text,
    });
    this.encodings.push(encoding);
  }

  #attachment(part: MimePart): void {
    const { value: type, params } = part.type;
    if (/^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/.test(type)) return;
    const given = part.disposition.params.get('filename') ?? params.get('name') ?? '';
    const path = this.#names.take(safeName(given, otherwiseNamed(part)));
    if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) {
      const signed = /signed/i.test(params.get('smime-type') ?? '');
      const problem = signed
        ? ({ code: 'unreadable-yet', params: { format: 'S/MIME' } } as const)
        : ({ code: 'encrypted', params: {} } as const);
      this.problems.push({ path, ...problem });
    } else if (type === 'application/ms-tnef' || /^winmail\.dat$/i.test(path))
      this.problems.push({ path, code: 'unreadable-yet', params: { format: 'TNEF (winmail.dat)' } });
    else if (part.bytes.length > 0) {
      const inline = part.header('content-id') !== '' && type.startsWith('image/');
      this.attachments.push({
        path,
        bytes: part.bytes,
        inline: inline && part.disposition.value !== 'attachment',
      });
    }
  }
}

const textOf = ({ bytes, type }: MimePart) => decodePart(bytes, type.params.get('charset') ?? null);

/** Text that the program shows as the mail itself: no file name, not said to be an attachment. */
function isBody({ type, disposition }: MimePart): boolean {
  if (type.value !== 'text/html' && type.value !== 'text/plain') return false;
  if (disposition.value === 'attachment') return false;
  return !disposition.params.has('filename') && !type.params.has('name');
}

function holds(part: MimePart, type: string): boolean {
  return (
    (part.type.value === type && part.bytes.length > 0 && isBody(part)) ||
    part.children.some((c) => holds(c, type))
  );
}

function holdsOnlyText(part: MimePart): boolean {
  return part.children.length > 0 ? part.children.every(holdsOnlyText) : part.type.value.startsWith('text/');
}

/** A name for a part that has none; a mail within the mail is named by its subject. */
function otherwiseNamed({ type: { value: type }, bytes }: MimePart): string {
  const extensions: Record<string, string> = { jpeg: 'jpg', plain: 'txt', calendar: 'ics', tiff: 'tif' };
  if (type === 'message/rfc822') {
    const line = /^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(
      Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'),
    );
    return `${safeName(line ? subjectOf(line[1]!) : '', 'message')
      .slice(0, 120)
      .trim()}.eml`;
  }
  const sub = type.slice(type.indexOf('/') + 1);
  return `attachment.${extensions[sub] ?? (/^[a-z0-9]{2,5}$/.test(sub) ? sub : 'bin')}`;
}

function subjectOf(raw: string): string {
  return decodeWords(decodeRawLine(Buffer.from(raw, 'latin1'))).replace(/\s+/g, ' ');
}

/** Lines that only wrap for the wire are joined again (RFC 3676). */
function unflowed(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open = false;
  let depth = 0;
  for (const raw of text.split(/\r?\n/)) {
    const quote = /^>*/.exec(raw)![0].length;
    const line = raw.slice(quote).replace(/^ /, '');
    const soft = line.endsWith(' ') && line !== '-- ';
    const content = soft && deleteSpace ? line.slice(0, -1) : line;
    if (open && quote === depth) out[out.length - 1] += content;
    else out.push((quote > 0 ? `${'>'.repeat(quote)} ` : '') + content);
    open = soft;
    depth = quote;
  }
  return out.join('\n');
}
