/**
 * XML of documents with bounds: saxes, which resolves no entity but the five of XML and fetches nothing, with a limit
 * on depth and on the nodes of one tree. Text is fed in chunks, so that a large part is never a string as a whole.
 */
export { readXml, type XmlHandler, type XmlOptions, xmlLimits } from './read.ts';
export { attributeOf, childOf, childrenOf, descendantsOf, textIn, type XmlElement } from './tree.ts';
export { parseXml, readXmlUnits, type UnitHandler } from './units.ts';
