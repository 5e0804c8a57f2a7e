/**
 * DOCX by its XML: a part is read unit by unit, so that memory follows the largest paragraph or row, not the file.
 * Tracked changes are read as accepted, comments are left apart, hidden text and tables of contents are left out.
 */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer } from '../encoding/bytes.ts';
import { documentOf, type FlowBlock, FlowTableRows } from '../flow/index.ts';
import type { Relationship } from '../opc/index.ts';
import { readXmlUnits, type XmlElement } from '../xml/index.ts';
import { DocxBlocks, tableOf } from './blocks.ts';
import { readGraphic } from './graphics.ts';
import type { InlineContext } from './inline.ts';
import { readMargins } from './margins.ts';
import { readNotes } from './notes.ts';
import { readNumbering } from './numbering.ts';
import { type DocxParts, docxXml, openParts } from './parts.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a DOCX (also DOCM, DOTX; macros are not looked at).
 *
 * `places` hold the page of Word's last layout where the file says it.
 * @param name the file's name without extension: the title as a last resort
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-deep`, `too-many-elements`,
 *   `no-text`
 */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Document> {
  const parts = openParts(bytes);
  const relationships = parts.relationships(parts.main);
  const content = parts.bytes(parts.main);
  if (!content) throw new FootnoteError('damaged', { format: 'DOCX' });

  let blocks: DocxBlocks | undefined;
  const context: InlineContext = {
    styles: readStyles(treeOf('styles', parts, relationships)),
    relationships,
    page: asBuffer(content).includes('lastRenderedPageBreak') ? 1 : undefined,
    note: readNotes(parts, relationships),
    boxed: (box) => blocks?.all(box.children) ?? [],
    drawn: (graphic) => readGraphic(graphic, parts, relationships),
  };
  blocks = new DocxBlocks(context, readNumbering(treeOf('numbering', parts, relationships)));
  const margins = readMargins(parts, relationships, context);
  const body = readBody(content, blocks);
  if (body.length === 0 && margins.length === 0) throw new FootnoteError('no-text');
  return documentOf([...margins, ...body], { format: 'docx', name, ...parts.properties });
}

/** The body as paragraphs and rows, whatever wraps them. */
function readBody(content: Uint8Array, blocks: DocxBlocks): FlowBlock[] {
  const found: FlowBlock[] = [];
  let rows: FlowTableRows | null = null;
  let caption: string | undefined;
  /** Open elements that hold nothing to read: what is kept for old programs, and a table of contents. */
  let skipping = 0;
  const controls: { contents: boolean }[] = [];
  const skipped = () => skipping > 0 || controls.some(({ contents }) => contents);
  readXmlUnits(
    content,
    {
      isUnit: (name) => name === 'w:p' || name === 'w:tr',
      unit: (element: XmlElement) => {
        if (skipped()) return;
        if (element.name === 'w:p') found.push(...blocks.paragraph(element));
        else if (rows) blocks.row(element, rows);
      },
      open: (name, attributes) => {
        if (name === 'mc:Fallback') skipping++;
        else if (name === 'w:sdt') controls.push({ contents: false });
        else if (name === 'w:docPartGallery' && attributes['w:val'] === 'Table of Contents') {
          const control = controls.at(-1);
          if (control) control.contents = true;
        } else if (name === 'w:tbl') [rows, caption] = [new FlowTableRows(), undefined];
        else if (name === 'w:tblCaption') caption = attributes['w:val'];
      },
      close: (name) => {
        if (name === 'mc:Fallback') skipping--;
        else if (name === 'w:sdt') controls.pop();
        else if (name === 'w:tbl' && rows) {
          found.push(...tableOf(rows, caption));
          rows = null;
        }
      },
    },
    docxXml,
  );
  return found;
}

function treeOf(
  type: string,
  parts: DocxParts,
  relationships: ReadonlyMap<string, Relationship>,
): XmlElement | null {
  const found = [...relationships.values()].find((one) => one.type === type && !one.external);
  return found ? parts.tree(found.target) : null;
}
