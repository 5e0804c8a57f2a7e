/** Forms as Hangul documents (HWPX): outline styles, tables with merged and header cells, footnotes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HwpDocument, initSync } from '@rhwp/core';
import { type Form, inlines, placeCells, plain } from './form.ts';
import { escapeXml, rezip } from './zip.ts';

/** Width of the text on A4 in HWPUNIT (1/7200 inch), with the blank document's margins of 3 cm. */
const TEXT_WIDTH = 42520;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const GANADA = '가나다라마바사아자차';
const OUTLINE = { 1: 2, 2: 3 } as const;

let started = false;

export function renderHwpx(form: Form, company: string): Buffer {
  if (!started) {
    const wasm = createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm');
    initSync({ module: readFileSync(wasm) });
    started = true;
  }
  const doc = HwpDocument.createEmpty();
  doc.createBlankDocument();
  let at = 0;
  /** Adds a paragraph at the end and gives its index. */
  const paragraph = (
    text: string,
    look: { style?: number; align?: string; size?: number; bold?: boolean } = {},
  ): number => {
    if (at > 0) doc.insertParagraph(0, at);
    const index = at;
    at += 1;
    const shown = plain(text);
    if (shown) doc.insertText(0, index, 0, shown);
    // A new paragraph inherits the shape before it, and a style keeps what differs from the old style: so level first.
    doc.applyParaFormat(0, index, JSON.stringify({ alignment: 'justify' }));
    doc.applyStyle(0, index, look.style ?? 0);
    if (look.align) doc.applyParaFormat(0, index, JSON.stringify({ alignment: look.align }));
    if (shown)
      doc.applyCharFormat(
        0,
        index,
        0,
        shown.length,
        JSON.stringify({ bold: look.bold ?? false, fontSize: look.size ?? 1000 }),
      );
    let offset = 0;
    for (const part of inlines(text)) {
      if (part.kind === 'footnote') {
        const note = JSON.parse(doc.insertFootnote(0, index, offset)) as { controlIdx: number };
        doc.insertTextInFootnote(0, index, note.controlIdx, 0, 0, part.text);
      } else offset += plain(part.kind === 'checkbox' ? '[ ]' : part.text).length;
    }
    return index;
  };
  paragraph(`[${company} 서식 ${form.number}]`, { size: 900 });
  paragraph(form.title, { align: 'center', size: 1800, bold: true });
  for (const block of form.blocks) {
    switch (block.kind) {
      case 'heading':
        paragraph(block.text, {
          style: OUTLINE[block.level],
          size: block.level === 1 ? 1200 : 1100,
          bold: true,
        });
        break;
      case 'text': {
        const align = block.look === 'centre' ? 'center' : block.look === 'right' ? 'right' : 'justify';
        const small = block.look === 'caption' || block.look === 'note';
        paragraph(block.text, { align, size: small ? 900 : 1000, bold: block.look === 'caption' });
        break;
      }
      case 'list':
        block.items.forEach((item, i) => {
          const label = {
            decimal: `${i + 1})`,
            ganada: `${GANADA[i]}.`,
            circled: CIRCLED[i],
            bullet: '·',
          }[block.label];
          paragraph(`${label} ${item}`);
        });
        break;
      case 'table':
        if (block.caption) paragraph(block.caption, { size: 900, bold: true });
        addTable(doc, paragraph(''), block);
        break;
      case 'box':
        addTable(doc, paragraph(''), { rows: [[block.lines.join('\n')]], widths: [1] });
        break;
    }
  }
  paragraph(`${form.owner} · ${form.revised} 개정`, { align: 'right', size: 800 });
  const bytes = doc.exportHwpx();
  doc.free();
  return rezip(
    bytes,
    (name, xml) =>
      name !== 'Contents/content.hpf'
        ? xml
        : xml
            .replace('<opf:title/>', `<opf:title>${escapeXml(form.title)}</opf:title>`)
            .replace(
              'name="CreatedDate" content="text"/>',
              `name="CreatedDate" content="text">${form.revised}T00:00:00Z</opf:meta>`,
            ),
    ['mimetype'],
  );
}

function addTable(
  doc: HwpDocument,
  paragraph: number,
  block: { rows: string[][]; widths: number[]; head?: number },
): void {
  const columns = block.widths.length;
  const total = block.widths.reduce((sum, width) => sum + width, 0);
  const made = JSON.parse(
    doc.createTableEx(
      JSON.stringify({
        sectionIdx: 0,
        paraIdx: paragraph,
        charOffset: 0,
        rowCount: block.rows.length,
        colCount: columns,
        treatAsChar: true,
        colWidths: block.widths.map((width) => Math.round((width / total) * TEXT_WIDTH)),
      }),
    ),
  ) as { paraIdx: number; controlIdx: number };
  const { paraIdx, controlIdx } = made;
  const cells = placeCells(block.rows);
  const head = block.head ?? 0;
  for (const cell of cells) {
    const index = cell.row * columns + cell.column;
    const shaded = cell.header || cell.row < head;
    cell.text.split('\n').forEach((line, i, lines) => {
      const shown = plain(line);
      if (shown) doc.insertTextInCell(0, paraIdx, controlIdx, index, i, 0, shown);
      if (shown)
        doc.applyCharFormatInCell(
          0,
          paraIdx,
          controlIdx,
          index,
          i,
          0,
          shown.length,
          JSON.stringify({ bold: shaded, fontSize: 900 }),
        );
      if (shaded)
        doc.applyParaFormatInCell(0, paraIdx, controlIdx, index, i, JSON.stringify({ alignment: 'center' }));
      if (i < lines.length - 1) doc.splitParagraphInCell(0, paraIdx, controlIdx, index, i, shown.length);
    });
    if (shaded)
      doc.setCellProperties(
        0,
        paraIdx,
        controlIdx,
        index,
        JSON.stringify({ isHeader: cell.row < head, fillType: 'solid', fillColor: '#E7EEF6' }),
      );
  }
  for (const cell of cells) {
    if (cell.rows > 1 || cell.columns > 1)
      doc.mergeTableCells(
        0,
        paraIdx,
        controlIdx,
        cell.row,
        cell.column,
        cell.row + cell.rows - 1,
        cell.column + cell.columns - 1,
      );
  }
  if (head > 0) doc.setTableProperties(0, paraIdx, controlIdx, JSON.stringify({ repeatHeader: true }));
}
