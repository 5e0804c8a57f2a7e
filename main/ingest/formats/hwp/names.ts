/** OWPML (KS X 6101), the XML of HWPX, as Hangul and others write it. */
import type { XmlOptions } from '../xml/index.ts';

const years = [
  'http://www.hancom.co.kr/hwpml/2011',
  'http://www.owpml.org/owpml/2021',
  'http://www.owpml.org/owpml/2024',
];
const prefixes = { paragraph: 'hp', section: 'hs', head: 'hh', core: 'hc' };

export const owpml: XmlOptions = {
  format: 'HWPX',
  namespaces: {
    ...Object.fromEntries(
      years.flatMap((year) => Object.entries(prefixes).map(([name, prefix]) => [`${year}/${name}`, prefix])),
    ),
    'http://www.idpf.org/2007/opf/': 'opf',
    'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0': 'odf',
  },
};
