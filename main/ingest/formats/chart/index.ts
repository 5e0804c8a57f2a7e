/** Charts of office documents (DrawingML): their titles, the names of the series, and the categories. */
import { childrenOf, descendantsOf, parseXml, textIn, type XmlElement } from '../xml/index.ts';

const namespaces = {
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
};
const mostWords = 60;

/**
 * What a chart says in words, as one line: `월별 매입 건수 (건): 1월, 2월 …`. Empty where there is no chart or nothing to
 * say. A chart keeps a copy of the cells that it draws, and they are read from this copy.
 * @throws FootnoteError as `parseXml`
 */
export function chartText(part: Uint8Array | null, format: string): string {
  if (!part) return '';
  const root = parseXml(part, { format, namespaces });
  const title = descendantsOf(root, 'c:title')
    .map(titleText)
    .filter((text) => text !== '');
  const series = descendantsOf(root, 'c:ser');
  const names = series.flatMap((one) => pointsOf(childrenOf(one, 'c:tx')));
  const categories = series.slice(0, 1).flatMap((one) => pointsOf(childrenOf(one, 'c:cat')));
  return [
    title.join(', '),
    [...new Set(names)].slice(0, mostWords).join(', '),
    categories.slice(0, mostWords).join(', '),
  ]
    .filter((text) => text !== '')
    .join(': ')
    .replace(/\s+/g, ' ');
}

function titleText(title: XmlElement): string {
  return descendantsOf(title, 'a:p')
    .map((paragraph) => descendantsOf(paragraph, 'a:t').map(textIn).join(''))
    .join(' ')
    .trim();
}

function pointsOf(holders: readonly XmlElement[]): string[] {
  return holders
    .flatMap((holder) => descendantsOf(holder, 'c:v').map((value) => textIn(value).trim()))
    .filter(Boolean);
}
