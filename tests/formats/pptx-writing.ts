/** Makes PPTX files for tests: one master, one layout of each kind that is named, slides as XML. */
import { type PartToWrite, writeZip } from './zip-writing.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`;

export interface SlideToWrite {
  /** What stands in `p:spTree`. */
  readonly shapes: string;
  readonly hidden?: boolean;
  /** The type of its layout; default `obj`. */
  readonly layout?: string;
  /** Relationships: id, type, target; a target with `:` is external. */
  readonly relations?: readonly (readonly [id: string, type: string, target: string])[];
}

const relations = (list: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${target.includes(':') ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const place = (x: number, y: number, width: number, height: number) =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`;

export interface ShapeToWrite {
  readonly at?: readonly [x: number, y: number, width: number, height: number];
  /** `p:ph` attributes: `type="title"`. */
  readonly placeholder?: string;
  readonly description?: string;
  readonly hidden?: boolean;
}

/** A shape with paragraphs, as plain text or as XML. */
export function shape(paragraphs: readonly string[], options: ShapeToWrite = {}): string {
  const { at, placeholder, description = '', hidden = false } = options;
  const text = paragraphs.map((one) =>
    one.startsWith('<a:p') ? one : `<a:p><a:r><a:rPr lang="ko-KR"/><a:t>${one}</a:t></a:r></a:p>`,
  );
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="" descr="${description}"${hidden ? ' hidden="1"' : ''}/><p:cNvSpPr/><p:nvPr>${placeholder === undefined ? '' : `<p:ph ${placeholder}/>`}</p:nvPr></p:nvSpPr><p:spPr>${at ? place(...at) : ''}</p:spPr><p:txBody><a:bodyPr/>${text.join('')}</p:txBody></p:sp>`;
}

export const title = (text: string) => shape([text], { placeholder: 'type="title"' });

export function frame(content: string, at: readonly [number, number, number, number] = [0, 0, 1, 1]): string {
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="표 1"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${place(...at).replaceAll('a:xfrm', 'p:xfrm')}<a:graphic><a:graphicData uri="">${content}</a:graphicData></a:graphic></p:graphicFrame>`;
}

/** @param id of the relationship to its part */
export const picture = (id: string, at: readonly [number, number, number, number], description = '') =>
  `<p:pic><p:nvPicPr><p:cNvPr id="4" name="그림 1" descr="${description}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill><p:spPr>${place(...at)}</p:spPr></p:pic>`;

/** The levels of the master's body are bulleted; those of its other text are not. */
const master = `<p:sldMaster ${spaces}><p:cSld><p:spTree>${shape(['제목 편집'], { placeholder: 'type="title"', at: [0, 0, 100, 10] })}${shape(['본문 편집'], { placeholder: 'type="body" idx="1"', at: [0, 20, 100, 60] })}</p:spTree></p:cSld><p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl2pPr><a:buChar char="–"/></a:lvl2pPr></p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`;

export function writePptx(slides: readonly SlideToWrite[], parts: readonly PartToWrite[] = []): Buffer {
  const layouts = [...new Set(slides.map(({ layout }) => layout ?? 'obj'))];
  return writeZip([
    {
      name: '_rels/.rels',
      content: relations([['rId1', 'officeDocument', 'ppt/presentation.xml']]),
    },
    {
      name: 'ppt/presentation.xml',
      content: `<p:presentation ${spaces}><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      content: relations(slides.map((_, i) => [`rId${i + 1}`, 'slide', `slides/slide${i + 1}.xml`])),
    },
    { name: 'ppt/slideMasters/slideMaster1.xml', content: master },
    ...layouts.flatMap((type) => [
      {
        name: `ppt/slideLayouts/${type}.xml`,
        content: `<p:sldLayout ${spaces} type="${type}"><p:cSld><p:spTree>${shape([], { placeholder: 'type="body" idx="1"' })}</p:spTree></p:cSld></p:sldLayout>`,
      },
      {
        name: `ppt/slideLayouts/_rels/${type}.xml.rels`,
        content: relations([['rId1', 'slideMaster', '../slideMasters/slideMaster1.xml']]),
      },
    ]),
    ...slides.flatMap(({ shapes, hidden, layout = 'obj', relations: own = [] }, i) => [
      {
        name: `ppt/slides/slide${i + 1}.xml`,
        content: `<p:sld ${spaces}${hidden ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
      },
      {
        name: `ppt/slides/_rels/slide${i + 1}.xml.rels`,
        content: relations([['rIdL', 'slideLayout', `../slideLayouts/${layout}.xml`], ...own]),
      },
    ]),
    ...parts,
  ]);
}
