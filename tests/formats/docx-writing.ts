/** Makes DOCX files for tests from WordprocessingML, as Word writes it. */
import { type PartToWrite, writeZip } from './zip-writing.ts';

export interface DocxToWrite {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Texts of a header and a footer, as paragraphs. */
  readonly header?: string;
  readonly footer?: string;
  readonly title?: string;
  /** More relationships of the document, as `<Relationship …/>`. */
  readonly relationships?: string;
  /** More parts, by name. */
  readonly parts?: Readonly<Record<string, string>>;
}

const open = 'http://schemas.openxmlformats.org';
const names = [
  `xmlns:w="${open}/wordprocessingml/2006/main" xmlns:r="${open}/officeDocument/2006/relationships"`,
  `xmlns:wp="${open}/drawingml/2006/wordprocessingDrawing" xmlns:a="${open}/drawingml/2006/main"`,
  `xmlns:mc="${open}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`,
  `xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`,
  `xmlns:c="${open}/drawingml/2006/chart" xmlns:dgm="${open}/drawingml/2006/diagram"`,
].join(' ');
const type = `${open}/officeDocument/2006/relationships`;

/** A part's XML around its content. */
export const root = (element: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${element} ${names}>${content}</${element}>`;

export function partsOfDocx(body: string, more: DocxToWrite = {}): PartToWrite[] {
  const parts: PartToWrite[] = [
    { name: 'word/document.xml', content: root('w:document', `<w:body>${body}</w:body>`) },
  ];
  const relations: string[] = [];
  const add = (kind: string, element: string, content: string | undefined) => {
    if (content === undefined) return;
    relations.push(`<Relationship Id="${kind}" Type="${type}/${kind}" Target="${kind}.xml"/>`);
    parts.push({ name: `word/${kind}.xml`, content: root(element, content) });
  };
  add('styles', 'w:styles', more.styles);
  add('numbering', 'w:numbering', more.numbering);
  add('footnotes', 'w:footnotes', more.footnotes);
  add('header', 'w:hdr', more.header);
  add('footer', 'w:ftr', more.footer);
  for (const [name, content] of Object.entries(more.parts ?? {})) parts.push({ name, content });
  const contentType = (kind: string, name: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const kinds = ['styles', 'numbering', 'footnotes', 'header', 'footer'] as const;
  const types = kinds.filter((kind) => more[kind] !== undefined).map((kind) => contentType(kind, kind));
  parts.push({
    name: '[Content_Types].xml',
    content: `<Types xmlns="${open}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${contentType('document.main', 'document')}${types.join('')}</Types>`,
  });
  const rels = (content: string) =>
    `<Relationships xmlns="${open}/package/2006/relationships">${content}</Relationships>`;
  const core = `${open}/package/2006/relationships/metadata/core-properties`;
  parts.push(
    { name: 'word/_rels/document.xml.rels', content: rels(relations.join('') + (more.relationships ?? '')) },
    {
      name: '_rels/.rels',
      content: rels(
        `<Relationship Id="a" Type="${type}/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="${core}" Target="docProps/core.xml"/>`,
      ),
    },
    {
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="${open}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${more.title ?? ''}</dc:title></cp:coreProperties>`,
    },
  );
  return parts;
}

export const writeDocx = (body: string, more: DocxToWrite = {}) => writeZip(partsOfDocx(body, more));

/** A run, and a paragraph of one with its properties. */
export const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (text: string, properties = '', runProperties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${run(text, runProperties)}</w:p>`;

/** A paragraph style. */
export const style = (id: string, name: string, rest = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;

export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
export const row = (cells: readonly string[], properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
export const table = (rows: readonly string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
