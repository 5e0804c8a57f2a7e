import { FootnoteError } from '../../../contract/errors.ts';
import { readXml, type XmlOptions, xmlLimits } from './read.ts';
import type { XmlElement } from './tree.ts';

export interface UnitHandler {
  /** True where an element is to come as a tree: a paragraph, a table row. Not asked inside such a tree. */
  isUnit(name: string): boolean;
  unit(element: XmlElement): void;
  /** Elements around the units. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/**
 * Reads a large part as a row of small trees: a document of any length takes the memory of its largest unit.
 * @throws FootnoteError as `readXml`; `too-many-elements` for one unit of more than `nodes` nodes
 */
export function readXmlUnits(bytes: Uint8Array, handler: UnitHandler, options: XmlOptions): void {
  const most = options.nodes ?? xmlLimits.nodes;
  const stack: Growing[] = [];
  let nodes = 0;
  const count = () => {
    if (++nodes > most) throw new FootnoteError('too-many-elements', { limit: most });
  };
  readXml(
    bytes,
    {
      open: (name, attributes) => {
        if (stack.length === 0 && !handler.isUnit(name)) {
          handler.open?.(name, attributes);
          return;
        }
        if (stack.length === 0) nodes = 0;
        count();
        const element: Growing = { name, attributes, children: [] };
        stack[stack.length - 1]?.children.push(element);
        stack.push(element);
      },
      close: (name) => {
        const closed = stack.pop();
        if (!closed) handler.close?.(name);
        else if (stack.length === 0) handler.unit(closed);
      },
      text: (text) => {
        const parent = stack[stack.length - 1];
        if (!parent) return;
        count();
        parent.children.push(text);
      },
    },
    options,
  );
}

/**
 * A small part (styles, numbering, properties) as one tree.
 * @throws FootnoteError as `readXmlUnits`
 */
export function parseXml(bytes: Uint8Array, options: XmlOptions): XmlElement {
  let root: XmlElement | undefined;
  readXmlUnits(
    bytes,
    {
      isUnit: () => true,
      unit: (element) => {
        root = element;
      },
    },
    options,
  );
  if (!root) throw new FootnoteError('damaged', { format: options.format });
  return root;
}
