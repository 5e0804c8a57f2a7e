import iconv from 'iconv-lite';

/** Korean labels that all mean what Windows writes: CP949, the superset of EUC-KR. */
const cp949Labels = new Set([
  'euc-kr',
  'euckr',
  'euc_kr',
  'ks_c_5601-1987',
  'ks_c_5601-1989',
  'ks_c_5601',
  'ksc5601',
  'ksc_5601',
  'ks-c-5601',
  'ks-c-5601-1987',
  'korean',
  'iso-ir-149',
  'cseuckr',
  'csksc56011987',
  'windows-949',
  'x-windows-949',
  'cp949',
  'ms949',
  'uhc',
]);

const latin1Labels = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'l1', 'us-ascii', 'ascii', 'cp1252']);

/** The encoding's one name for a label, or null where nobody knows the label. */
export function encodingName(label: string): string | null {
  const name = label.trim().toLowerCase();
  if (cp949Labels.has(name)) return 'cp949';
  if (name === 'utf8' || name === 'utf-8' || name === 'unicode-1-1-utf-8') return 'utf-8';
  // As browsers do: Latin-1 labels mean windows-1252.
  if (latin1Labels.has(name)) return 'windows-1252';
  // A declaration that could be read byte by byte is not UTF-16, whatever it says.
  if (name.startsWith('utf-16') || name.startsWith('utf-32') || name === 'unicode') return null;
  return name !== '' && iconv.encodingExists(name) ? name : null;
}

/**
 * What the file says of its encoding, in the first 4,096 bytes: `<meta charset>`, `<meta http-equiv>` or the XML
 * prolog. Null where it says nothing, or nothing known.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const meta = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head);
  const prolog = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})["']/.exec(head);
  for (const label of [meta?.[1], prolog?.[1]]) {
    const name = label === undefined ? null : encodingName(label);
    if (name !== null) return name;
  }
  return null;
}
