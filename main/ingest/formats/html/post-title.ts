/** The title of a notice that a board shows in a table over its text: 제목, 작성자, 등록일. */
import type { Block, RawTable } from '../../../contract/document.ts';
import { collapse } from './head.ts';

const titled = /^(?:글\s?)?제\s?목$|^(?:subject|title)$/iu;
const written = /^(?:작성|등록|게시|글쓴이|조회|posted|author|writer|date)/iu;
/** Layout tables around it are looked into so deep. */
const deepest = 6;

/** Empty where the page has no such table: its own `<title>` names the board, not the notice. */
export function postTitle(text: string, blocks: readonly Block[], depth = 0): string {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const own = titleIn(block.table, text);
    if (own !== '') return own;
    if (depth === deepest) continue;
    for (const { cells } of block.table.rows)
      for (const cell of cells) {
        const inner = postTitle(text, cell.blocks, depth + 1);
        if (inner !== '') return inner;
      }
  }
  return '';
}

function titleIn({ rows }: RawTable, text: string): string {
  const said = rows
    .slice(0, 6)
    .map(({ cells }) =>
      cells.map(({ start, end }) => collapse(text.slice(start, Math.min(end, start + 200)))),
    );
  const title = said.find((row) => titled.test(row[0] ?? '') && !areHeaders(row))?.[1] ?? '';
  const isPost = said.some((row) => row.some((one) => one.length <= 12 && written.test(one)));
  return isPost && title.length <= 120 && !written.test(title) ? title : '';
}

/** A list of notices has these words as headers, side by side: where a value would stand, or last without one. */
const areHeaders = (row: readonly string[]): boolean =>
  row.some((one, at) => (at % 2 === 1 || at === row.length - 1) && one.length <= 12 && written.test(one));
