/** The title in a property set stream (`SummaryInformation` of Office, `HwpSummaryInformation`). After [MS-OLEPS]. */
import iconv from 'iconv-lite';
import { utf16le } from '../utf16.ts';

const titleProperty = 2;
const codePageProperty = 1;
const ansiString = 0x1e;
const wideString = 0x1f;

/** The document's title, empty where there is none or the stream is damaged. */
export function titleInSummary(stream: Buffer | null): string {
  if (!stream || stream.length < 48) return '';
  const set = stream.readUInt32LE(44);
  if (set + 8 > stream.length) return '';
  const count = Math.min(stream.readUInt32LE(set + 4), 200);
  const values = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const at = set + 8 + i * 8;
    if (at + 8 > stream.length) break;
    values.set(stream.readUInt32LE(at), set + stream.readUInt32LE(at + 4));
  }
  const at = values.get(titleProperty);
  if (at === undefined || at + 8 > stream.length) return '';
  const type = stream.readUInt32LE(at);
  const length = stream.readUInt32LE(at + 4);
  const from = at + 8;
  if (type === wideString) return cut(utf16le(stream, from, from + length * 2));
  if (type !== ansiString) return '';
  const bytes = stream.subarray(from, Math.min(from + length, stream.length));
  const page = values.get(codePageProperty);
  const codePage = page !== undefined && page + 6 <= stream.length ? stream.readUInt16LE(page + 4) : 949;
  const name = codePage === 65001 ? 'utf8' : codePage === 1200 ? 'utf16le' : `cp${codePage}`;
  return cut(iconv.encodingExists(name) ? iconv.decode(bytes, name) : bytes.toString('latin1'));
}

function cut(text: string): string {
  return text.split('\0', 1)[0]!.trim();
}
