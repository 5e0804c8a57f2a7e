/** The part of the parser's tree (domhandler) that this room reads; the view changes it in place. */
export interface HtmlElement {
  readonly type: 'tag' | 'script' | 'style';
  readonly name: string;
  readonly attribs: Record<string, string>;
  children: HtmlNode[];
  parent: HtmlParent | null;
  prev: HtmlNode | null;
  next: HtmlNode | null;
}

export interface HtmlText {
  readonly type: 'text';
  data: string;
  parent: HtmlParent | null;
  prev: HtmlNode | null;
  next: HtmlNode | null;
}

export interface HtmlRoot {
  readonly type: 'root';
  children: HtmlNode[];
  parent: null;
}

/** Comments, doctypes and CDATA: nothing that a person sees. */
export interface HtmlOther {
  readonly type: 'comment' | 'directive' | 'cdata';
  parent: HtmlParent | null;
  prev: HtmlNode | null;
  next: HtmlNode | null;
}

export type HtmlNode = HtmlElement | HtmlText | HtmlOther;
export type HtmlParent = HtmlElement | HtmlRoot;

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

export function textOf(element: HtmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (child.type === 'text') text += child.data;
    else if (isElement(child)) text += textOf(child);
  }
  return text;
}
