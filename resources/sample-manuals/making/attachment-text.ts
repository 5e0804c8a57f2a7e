/** Text of an attachment, read plainly and without the application's own readers, so that the check stands on its own. */
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Words in document order with blanks between cells and paragraphs; empty for pictures. */
export async function attachmentText(path: string, bytes: Uint8Array): Promise<string> {
  switch (path.slice(path.lastIndexOf('.') + 1)) {
    case 'docx': {
      const files = unzipSync(bytes);
      return ['word/document.xml', 'word/footnotes.xml']
        .map((name) => paragraphs(strFromU8(files[name] ?? new Uint8Array()), 'w'))
        .join(' ');
    }
    case 'hwpx': {
      const files = unzipSync(bytes);
      return Object.keys(files)
        .filter((name) => /^Contents\/section\d+\.xml$/.test(name))
        .map((name) => paragraphs(strFromU8(files[name] ?? new Uint8Array()), 'hp'))
        .join(' ');
    }
    case 'xlsx': {
      const book = read(bytes);
      return Object.values(book.Sheets)
        .flatMap((sheet) => utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }))
        .map((row) => row.filter((cell) => cell !== '').join(' '))
        .join(' ');
    }
    case 'pdf': {
      const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
      const document = await loading.promise;
      let text = '';
      for (let page = 1; page <= document.numPages; page += 1) {
        const { items } = await (await document.getPage(page)).getTextContent();
        text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
      }
      await loading.destroy();
      return text;
    }
    default:
      return '';
  }
}

/** Runs of text of a WordprocessingML or OWPML part; what was deleted and the twin of a text box left out. */
function paragraphs(xml: string, prefix: string): string {
  return xml
    .replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, '')
    .split(`</${prefix}:p>`)
    .map((part) =>
      [...part.matchAll(new RegExp(`<${prefix}:t(?: [^>]*)?>([^<]*)<`, 'g'))].map((m) => m[1]).join(''),
    )
    .join(' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
