import {
  type HtmlElement,
  type HtmlParent,
  type HtmlReading,
  type HtmlText,
  isElement,
} from '../ingest/formats/index.ts';

export interface Position {
  readonly start: number;
  readonly end: number;
}

/**
 * Wraps the characters of a position in `<mark>` elements, in the page's own tree, and opens the `<details>` they
 * stand in. A row of which several cells are marked gets the attribute too.
 * @param attribute name and value that tell our marks from the manual's own
 * @returns false where no character of the position is in the page
 */
export function markPosition(
  { page, pieces }: HtmlReading,
  position: Position,
  attribute: { readonly name: string; readonly value: string },
): boolean {
  const spans = new Map<HtmlText | HtmlElement, { from: number; to: number }>();
  for (const piece of pieces) {
    const from = Math.max(piece.start, position.start);
    const to = Math.min(piece.start + piece.length, position.end);
    if (from >= to) continue;
    const span = { from: piece.from + from - piece.start, to: piece.from + to - piece.start };
    const known = spans.get(piece.node);
    if (known) known.to = span.to;
    else spans.set(piece.node, span);
  }
  const cellsOfRows = new Map<HtmlElement, Set<HtmlElement>>();
  for (const [node, { from, to }] of spans) {
    const mark = page.element('mark', { [attribute.name]: attribute.value });
    noteAncestors(node, cellsOfRows);
    if (node.type === 'text') {
      if (node.data.slice(from, to).trim() !== '') wrapText(node, from, to, mark, page.text);
    } else replace(node, [mark], () => adopt(mark, [node]));
  }
  for (const [row, cells] of cellsOfRows) if (cells.size > 1) row.attribs[attribute.name] = attribute.value;
  return spans.size > 0;
}

function wrapText(
  node: HtmlText,
  from: number,
  to: number,
  mark: HtmlElement,
  text: (data: string) => HtmlText,
): void {
  const before = node.data.slice(0, from);
  const after = node.data.slice(to);
  const cited = text(node.data.slice(from, to));
  const parts = [...(before === '' ? [] : [text(before)]), mark, ...(after === '' ? [] : [text(after)])];
  replace(node, parts, () => adopt(mark, [cited]));
}

function replace(node: HtmlText | HtmlElement, parts: (HtmlText | HtmlElement)[], fill: () => void): void {
  const { parent } = node;
  if (!parent) return;
  const children = [...parent.children];
  children.splice(children.indexOf(node), 1, ...parts);
  fill();
  adopt(parent, children);
}

function adopt(parent: HtmlParent, children: HtmlParent['children']): void {
  parent.children = children;
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = children[i - 1] ?? null;
    child.next = children[i + 1] ?? null;
  });
}

/** Opens folded parts around a node, and notes the cell of each row it stands in. */
function noteAncestors(node: HtmlText | HtmlElement, rows: Map<HtmlElement, Set<HtmlElement>>): void {
  for (let at = node.parent; at !== null && at.type !== 'root'; at = at.parent) {
    if (at.name === 'details') at.attribs.open = '';
    const row = at.parent;
    if ((at.name !== 'td' && at.name !== 'th') || row?.type !== 'tag' || !isElement(row) || row.name !== 'tr')
      continue;
    const cells = rows.get(row) ?? new Set();
    rows.set(row, cells.add(at));
  }
}
