/** What the text of a paragraph or the comment of an object tells of it. */
import { pictureText } from '../picture-text.ts';
import { childOf, textIn, type XmlElement } from '../xml/index.ts';
import type { HwpContent } from './content.ts';

/** What an author wrote to describe a picture; Hangul itself writes what kind of object it is. */
export function alternativeOf(object: XmlElement): string {
  const comment = textIn(childOf(object, 'hp:shapeComment'));
  const written = comment
    .split(/\n/)
    .filter(
      (line) =>
        !/^\s*(?:\S+입니다\.|원본 그림의|사진 찍은|프로그램 이름|색 대표|F-스톱|노출 시간|ISO 감도|카메라)/u.test(
          line,
        ),
    )
    .join(' ');
  return pictureText(written);
}

/** A line that can be a heading: many authors use outline levels to number whole sentences. */
export function isTitle(text: string): boolean {
  const line = text.trim();
  return line.length <= 80 && !(line.length > 40 && /(?:[다요음함]|니다)\.?$/u.test(line));
}

/** The size of most characters, and whether all of them are bold. */
export function typeOf(content: HwpContent): { size?: number; bold?: boolean } {
  let size: number | undefined;
  let most = 0;
  let all = 0;
  for (const [points, count] of content.sizes) {
    all += count;
    if (count > most) {
      most = count;
      size = points;
    }
  }
  return size === undefined ? {} : { size, bold: content.bold === all };
}
