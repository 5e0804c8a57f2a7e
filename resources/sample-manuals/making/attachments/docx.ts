/** Forms as Word documents: numbered heading styles, list numbering, merged cells, check boxes, notes, page furniture. */
import { body, type DocxParts } from './docx-body.ts';
import { numbering, styles } from './docx-styles.ts';
import type { Form } from './form.ts';
import { escapeXml, zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS = ['styles', 'numbering', 'settings', 'footnotes', 'comments', 'header', 'footer'];

export function renderDocx(form: Form, company: string): Buffer {
  const parts: DocxParts = { footnotes: [], comments: [], lists: [], shapes: 0 };
  const content = body(form, parts);
  const line = (look: string, text: string): string =>
    `<w:p><w:pPr><w:pStyle w:val="${look}"/></w:pPr>${text}</w:p>`;
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
  const notes = parts.footnotes.map(
    (note, i) =>
      `<w:footnote w:id="${i + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${run(` ${note}`)}</w:p></w:footnote>`,
  );
  const separators = ['separator', 'continuationSeparator'].map(
    (kind, i) =>
      `<w:footnote w:type="${kind}" w:id="${i - 1}"><w:p><w:r><w:${kind}/></w:r></w:p></w:footnote>`,
  );
  const comments = parts.comments.map(
    (comment, i) =>
      `<w:comment w:id="${i}" w:author="${escapeXml(form.owner)}" w:date="${form.revised}T10:00:00Z" w:initials="고">${line('CommentText', run(comment))}</w:comment>`,
  );
  const xml: Record<string, string> = {
    document: `<w:document ${W}><w:body>${content}<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    styles: styles(W),
    numbering: numbering(W, parts.lists),
    settings: `<w:settings ${W}><w:defaultTabStop w:val="800"/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>`,
    footnotes: `<w:footnotes ${W}>${separators.join('')}${notes.join('')}</w:footnotes>`,
    comments: `<w:comments ${W}>${comments.join('')}</w:comments>`,
    header: `<w:hdr ${W}>${line('Header', run(`${company} 서식 ${form.number}`))}</w:hdr>`,
    footer: `<w:ftr ${W}>${line('Footer', run(`${form.owner} · `) + page + run(` · ${form.revised} 개정`))}</w:ftr>`,
  };
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${OFFICE}.document.main+xml"/>${PARTS.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${OFFICE}.${part}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(form.title)}</dc:title><dc:creator>${escapeXml(form.owner)}</dc:creator><dc:language>ko-KR</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${form.revised}T09:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${form.revised}T09:00:00Z</dcterms:modified></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${PARTS.map((part, i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${part}" Target="${part}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [name, text] of Object.entries(xml)) files[`word/${name}.xml`] = XML + text;
  return zip(files);
}
