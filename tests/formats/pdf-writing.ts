/**
 * Writes small PDFs for tests: text at a place, rules, shades, links, pictures. Korean stands in CP949 codes with a
 * font that is not embedded (`HYGoThic-Medium`, `KSCms-UHC-HW-H`), as old Korean programs write it.
 */
import iconv from 'iconv-lite';

export interface PdfText {
  readonly x: number;
  /** The baseline, from the page's top. */
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** Points between characters. */
  readonly spacing?: number;
}

export interface PdfPage {
  readonly texts?: readonly PdfText[];
  /** From, to: x0, y0, x1, y1 from the page's top. */
  readonly rules?: readonly (readonly [number, number, number, number])[];
  /** Grey areas: x, y, width, height. */
  readonly shades?: readonly (readonly [number, number, number, number])[];
  readonly links?: readonly {
    readonly box: readonly [number, number, number, number];
    readonly uri: string;
  }[];
  /** A JPEG as wide as the page, at its top. */
  readonly jpeg?: { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
}

export interface PdfOptions {
  readonly title?: string;
  /** Bookmarks: titles with the number of their page, from 1. */
  readonly bookmarks?: readonly { readonly title: string; readonly page: number }[];
  readonly trailer?: string;
}

export const pageSize = { width: 595, height: 842 } as const;

export function writePdf(
  pages: readonly PdfPage[],
  { title, bookmarks = [], trailer = '' }: PdfOptions = {},
): Uint8Array {
  const objects: (string | Buffer)[] = [];
  const add = (body: string | Buffer) => objects.push(body);
  const stream = (dictionary: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n`),
      content,
      Buffer.from('\nendstream'),
    ]);
  const reserve = () => objects.push('null');
  const catalog = reserve();
  const tree = reserve();
  const font = (name: string) => {
    const descendant = add(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 1>>/DW 1000/W[1 95 500 8094 8190 500]/FontDescriptor<</Type/FontDescriptor/FontName/${name}/Flags 4/Ascent 880/Descent -120/CapHeight 880/ItalicAngle 0/StemV 80/FontBBox[0 -148 1001 880]>>>>`,
    );
    return add(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/KSCms-UHC-HW-H/DescendantFonts[${descendant} 0 R]>>`,
    );
  };
  const [plain, bold] = [font('HYGoThic-Medium'), font('HYGoThic-Bold')];
  const kids = pages.map(({ texts = [], rules = [], shades = [], links = [], jpeg }) => {
    const up = (y: number) => pageSize.height - y;
    const drawn = [
      ...shades.map(([x, y, w, h]) => `0.85 g ${x} ${up(y + h)} ${w} ${h} re f 0 g`),
      ...rules.map(([x0, y0, x1, y1]) => `${x0} ${up(y0)} m ${x1} ${up(y1)} l S`),
      ...texts.map((one) => {
        const hex = iconv.encode(one.text, 'cp949').toString('hex');
        return `BT /${one.bold ? 'B' : 'P'} ${one.size ?? 10} Tf ${one.spacing ?? 0} Tc ${one.x} ${up(one.y)} Td <${hex}> Tj ET`;
      }),
      ...(jpeg ? [`q ${pageSize.width} 0 0 ${tall(jpeg)} 0 ${up(tall(jpeg))} cm /I Do Q`] : []),
    ];
    const content = add(stream('', Buffer.from(drawn.join('\n'))));
    const image = jpeg
      ? add(
          stream(
            `/Type/XObject/Subtype/Image/Width ${jpeg.width}/Height ${jpeg.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
            Buffer.from(jpeg.bytes),
          ),
        )
      : 0;
    const annotations = links.map(({ box: [x, y, w, h], uri }) =>
      add(
        `<</Type/Annot/Subtype/Link/Rect[${x} ${up(y + h)} ${x + w} ${up(y)}]/A<</S/URI/URI(${uri})>>/Border[0 0 0]>>`,
      ),
    );
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${pageSize.width} ${pageSize.height}]/Contents ${content} 0 R/Resources<</Font<</P ${plain} 0 R/B ${bold} 0 R>>${image ? `/XObject<</I ${image} 0 R>>` : ''}>>/Annots[${annotations.map((id) => `${id} 0 R`).join(' ')}]>>`,
    );
  });
  const outline = reserve();
  const marks = bookmarks.map(() => reserve());
  const utf16 = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
  for (const [i, mark] of marks.entries()) {
    const { title: text, page } = bookmarks[i]!;
    const [before, after] = [marks[i - 1], marks[i + 1]];
    objects[mark - 1] =
      `<</Title ${utf16(text)}/Parent ${outline} 0 R/Dest[${kids[page - 1]} 0 R/Fit]${before ? `/Prev ${before} 0 R` : ''}${after ? `/Next ${after} 0 R` : ''}>>`;
  }
  if (marks.length > 0)
    objects[outline - 1] =
      `<</Type/Outlines/First ${marks[0]} 0 R/Last ${marks.at(-1)} 0 R/Count ${marks.length}>>`;
  objects[catalog - 1] =
    `<</Type/Catalog/Pages ${tree} 0 R${marks.length > 0 ? `/Outlines ${outline} 0 R` : ''}>>`;
  objects[tree - 1] = `<</Type/Pages/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]/Count ${kids.length}>>`;
  const info = title === undefined ? 0 : add(`<</Title ${utf16(title)}>>`);
  return assemble(objects, `/Root ${catalog} 0 R${info ? `/Info ${info} 0 R` : ''}${trailer}`);
}

const tall = ({ width, height }: { width: number; height: number }) => (pageSize.width * height) / width;

function assemble(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const put = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [i, body] of objects.entries()) {
    offsets.push(length);
    put(
      Buffer.concat([
        Buffer.from(`${i + 1} 0 obj\n`),
        Buffer.from(body as string),
        Buffer.from('\nendobj\n'),
      ]),
    );
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  put(Buffer.from(`trailer<</Size ${objects.length + 1}${trailer}>>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

/** The rules of a grid: every line across and down. */
export function gridRules(xs: readonly number[], ys: readonly number[]): [number, number, number, number][] {
  const [left, right] = [xs[0]!, xs.at(-1)!];
  const [top, bottom] = [ys[0]!, ys.at(-1)!];
  return [
    ...ys.map((y): [number, number, number, number] => [left, y, right, y]),
    ...xs.map((x): [number, number, number, number] => [x, top, x, bottom]),
  ];
}
