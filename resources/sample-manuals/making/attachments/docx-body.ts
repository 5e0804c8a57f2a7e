/** The body of a Word document: paragraphs, tables, text boxes. */
import { type Block, type Form, type Inline, inlines, type ListLabel, placeCells } from './form.ts';
import { escapeXml } from './zip.ts';

export interface DocxParts {
  footnotes: string[];
  comments: string[];
  /** One numbering instance a list, so that each starts at one. */
  lists: ListLabel[];
  shapes: number;
}

/** Width of the text on A4 with 2 cm margins, in twentieths of a point. */
const TEXT_WIDTH = 9638;
const TRACKED = 'w:author="이서윤" w:date="2026-06-12T14:20:00Z"';

export function body(form: Form, parts: DocxParts): string {
  return paragraph(form.title, parts, 'Title') + form.blocks.map((block) => render(block, parts)).join('');
}

function render(block: Block, parts: DocxParts): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, parts, `Heading${block.level}`);
    case 'text':
      if (block.look === 'caption') return paragraph(block.text, parts, 'Caption');
      if (block.look === 'note') return paragraph(block.text, parts, 'Note');
      return paragraph(
        block.text,
        parts,
        undefined,
        block.look ? `<w:jc w:val="${block.look === 'centre' ? 'center' : 'right'}"/>` : '',
      );
    case 'list': {
      parts.lists.push(block.label);
      const id = parts.lists.length + 1;
      return block.items
        .map((item) =>
          paragraph(
            item,
            parts,
            'ListParagraph',
            `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`,
          ),
        )
        .join('');
    }
    case 'table':
      return (block.caption ? paragraph(block.caption, parts, 'Caption') : '') + grid(block, parts);
    case 'box':
      return textBox(block.lines, parts);
  }
}

function paragraph(text: string, parts: DocxParts, style?: string, properties = ''): string {
  const pStyle = style ? `<w:pStyle w:val="${style}"/>` : '';
  const pPr = pStyle || properties ? `<w:pPr>${pStyle}${properties}</w:pPr>` : '';
  return `<w:p>${pPr}${runs(text, parts)}</w:p>`;
}

function run(text: string, properties = '', tag = 't'): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:${tag} xml:space="preserve">${escapeXml(text)}</w:${tag}></w:r>`;
}

function runs(marked: string, parts: DocxParts): string {
  return inlines(marked)
    .map((part) => inline(part, parts))
    .join('');
}

function inline(part: Inline, parts: DocxParts): string {
  switch (part.kind) {
    case 'plain':
      return run(part.text);
    case 'bold':
      return run(part.text, '<w:b/>');
    case 'checkbox': {
      const sign = part.checked ? '☒' : '☐';
      return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${part.checked ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(sign, '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>')}</w:sdtContent></w:sdt>`;
    }
    case 'inserted':
      return `<w:ins w:id="901" ${TRACKED}>${run(part.text)}</w:ins>`;
    case 'deleted':
      return `<w:del w:id="902" ${TRACKED}>${run(part.text, '', 'delText')}</w:del>`;
    case 'footnote':
      parts.footnotes.push(part.text);
      return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${parts.footnotes.length}"/></w:r>`;
    case 'comment':
      parts.comments.push(part.text);
      return `<w:r><w:commentReference w:id="${parts.comments.length - 1}"/></w:r>`;
  }
}

function grid(block: Extract<Block, { kind: 'table' }>, parts: DocxParts): string {
  const total = block.widths.reduce((sum, width) => sum + width, 0);
  const widths = block.widths.map((width) => Math.round((width / total) * TEXT_WIDTH));
  const head = block.head ?? 0;
  const cells = placeCells(block.rows);
  const rows = block.rows.map((_texts, row) => {
    const inRow = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
      .sort((a, b) => a.column - b.column)
      .map((cell) => {
        const width = widths.slice(cell.column, cell.column + cell.columns).reduce((a, b) => a + b, 0);
        const shaded = cell.header || cell.row < head;
        const merge =
          (cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '') +
          (cell.rows > 1 ? (cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '');
        const shade = shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="E7EEF6"/>' : '';
        const style = shaded ? 'TableHead' : 'TableText';
        const lines = cell.row === row ? cell.text.split('\n') : [''];
        return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merge}${shade}<w:vAlign w:val="center"/></w:tcPr>${lines.map((line) => paragraph(line, parts, style)).join('')}</w:tc>`;
      });
    return `<w:tr>${row < head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${inRow.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`;
}

/** As Word writes it: the shape, and the same text once more for programs that know no shapes. */
function textBox(lines: string[], parts: DocxParts): string {
  parts.shapes += 1;
  const content = `<w:txbxContent>${lines.map((line) => paragraph(line, parts, 'TableText')).join('')}</w:txbxContent>`;
  const height = 200000 + lines.length * 230000;
  const width = 6120000;
  const shape = `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${parts.shapes}" name="글상자 ${parts.shapes}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></wps:spPr><wps:txbx>${content}</wps:txbx><wps:bodyPr lIns="91440" tIns="45720" rIns="91440" bIns="45720"/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const old = `<w:pict><v:rect style="width:482pt;height:${Math.round(height / 12700)}pt" strokecolor="gray"><v:textbox>${content}</v:textbox></v:rect></w:pict>`;
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
}
