import type { Document, DocumentFormat, Encoding } from '../../../../contract/document.ts';
import type { InnerFile, InnerProblem } from '../limits.ts';

/** A mail as EML and MSG give it. */
export interface Mail {
  readonly format: Extract<DocumentFormat, 'eml' | 'msg'>;
  readonly subject: string;
  /** As shown: `홍길동 <hong@example.com>`; empty where the mail does not say. */
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly date: MailDate | null;
  /** What the sender wrote, in order. */
  readonly bodies: readonly MailBody[];
  readonly attachments: readonly Attachment[];
  readonly problems: readonly InnerProblem[];
  /** Of the least certain body. */
  readonly encoding: Encoding;
}

export interface MailBody {
  /** `rich`: Outlook's own format; its RTF is read already. */
  readonly kind: 'html' | 'text' | 'rich';
  /** Markup or text; of a rich body the text, for its language. */
  readonly content: string;
  readonly document?: Document;
  /** The same as plain text, for HTML that cannot be read. */
  readonly otherwise?: string;
}

export interface Attachment extends InnerFile {
  /** A picture that stands in the text, not beside it. */
  readonly inline: boolean;
}

/** As the sender's clock showed it, which is how people speak of it; minutes are enough. */
export interface MailDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** The file keeps the time in UTC, and nothing tells the sender's zone. */
  readonly utc?: boolean;
}

/** RFC 5322: `Mon, 2 Mar 2026 15:12:00 +0900`. Null where it is none. */
export function parseMailDate(header: string): MailDate | null {
  const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const match = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})(?:\s+(\d{1,2}):(\d{2}))?/i.exec(header);
  const month = match ? names.indexOf(match[2]!.toLowerCase()) + 1 : 0;
  if (!match || month === 0) return null;
  const short = Number(match[3]);
  const year = short < 50 ? 2000 + short : short < 1000 ? 1900 + short : short;
  return {
    year,
    month,
    day: Number(match[1]),
    hour: Number(match[4] ?? 0),
    minute: Number(match[5] ?? 0),
  };
}

/** `2026-03-02 15:12`, with ` UTC` where that is all that is known. */
export function shownDate({ year, month, day, hour, minute, utc }: MailDate): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${utc ? ' UTC' : ''}`;
}
