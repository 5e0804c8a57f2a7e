/** Makes HWPX files for tests, with the shapes that Hangul's own blank document has. */
import { type PartToWrite, writeZip } from './zip-writing.ts';

const spaces = [
  'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"',
  'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"',
  'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"',
  'xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core"',
  'xmlns:opf="http://www.idpf.org/2007/opf/"',
].join(' ');
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Paragraph shapes: 0 plain, 1–3 outline levels, 4–6 levels of a numbering, 7 bullets. */
const shapes = ['NONE 0 0', 'OUTLINE 0 0', 'OUTLINE 0 1', 'OUTLINE 0 2']
  .concat(['NUMBER 2 0', 'NUMBER 2 1', 'NUMBER 2 2', 'BULLET 1 0'])
  .map((shape, id) => {
    const [type, list, level] = shape.split(' ');
    return `<hh:paraPr id="${id}" tabPrIDRef="0"><hh:align horizontal="JUSTIFY" vertical="BASELINE"/><hh:heading type="${type}" idRef="${list}" level="${level}"/></hh:paraPr>`;
  });
/** Character shapes: 0 of 10 pt, 1 of 16 pt and bold, 2 of 13 pt and bold. */
const characters = [[1000], [1600, 'bold'], [1300, 'bold']].map(
  ([height, bold], id) =>
    `<hh:charPr id="${id}" height="${height}" textColor="#000000"><hh:fontRef hangul="0" latin="0" hanja="0" japanese="0" other="0" symbol="0" user="0"/>${bold ? '<hh:bold/>' : ''}</hh:charPr>`,
);
const styles = [
  ...[
    ['바탕글', 0],
    ['개요 1', 1],
    ['개요 2', 2],
    ['장 제목', 0],
    ['차례 1', 0],
    ['캡션', 0],
  ],
].map(
  ([name, shape], id) =>
    `<hh:style id="${id}" type="PARA" name="${name}" engName="" paraPrIDRef="${shape}" charPrIDRef="0" nextStyleIDRef="0" langID="1042"/>`,
);
const levels = (list: readonly (readonly [format: string, template: string])[]) =>
  list.map(
    ([format, template], i) =>
      `<hh:paraHead start="1" level="${i + 1}" align="LEFT" useInstWidth="1" autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="${format}" charPrIDRef="4294967295" checkable="0">${template}</hh:paraHead>`,
  );
const outline = levels([
  ['DIGIT', '제^1장'],
  ['DIGIT', '^1.^2'],
  ['HANGUL_SYLLABLE', '^3.'],
]);
const numbers = levels([
  ['HANGUL_SYLLABLE', '^1.'],
  ['DIGIT', '^2)'],
  ['CIRCLED_DIGIT', '^3'],
]);
const fonts = ['HANGUL', 'LATIN', 'HANJA', 'JAPANESE', 'OTHER', 'SYMBOL', 'USER'].map(
  (lang) =>
    `<hh:fontface lang="${lang}" fontCnt="1"><hh:font id="0" face="함초롬바탕" type="TTF" isEmbedded="0"/></hh:fontface>`,
);

export const header = `${declaration}<hh:head ${spaces} version="1.4" secCnt="1"><hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList><hh:fontfaces itemCnt="7">${fonts.join('')}</hh:fontfaces><hh:borderFills itemCnt="1"><hh:borderFill id="1" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0"/></hh:borderFills><hh:charProperties itemCnt="3">${characters.join('')}</hh:charProperties><hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties><hh:numberings itemCnt="2"><hh:numbering id="1" start="0">${outline.join('')}</hh:numbering><hh:numbering id="2" start="0">${numbers.join('')}</hh:numbering></hh:numberings><hh:bullets itemCnt="1"><hh:bullet id="1" char="•" useImage="0"/></hh:bullets><hh:paraProperties itemCnt="${shapes.length}">${shapes.join('')}</hh:paraProperties><hh:styles itemCnt="${styles.length}">${styles.join('')}</hh:styles></hh:refList></hh:head>`;

/** A paragraph of one run of text, or of what stands in a run. */
export function p(content: string, { shape = 0, style = 0, type = 0 } = {}): string {
  const run = content.startsWith('<hp:') ? content : `<hp:t>${content}</hp:t>`;
  return `<hp:p id="0" paraPrIDRef="${shape}" styleIDRef="${style}" pageBreak="0" columnBreak="0" merged="0"><hp:run charPrIDRef="${type}">${run}</hp:run></hp:p>`;
}

export const lines = (...paragraphs: readonly string[]) =>
  `<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="TOP">${paragraphs.join('')}</hp:subList>`;

const placed = (width: number, height: number, inLine = false) =>
  `<hp:sz width="${width}" widthRelTo="ABSOLUTE" height="${height}" heightRelTo="ABSOLUTE" protect="0"/><hp:pos treatAsChar="${inLine ? 1 : 0}" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>`;

