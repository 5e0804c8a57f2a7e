/** Pictures that a slide shows beside its text: screenshots, drawings. */
import { pictureSize } from '../../image/size.ts';
import { childOf, type XmlElement } from '../../xml/index.ts';
import { openZip } from '../../zip/index.ts';
import type { Box } from '../slide.ts';
import type { ShapeReading } from './shapes.ts';

/** Shares of the slide: what is narrower is an ornament, what is larger in both directions lies behind the text. */
const narrowest = 0.08;
const largest = 0.85;

/** The part of the package that a shape shows; none where it is no picture that browsers know. */
export function picturesOf(
  element: XmlElement,
  box: Box | undefined,
  { parts: { size }, relationships }: Pick<ShapeReading, 'parts' | 'relationships'>,
): string[] {
  const blip = element.name === 'p:pic' ? childOf(childOf(element, 'p:blipFill'), 'a:blip') : undefined;
  const part = relationships.get(blip?.attributes['r:embed'] ?? '');
  if (!part || part.external || !/\.(?:png|jpe?g|gif|bmp|webp)$/i.test(part.target)) return [];
  const [wide, high] = [(box?.width ?? 0) / size.width, (box?.height ?? 0) / size.height];
  return wide < narrowest || (wide > largest && high > largest) ? [] : [part.target];
}

export interface PackagedPicture {
  readonly type: `image/${string}`;
  readonly bytes: Uint8Array;
}

/**
 * @returns what gives a picture by its part's name; null for anything else
 * @throws FootnoteError as `openZip`
 */
export function openPictures(bytes: Uint8Array): (part: string) => PackagedPicture | null {
  const zip = openZip(bytes, 'PPTX');
  return (part) => {
    const picture = zip.read(part);
    const known = picture && pictureSize(picture);
    return known ? { type: `image/${known.type}`, bytes: picture } : null;
  };
}
