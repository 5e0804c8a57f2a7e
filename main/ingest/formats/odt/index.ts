/**
 * ODT by its XML, unit by unit, as DOCX is read. Tracked changes are read as accepted, comments are left apart, hidden
 * text and indexes are left out.
 */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer } from '../encoding/bytes.ts';
import { documentOf, type FlowBlock, type FlowParagraph, type FlowRow, marginNotes } from '../flow/index.ts';
import { childrenOf, descendantsOf, readXmlUnits, type XmlElement } from '../xml/index.ts';
import { captionOf, OdtBlocks, skippedElements } from './blocks.ts';
import { type InlineContext, plainText } from './inline.ts';
import { OdtLists, styleHolders } from './lists.ts';
import { odtXml, openParts } from './parts.ts';
import { OdtStyles } from './styles.ts';

/**
 * Reads an ODT (also OTT).
 *
 * `places` hold the page of the last layout where the file says it.
 * @param name the file's name without extension: the title as a last resort
 * @throws FootnoteError `not-format`, `encrypted`, `damaged`, `unpacks-too-large`, `too-deep`, `too-many-elements`,
 *   `no-text`
 */
export async function readOdt(bytes: Uint8Array, name: string): Promise<Document> {
  const { content, styles: root, properties } = openParts(bytes);
  const [styles, lists] = [new OdtStyles(), new OdtLists()];
  for (const holder of styleHolders(root)) {
    styles.add(holder);
    lists.add(holder);
  }
  let notes = 0;
  let blocks: OdtBlocks | undefined;
  const context: InlineContext = {
    styles,
    page: asBuffer(content).includes('text:soft-page-break') ? 1 : undefined,
    nextNote: () => ++notes,
    boxed: (box) => blocks?.within(box) ?? [],
  };
  blocks = new OdtBlocks(context, lists);
  const onStyles = (holder: XmlElement) => {
    styles.add(holder);
    lists.add(holder);
  };
  const body = readBody(content, blocks, lists, context, onStyles);
  return documentOf([...readMargins(root), ...body], { format: 'odt', name, ...properties });
}

function readBody(
  content: Uint8Array,
  blocks: OdtBlocks,
  lists: OdtLists,
  context: InlineContext,
  onStyles: (holder: XmlElement) => void,
): FlowBlock[] {
  const found: FlowBlock[] = [];
  let isText = false;
  let rows: FlowRow[] = [];
  let caption = '';
  let inHead = 0;
  let skipping = 0;
  const units = /^(?:text:[ph]|table:table-row|table:title|office:automatic-styles|draw:(?!page).*)$/;
  readXmlUnits(
    content,
    {
      isUnit: (name) => skipping === 0 && units.test(name),
      unit: (element) => {
        if (element.name === 'office:automatic-styles') onStyles(element);
        else if (element.name === 'table:title') caption = plainText(element);
        else if (element.name === 'table:table-row') rows.push(...blocks.row(element, inHead > 0));
        else if (element.name.startsWith('text:')) found.push(...blocks.paragraph(element));
        else found.push(...blocks.within({ name: 'office:text', attributes: {}, children: [element] }));
      },
      open: (name, attributes) => {
        if (skipping > 0 || skippedElements.test(name) || isHidden(name, attributes)) skipping++;
        else if (name === 'office:text') isText = true;
        else if (name === 'text:list') lists.enterList(attributes);
        else if (name === 'text:list-item' || name === 'text:list-header')
          lists.enterItem(attributes, name === 'text:list-header');
        else if (name === 'table:table') [rows, caption] = [[], ''];
        else if (name === 'table:table-header-rows') inHead++;
        else if (name === 'text:soft-page-break' && context.page !== undefined) context.page++;
      },
      close: (name) => {
        if (skipping > 0) skipping--;
        else if (name === 'text:list') lists.leaveList();
        else if (name === 'table:table-header-rows') inHead--;
        else if (name === 'table:table' && rows.length > 0)
          found.push({ kind: 'table', rows, ...captionOf(caption) });
      },
    },
    odtXml,
  );
  if (!isText) throw new FootnoteError('not-format', { format: 'ODT' });
  return found;
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return name === 'text:section' && attributes['text:display'] === 'none';
}

function readMargins(root: XmlElement | null): FlowParagraph[] {
  const pages = root ? descendantsOf(root, 'style:master-page') : [];
  const margins = pages
    .flatMap((page) => childrenOf(page))
    .filter(({ name }) => /^style:(?:header|footer)/.test(name));
  return marginNotes(margins.flatMap((margin) => descendantsOf(margin, 'text:p')).map(plainText));
}