export interface CellToWrite {
  readonly text: string;
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** A table; the first `head` rows are header rows. A cell is its text, or paragraphs as XML. */
export function table(
  rows: readonly (readonly (string | CellToWrite)[])[],
  { head = 0, caption = '', inLine = false } = {},
): string {
  const taken = new Set<string>();
  let columns = 0;
  const written = rows.map((row, r) => {
    let c = 0;
    const cells = row.map((cell) => {
      const { text, colspan = 1, rowspan = 1 } = typeof cell === 'string' ? { text: cell } : cell;
      while (taken.has(`${r} ${c}`)) c++;
      for (let y = 0; y < Math.min(rowspan, 100); y++)
        for (let x = 0; x < Math.min(colspan, 100); x++) taken.add(`${r + y} ${c + x}`);
      const address = `<hp:cellAddr colAddr="${c}" rowAddr="${r}"/><hp:cellSpan colSpan="${colspan}" rowSpan="${rowspan}"/><hp:cellSz width="8000" height="1500"/><hp:cellMargin left="141" right="141" top="141" bottom="141"/>`;
      c += colspan;
      columns = Math.max(columns, c);
      return `<hp:tc name="" header="${r < head ? 1 : 0}" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="1">${lines(text.startsWith('<hp:p') ? text : p(text))}${address}</hp:tc>`;
    });
    return `<hp:tr>${cells.join('')}</hp:tr>`;
  });
  const said = caption
    ? `<hp:caption side="TOP" fullSz="0" width="8504" gap="850" lastWidth="8000">${lines(p(caption))}</hp:caption>`
    : '';
  return `<hp:tbl id="1" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="${rows.length}" colCnt="${columns}" cellSpacing="0" borderFillIDRef="1" noAdjust="0">${placed(columns * 8000, rows.length * 1500, inLine)}${said}${written.join('')}</hp:tbl>`;
}

export function textBox(...paragraphs: readonly string[]): string {
  const points = [
    [0, 0],
    [9000, 0],
    [9000, 3000],
    [0, 3000],
  ];
  return `<hp:rect id="2" zOrder="0" numberingType="PICTURE" textWrap="SQUARE" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="3" ratio="0"><hp:offset x="0" y="0"/><hp:orgSz width="9000" height="3000"/><hp:curSz width="9000" height="3000"/><hp:drawText lastWidth="9000" name="" editable="0">${lines(...paragraphs)}</hp:drawText>${points.map(([x, y], i) => `<hc:pt${i} x="${x}" y="${y}"/>`).join('')}${placed(9000, 3000)}<hp:shapeComment>사각형입니다.</hp:shapeComment></hp:rect>`;
}

export function footnote(number: number, text: string): string {
  const auto = `<hp:ctrl><hp:autoNum num="${number}" numType="FOOTNOTE"><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/></hp:autoNum></hp:ctrl>`;
  return `<hp:ctrl><hp:footNote number="${number}" suffixChar="41" instId="${number}">${lines(p(`${auto}<hp:t> ${text}</hp:t>`))}</hp:footNote></hp:ctrl>`;
}

export function link(address: string, text: string): string {
  return `<hp:ctrl><hp:fieldBegin id="7" type="HYPERLINK" name="" editable="0" dirty="1" zorder="-1" fieldid="627600491"><hp:parameters cnt="1" name=""><hp:stringParam name="Command">${address.replace(':', '\\:')};1;0;0;</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>${text}</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="7" fieldid="627600491"/></hp:ctrl>`;
}

/** Begins a section; its outline follows numbering 1. */
export const sectionStart = `<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="1" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0"><hp:pagePr landscape="WIDELY" width="59528" height="84186" gutterType="LEFT_ONLY"><hp:margin header="4252" footer="4252" gutter="0" left="8504" right="8504" top="5668" bottom="4252"/></hp:pagePr></hp:secPr>`;

export interface HwpxToWrite {
  readonly title?: string;
  readonly parts?: readonly PartToWrite[];
  readonly header?: string;
}

/** @param sections the paragraphs of each section, as XML; or a whole part with its own declaration */
export function writeHwpx(sections: readonly string[], options: HwpxToWrite = {}): Buffer {
  const items = sections.map(
    (_, i) => `<opf:item id="section${i}" href="Contents/section${i}.xml" media-type="application/xml"/>`,
  );
  const spine = sections.map((_, i) => `<opf:itemref idref="section${i}" linear="yes"/>`);
  return writeZip([
    { name: 'mimetype', content: 'application/hwp+zip', store: true },
    {
      name: 'version.xml',
      content: `${declaration}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1" os="1" xmlVersion="1.4" application="Footnote tests" appVersion="1"/>`,
    },
    {
      name: 'META-INF/container.xml',
      content: `${declaration}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>`,
    },
    {
      name: 'Contents/content.hpf',
      content: `${declaration}<opf:package ${spaces} version="" unique-identifier="" id=""><opf:metadata><opf:title>${options.title ?? ''}</opf:title><opf:language>ko</opf:language></opf:metadata><opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>${items.join('')}</opf:manifest><opf:spine><opf:itemref idref="header" linear="yes"/>${spine.join('')}</opf:spine></opf:package>`,
    },
    { name: 'Contents/header.xml', content: options.header ?? header },
    ...sections.map((content, i) => ({
      name: `Contents/section${i}.xml`,
      content: content.startsWith('<?xml') ? content : `${declaration}<hs:sec ${spaces}>${content}</hs:sec>`,
    })),
    ...(options.parts ?? []),
  ]);
}
