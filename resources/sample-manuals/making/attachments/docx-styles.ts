/** Styles and numbering of the Word documents. */
import type { ListLabel } from './form.ts';

const LABELS: Record<ListLabel, [string, string]> = {
  decimal: ['decimal', '%1)'],
  ganada: ['ganada', '%1.'],
  circled: ['decimalEnclosedCircle', '%1'],
  bullet: ['bullet', '·'],
};

export function numbering(namespaces: string, lists: ListLabel[]): string {
  const level = (ilvl: number, format: string, label: string, style: string, indent: number): string =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${label}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="400"/></w:pPr></w:lvl>`;
  const headings = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>', 400)}${level(1, 'ganada', '%2.', '<w:pStyle w:val="Heading2"/>', 600)}</w:abstractNum>`;
  const kinds = Object.values(LABELS).map(
    ([format, label], i) =>
      `<w:abstractNum w:abstractNumId="${i + 1}"><w:multiLevelType w:val="singleLevel"/>${level(0, format, label, '', 600)}</w:abstractNum>`,
  );
  const order = Object.keys(LABELS);
  const nums = lists.map(
    (label, i) =>
      `<w:num w:numId="${i + 2}"><w:abstractNumId w:val="${order.indexOf(label) + 1}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `<w:numbering ${namespaces}>${headings}${kinds.join('')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${nums.join('')}</w:numbering>`;
}

export function styles(namespaces: string): string {
  const style = (id: string, name: string, paragraph: string, run: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  const size = (points: number): string => `<w:sz w:val="${points * 2}"/>`;
  const space = (before: number, after: number): string =>
    `<w:spacing w:before="${before}" w:after="${after}"/>`;
  const level = (n: number): string =>
    `<w:keepNext/><w:numPr><w:ilvl w:val="${n - 1}"/><w:numId w:val="1"/></w:numPr>${space(240, 80)}<w:outlineLvl w:val="${n - 1}"/>`;
  return `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="맑은 고딕" w:eastAsia="맑은 고딕" w:hAnsi="맑은 고딕"/>${size(10)}<w:lang w:val="en-US" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${space(0, 80)}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('')}</w:tblBorders></w:tblPr></w:style>${[
    style('Title', 'Title', `${space(0, 240)}<w:jc w:val="center"/>`, `<w:b/>${size(18)}`),
    style('Heading1', 'heading 1', level(1), `<w:b/>${size(12)}`),
    style('Heading2', 'heading 2', level(2), `<w:b/>${size(11)}`),
    style('ListParagraph', 'List Paragraph', space(0, 40), ''),
    style('Caption', 'caption', `<w:keepNext/>${space(120, 40)}`, `<w:b/>${size(9)}`),
    style('Note', '유의 사항', space(0, 40), size(8.5)),
    style('Gap', '표 뒤 간격', space(0, 0), size(5)),
    style('TableText', '표 본문', space(20, 20), size(9)),
    style('TableHead', '표 머리', `${space(20, 20)}<w:jc w:val="center"/>`, `<w:b/>${size(9)}`),
    style('Header', 'header', '', `<w:color w:val="666666"/>${size(8)}`),
    style('Footer', 'footer', '<w:jc w:val="right"/>', `<w:color w:val="666666"/>${size(8)}`),
    style('FootnoteText', 'footnote text', space(0, 0), size(8)),
    style('CommentText', 'annotation text', '', size(9)),
  ].join('')}</w:styles>`;
}
