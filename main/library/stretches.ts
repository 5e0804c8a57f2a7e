/** Pages that are wanted, put together to as few reads as there can be: see pages-ahead.ts. */
import { firstFrom, type Stretch } from './table-pages.ts';

/** Pages of one read. */
export const pagesAtOnce = 32;
/** Pages that are read ahead for one call: a fault in the file must not make a search read all of it. */
export const mostPages = 4096;
/** So many pages that nobody wants are read with those on both sides: another read would take longer. */
const readThrough = 8;

/** Those that lie close to one another as one, none longer than one read. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: { page: number; count: number }[] = [];
  let left = mostPages;
  for (const { page, count } of [...stretches].sort((a, b) => a.page - b.page)) {
    left -= count;
    if (left < 0) break;
    for (let from = page; from < page + count; ) {
      const last = out.at(-1);
      const end = last ? last.page + last.count : 0;
      const upTo = Math.min(page + count, last && from - end <= readThrough ? last.page + pagesAtOnce : 0);
      if (last && upTo > from) {
        last.count = Math.max(last.count, upTo - last.page);
        from = Math.max(from, upTo);
      } else {
        const some = Math.min(pagesAtOnce, page + count - from);
        out.push({ page: from, count: some });
        from += some;
      }
    }
  }
  return out;
}

/** Those that do not lie in what was read. */
export function without(stretches: readonly Stretch[], read: readonly Stretch[]): Stretch[] {
  return stretches.filter(({ page, count }) => {
    // The last one that begins there or before.
    const before = read[firstFrom(read.length, (i) => read[i]!.page, page + 1) - 1];
    return !before || page + count > before.page + before.count;
  });
}
