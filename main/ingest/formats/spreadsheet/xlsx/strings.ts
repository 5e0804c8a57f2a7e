import type { ZipPackage } from '../../zip/index.ts';
import { readPart } from './package.ts';

/** The texts that cells refer to by number: rich text joined, phonetic readings left out. */
export function readSharedStrings(zip: ZipPackage, part: string | undefined): readonly string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const text = richText();
  readPart(zip, part, {
    open: (name) => {
      if (name === 'si') text.begin();
      else text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      if (name === 'si') strings.push(text.end());
      else text.close(name);
    },
  });
  return strings;
}

/** Collects the `t` elements of a text with runs. */
export function richText() {
  let parts = '';
  let wanted = false;
  let phonetic = false;
  return {
    begin: (): void => {
      parts = '';
      wanted = false;
      phonetic = false;
    },
    open: (name: string): void => {
      if (name === 'rPh') phonetic = true;
      else if (name === 't') wanted = !phonetic;
    },
    add: (piece: string): void => {
      if (wanted) parts += piece;
    },
    close: (name: string): void => {
      if (name === 'rPh') phonetic = false;
      else if (name === 't') wanted = false;
    },
    end: (): string => unescaped(parts),
  };
}

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed();
}
