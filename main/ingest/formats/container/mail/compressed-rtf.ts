/** PidTagRtfCompressed: the body of a mail as Outlook keeps it. After [MS-OXRTFCP] and [MS-OXRTFEX]. */
import iconv from 'iconv-lite';

const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const compressed = 0x75465a4c;
const uncompressed = 0x414c454d;

/** The RTF, as bytes; null where the data are none or unpack to more than `most` bytes. */
export function decompressRtf(data: Buffer, most = 50_000_000): Buffer | null {
  if (data.length < 16) return null;
  const size = data.readUInt32LE(4);
  const kind = data.readUInt32LE(8);
  if (size > most) return null;
  if (kind === uncompressed) return data.subarray(16, 16 + size);
  if (kind !== compressed) return null;
  const window = Buffer.alloc(4096, ' ');
  window.write(dictionary, 'latin1');
  let at = dictionary.length;
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number) => {
    out[length++] = byte;
    window[at] = byte;
    at = (at + 1) % 4096;
  };
  for (let i = 16; i < data.length && length < size; ) {
    const control = data[i++]!;
    for (let bit = 0; bit < 8 && length < size && i < data.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(data[i++]!);
        continue;
      }
      const token = (data[i]! << 8) | (data[i + 1] ?? 0);
      i += 2;
      const from = token >> 4;
      if (from === at) return out.subarray(0, length);
      for (let n = 0; n < (token & 15) + 2 && length < size; n++) put(window[(from + n) % 4096]!);
    }
  }
  return out.subarray(0, length);
}

interface Group {
  /** In a destination of HTML tags (`\htmltag`), in one that is none of the page, or in the page's text. */
  readonly kind: 'tag' | 'skipped' | 'text';
  /** `\htmlrtf`: what follows is for RTF readers only. */
  rtfOnly: boolean;
  unicodeSkip: number;
  /** The code page of the font at hand. */
  codePage: number;
}

/** Code pages by a font's character set: an English Outlook writes Korean words in Korean fonts. */
const codePages: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Fonts by number, those that name a character set: `{ \f3 \fswiss \fcharset129 Malgun Gothic;}`. */
function fontPages(source: string, codePage: number): Map<number, number> {
  const found = source.slice(0, 100_000).matchAll(/\\f(\d{1,5})\b[^;{}]{0,100}?\\fcharset(\d{1,3})\b/g);
  const pages = new Map<number, number>();
  for (const [, font, charset] of found) {
    const page = codePages[Number(charset)];
    // Korean bytes in a Latin font of a Korean document are Korean.
    if (page !== undefined && !(page === 1252 && codePage >= 932 && codePage <= 950))
      pages.set(Number(font), page);
  }
  return pages;
}

/** The HTML that an RTF body encapsulates (`\fromhtml1`), null where it was not made from HTML. */
export function htmlInRtf(rtf: Buffer): string | null {
  const source = rtf.toString('latin1');
  if (!/^\{\\rtf1[^{}]{0,400}\\fromhtml1/.test(source)) return null;
  const page = Number(/\\ansicpg(\d{3,5})/.exec(source)?.[1] ?? 949);
  const codePage = iconv.encodingExists(`cp${page}`) ? page : 949;
  const fonts = fontPages(source, codePage);
  let html = '';
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) html += iconv.decode(Buffer.from(bytes), `cp${group.codePage}`);
    bytes = [];
  };
  const stack: Group[] = [];
  let group: Group = { kind: 'text', rtfOnly: false, unicodeSkip: 1, codePage };
  let skip = 0;
  const shown = () => group.kind !== 'skipped' && !group.rtfOnly;
  const put = (text: string) => {
    if (skip > 0) skip--;
    else if (shown()) {
      flush();
      html += text;
    }
  };
  const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)/gi;
  for (const [, word, number, hex, symbol, brace, text] of source.matchAll(token)) {
    if (brace !== undefined) flush();
    if (brace === '{') {
      if (stack.length > 2000) return null;
      stack.push(group);
      group = { ...group };
      skip = 0;
    } else if (brace === '}') group = stack.pop() ?? group;
    else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (shown()) bytes.push(Number.parseInt(hex, 16));
    } else if (text !== undefined) {
      const rest = text.slice(skip);
      skip = Math.max(0, skip - text.length);
      if (rest !== '' && shown()) {
        flush();
        html += rest;
      }
    } else if (symbol !== undefined) {
      if (symbol === '*') group = { ...group, kind: group.kind === 'text' ? 'skipped' : group.kind };
      else if (symbol === '~') put('&nbsp;');
      else if (symbol === '_') put('&shy;');
      else if (/[\\{}]/.test(symbol)) put(symbol);
    } else if (word === 'htmltag') group = { ...group, kind: 'tag', codePage };
    else if (word === 'htmlrtf') group.rtfOnly = number !== '0';
    else if (word === 'f') {
      flush();
      group.codePage = fonts.get(Number(number)) ?? codePage;
    } else if (word === 'uc') group.unicodeSkip = Number(number ?? 1);
    else if (word === 'u') {
      put(String.fromCharCode(Number(number) & 0xffff));
      skip = group.unicodeSkip;
    } else if (/^(?:fonttbl|colortbl|stylesheet|info|pict|listtable|mhtmltag)$/.test(word!)) {
      group = { ...group, kind: 'skipped' };
    } else if (word === 'par' || word === 'line') put('\n');
    else if (word === 'tab') put('\t');
    else if (named[word!]) put(named[word!]!);
  }
  flush();
  return html;
}

const named: Readonly<Record<string, string>> = {
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  endash: '\u2013',
  emdash: '\u2014',
};
