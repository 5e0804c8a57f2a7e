import iconv from 'iconv-lite';

/** `\fcharset` of a font → its Windows code page. */
const byCharset: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  130: 949,
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
  254: 437,
  255: 850,
};

export interface Font {
  readonly name: string;
  /** Undefined where the document's own code page is meant. */
  readonly codePage: number | undefined;
}

/** The code page of a font; `\cpg` says it outright. Charsets 0 and 1 leave it to the document. */
export function codePageOf(charset: number | undefined, declared: number | undefined): number | undefined {
  return declared ?? (charset === undefined ? undefined : byCharset[charset]);
}

/** Decodes bytes that a Windows code page wrote. An unknown code page is read as 1252. */
export function decodeBytes(bytes: readonly number[], codePage: number): string {
  const name = codePage === 10000 ? 'macroman' : codePage === 65001 ? 'utf8' : `cp${codePage}`;
  const buffer = Buffer.from(bytes);
  if (bytes.every((byte) => byte < 0x80)) return buffer.toString('latin1');
  return iconv.decode(buffer, iconv.encodingExists(name) ? name : 'cp1252');
}
