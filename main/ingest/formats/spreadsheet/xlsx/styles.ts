import type { ZipPackage } from '../../zip/index.ts';
import { builtInCode, type NumberFormat, numberFormat } from '../number-format.ts';
import { readPart } from './package.ts';

/** The number format of a cell by its style's number (the attribute `s`). */
export type FormatOf = (style: string | undefined) => NumberFormat;

export function readFormats(zip: ZipPackage, part: string | undefined, date1904: boolean): FormatOf {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  if (part !== undefined)
    readPart(zip, part, {
      open: (name, attributes) => {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    });
  const formats = new Map<number, NumberFormat>();
  return (style) => {
    const id = (style === undefined ? undefined : ids[Number(style)]) ?? 0;
    let format = formats.get(id);
    if (!format) {
      format = numberFormat(codes.get(id) || builtInCode(id), date1904);
      formats.set(id, format);
    }
    return format;
  };
}
