import { asBuffer, startsWith } from './encoding/bytes.ts';

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** What rights-management products that are common in Korea put before the encrypted file, whatever its extension. */
const rightsManagement: readonly (readonly number[])[] = [
  [0x9b, ...ascii(' DRMONE')],
  ascii('DRMONE'),
  ascii('SCDSA'),
  ascii('<DOCUMENT SAFER'),
  ascii('<## NASCA DRM FILE'),
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** True for an OLE compound file: doc, xls, ppt, hwp, msg, and Office files with a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, compoundFile);
}

/**
 * True for a DOCX, XLSX or PPTX with a password (a compound file that holds the stream `EncryptedPackage`), and for
 * any file that a rights-management product has wrapped. A password inside an old format is its reader's to find.
 */
export function isProtected(bytes: Uint8Array): boolean {
  if (rightsManagement.some((mark) => startsWith(bytes, mark))) return true;
  if (!isCompoundFile(bytes)) return false;
  return asBuffer(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
