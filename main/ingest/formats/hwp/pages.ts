/** On which page a paragraph, and each row of a table that goes on over several pages, begins: by @rhwp/core's layout. */
import type { RhwpDocument } from './rhwp.ts';

/** Pages from 1. */
export interface HwpPlace {
  readonly page?: number;
  /** Of the rows of the paragraph's table, where it goes on over several pages. */
  readonly rows?: readonly number[];
}

/** Where a paragraph of a section (both from 0) stands; empty where nobody knows. */
export type PlaceIn = (section: number, paragraph: number) => HwpPlace;

export const nowhere: PlaceIn = () => ({});

/** Pages that a table is followed over. */
const longestTable = 200;

interface LaidOutTable {
  readonly type: string;
  readonly secIdx: number;
  readonly paraIdx: number;
  readonly stableIndex?: readonly number[];
  readonly cells?: readonly { readonly row: number }[];
}

/** The places of all paragraphs of the text: about 15 µs each once the document is laid out, 4 ms a page of a long table. */
export function placesIn(document: RhwpDocument): PlaceIn {
  const layouts = new Map<number, readonly LaidOutTable[]>();
  const tablesOn = (page: number) => {
    let tables = layouts.get(page);
    if (!tables) {
      tables = (JSON.parse(document.getPageControlLayout(page)) as { controls: LaidOutTable[] }).controls;
      layouts.set(page, tables);
    }
    return tables;
  };
  const places = Array.from({ length: document.getSectionCount() }, (_, section) => {
    const pages = Array.from({ length: document.getParagraphCount(section) }, (_, paragraph) =>
      pageOf(document, section, paragraph),
    );
    return pages.map((page, paragraph): HwpPlace => {
      if (page === undefined) return {};
      const next = pages[paragraph + 1] ?? document.pageCount() - 1;
      // A paragraph that is little but a table, and ends on another page than it begins.
      const isLong = next > page && document.getParagraphLength(section, paragraph) <= 2;
      if (!isLong) return { page: page + 1 };
      const rows: number[] = [];
      for (let at = page; at <= Math.min(next, page + longestTable); at++)
        for (const { type, secIdx, paraIdx, stableIndex, cells } of tablesOn(at))
          if (type === 'table' && secIdx === section && paraIdx === paragraph && stableIndex?.length === 3)
            for (const { row } of cells ?? []) rows[row] ??= at + 1;
      return rows.length > 0 ? { page: page + 1, rows } : { page: page + 1 };
    });
  });
  return (section, paragraph) => places[section]?.[paragraph] ?? {};
}

function pageOf(document: RhwpDocument, section: number, paragraph: number): number | undefined {
  const { ok, page } = JSON.parse(document.getPageOfPosition(section, paragraph));
  return ok === true && Number.isInteger(page) ? page : undefined;
}
