/**
 * The parser's tree (parse5 into domhandler's nodes), made smaller: of a page of 42 MB it takes 240 MB instead of 650,
 * and two thirds of the time. What costs there: three objects with hash tables for each element's attributes, and texts
 * that are kept as chains of the pieces that the parser adds.
 */
import { Element } from 'domhandler';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

type Adapter = typeof adapter;
type Attributes = Parameters<Adapter['createElement']>[2];
type AttributesOf = Record<string, string>;

/** Without the names of `Object.prototype`, as `Object.create(null)` is, but with V8's fast properties. */
const Names = function Names() {} as unknown as new () => AttributesOf;
Names.prototype = Object.create(null);

/** Of every element whose attributes have no namespace: all but some of SVG and MathML. */
const noNames: AttributesOf = Object.freeze(new Names());

const isForeign = (attribute: Attributes[number]): boolean =>
  attribute.namespace !== undefined || attribute.prefix !== undefined;

function createElement(
  ...[name, namespace, attributes]: Parameters<Adapter['createElement']>
): ReturnType<Adapter['createElement']> {
  if (attributes.some(isForeign)) return adapter.createElement(name, namespace, attributes);
  const attribs = new Names();
  for (const attribute of attributes) attribs[attribute.name] = attribute.value;
  const element = new Element(name, attribs, []);
  element.namespace = namespace;
  element['x-attribsNamespace'] = noNames;
  element['x-attribsPrefix'] = noNames;
  return element;
}

/** A second `<html>` or `<body>` tag adds its attributes to the first one. */
function adoptAttributes(...[element, attributes]: Parameters<Adapter['adoptAttributes']>): void {
  if (element['x-attribsNamespace'] === noNames) element['x-attribsNamespace'] = new Names();
  if (element['x-attribsPrefix'] === noNames) element['x-attribsPrefix'] = new Names();
  adapter.adoptAttributes(element, attributes);
}

/** Written, so that no optimisation leaves the reading of a character out. */
const last = { character: 0 };

/** The last text is complete: V8 makes one string of its pieces when a character is asked for. */
function flatten(parent: Parameters<Adapter['appendChild']>[0]): void {
  const child = parent.children[parent.children.length - 1];
  if (child && adapter.isTextNode(child)) last.character = child.data.charCodeAt(child.data.length - 1);
}

export const smallTree: Adapter = {
  ...adapter,
  createElement,
  adoptAttributes,
  appendChild: (parent, child) => {
    flatten(parent);
    adapter.appendChild(parent, child);
  },
  onItemPop: flatten,
};
