/** A mail to a document: subject, who and when, its text, the mails before it, the names of its attachments. */
import type { Document, Language } from '../../../../contract/document.ts';
import { FootnoteError } from '../../../../contract/errors.ts';
import { buildDocument, type RowInput } from '../../document-builder.ts';
import { readDocument } from '../../index.ts';
import { languageOf } from '../../language-of.ts';
import { readText } from '../../text/index.ts';
import { markHistory } from './html-body.ts';
import { joinDocuments } from './join-documents.ts';
import { type Mail, type MailBody, shownDate } from './mail.ts';
import { textSections } from './text-body.ts';

const words = {
  ko: {
    from: '보낸 사람',
    to: '받는 사람',
    cc: '참조',
    date: '보낸 날짜',
    earlier: '이전 메일',
    files: '첨부 파일',
  },
  en: { from: 'From', to: 'To', cc: 'Cc', date: 'Sent', earlier: 'Earlier message', files: 'Attachments' },
} as const;
type Words = (typeof words)[keyof typeof words];

type Content = Pick<Document, 'text' | 'blocks' | 'links'>;
type Notice = NonNullable<Document['notices']>[number];

/**
 * @param path of the mail; links to its attachments are relative to it, as links of a page are
 * @throws FootnoteError `no-text` for a mail that holds nothing at all
 */
export function mailDocument(given: Mail, path: string): Document {
  const mail = wellFormed(given);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  const name = dot > 0 ? file.slice(0, dot) : file;
  const plain = mail.bodies.map(({ kind, content }) =>
    kind === 'html' ? content.replace(/<[^<>]*>/g, ' ') : content,
  );
  const language = languageOf(`${mail.subject}\n${plain.join('\n').slice(0, 100_000)}`);
  const said: Words = words[language === 'ko' ? 'ko' : 'en'];
  const notices: Notice[] = [];
  const parts = [{ content: headOf(mail, said), deeper: 0 }];
  for (const body of mail.bodies) {
    for (const content of bodyContents(body, said, notices))
      parts.push({ content, deeper: body.kind === 'text' ? 0 : 1 });
  }
  parts.push({ content: filesOf(mail, file, said), deeper: 0 });
  const { text, blocks, links } = joinDocuments(parts);
  if (text === '' && mail.attachments.length === 0 && mail.problems.length === 0)
    throw new FootnoteError('no-text');
  return {
    format: mail.format,
    encoding: mail.encoding,
    language: languageIn(text, language),
    title: mail.subject || name.normalize('NFC') || mail.format,
    text,
    blocks,
    links,
    keywords: [],
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** A mail without words of its own speaks the language of its labels and names. */
const languageIn = (text: string, language: Language) => (language === 'other' ? languageOf(text) : language);

/** Damaged UTF-16 in a file must not become damaged text. */
function wellFormed(mail: Mail): Mail {
  const [subject, from, to, cc] = [mail.subject, mail.from, mail.to, mail.cc].map((text) =>
    text.toWellFormed(),
  );
  const bodies = mail.bodies.map((body) => ({ ...body, content: body.content.toWellFormed() }));
  return { ...mail, subject: subject!, from: from!, to: to!, cc: cc!, bodies };
}

function headOf(mail: Mail, said: Words): Content {
  const builder = buildDocument();
  builder.heading(1, mail.subject);
  const fields: [string, string][] = [
    [said.from, mail.from],
    [said.to, mail.to],
    [said.cc, mail.cc],
    [said.date, mail.date ? shownDate(mail.date) : ''],
  ];
  const rows = fields
    .filter(([, value]) => value !== '')
    .map(
      ([label, value]): RowInput => ({
        cells: [{ content: label, header: true, scope: 'row' }, { content: value }],
      }),
    );
  builder.table(rows);
  return builder.finish({ format: mail.format, title: mail.subject });
}

function filesOf(mail: Mail, file: string, said: Words): Content {
  const builder = buildDocument();
  const href = (path: string) => [file, ...path.split('/')].map(encodeURIComponent).join('/');
  const listed = mail.attachments.filter(({ inline }) => !inline);
  if (listed.length > 0) builder.heading(2, said.files);
  for (const { path } of listed) {
    builder.text('list-item', path, { depth: 0 });
    builder.link(href(path), path);
  }
  for (const { path, inline } of mail.attachments) if (inline) builder.link(href(path), '');
  return builder.finish({ format: mail.format, title: mail.subject });
}

function bodyContents(body: MailBody, said: Words, notices: Notice[]): Content[] {
  if (body.document) return [body.document];
  if (body.kind === 'text') return textContents(body.content, said);
  try {
    // The mark says UTF-8, whatever the page declares: its bytes were decoded by the mail's own label.
    const page = Buffer.from(`\uFEFF${markHistory(body.content, said.earlier)}`);
    return [withHeadings(readDocument(page, 'mail.html'), said.earlier)];
  } catch (error) {
    if (!(error instanceof FootnoteError)) throw error;
    if (body.otherwise !== undefined) return textContents(body.otherwise, said);
    // Tags are missing where a program says HTML and writes text.
    if (error.code === 'not-html') return textContents(body.content, said);
    if (error.code !== 'no-text') notices.push({ code: error.code, params: error.params });
    return [];
  }
}

/** The lines that `markHistory` put in are headings above those of the mail. */
function withHeadings(document: Document, line: string): Content {
  const blocks = document.blocks.map((block) =>
    block.kind === 'paragraph' && document.text.slice(block.start, block.end) === line
      ? ({ kind: 'heading', level: 1, start: block.start, end: block.end } as const)
      : block,
  );
  return { ...document, blocks };
}

function textContents(text: string, said: Words): Content[] {
  return textSections(text).flatMap((section): Content[] => {
    const head = buildDocument();
    if (section.kind === 'history') head.heading(2, said.earlier);
    try {
      const { document } = readText(section.text, { name: 'utf-8', certainty: 'declared' }, 'mail');
      const blocks = document.blocks.map((block) =>
        section.kind === 'quote' && block.kind === 'paragraph'
          ? ({ ...block, kind: 'note' } as const)
          : block,
      );
      return [head.finish({ format: 'eml', title: 'mail' }), { ...document, blocks }];
    } catch (error) {
      if (error instanceof FootnoteError && error.code === 'no-text') return [];
      throw error;
    }
  });
}
