/**
 * Rows that are read soon, read beforehand where the system's cache does not hold them: many reads at once, each of all
 * that lies together. SQLite then finds them there, which else asks for one page after the other and waits for each; and
 * the system, which takes some pages in a row for the beginning of a long reading, reads no megabytes behind them.
 */
import { fstatSync, readSync } from 'node:fs';
import { PageReads } from './page-reads.ts';
import { joined, mostPages, without } from './stretches.ts';
import {
  type Branch,
  branchOf,
  childFor,
  isLeaf,
  type KeyRange,
  restsOf,
  type Stretch,
} from './table-pages.ts';

/** Rows of a table whose key is a whole number. */
export interface Rows {
  /** The table's first page. */
  readonly root: number;
  readonly ranges: readonly KeyRange[];
}

/** Pages that are read to see whether the cache holds them; so many slow ones say that it does not. */
export const tried = 3;
const slowOnes = 2;
/** Milliseconds: a page takes a few thousandths of one from the cache, from a disk twenty times that and more. */
export const slowPage = 0.04;
/** Of a table: it is shallower. */
const mostLevels = 8;

export class PagesAhead {
  readonly #fd: number;
  readonly #pageBytes: number;
  readonly #slow: number;
  readonly #reads: PageReads;
  readonly #probe: Buffer;
  #branches = new Map<number, Branch>();
  /** How many branches lie above a leaf, by the table's first page. */
  #levels = new Map<number, number>();
  #changed = 0;

  /**
   * @param fd of the library's file
   * @param slow milliseconds from which on a page's reading says that the cache did not hold it
   */
  constructor(fd: number, pageBytes: number, slow: number) {
    this.#fd = fd;
    this.#pageBytes = pageBytes;
    this.#slow = slow;
    this.#reads = new PageReads(fd, pageBytes);
    this.#probe = Buffer.allocUnsafeSlow(pageBytes);
  }

  /** Does the cache seem to lack some of these rows' pages? A few are tried; false where they cannot be read. */
  lacks(some: readonly Rows[]): boolean {
    try {
      this.#forgetFormer();
      const pages = some
        .flatMap(({ root, ranges }) => ranges.map(([from]) => this.#leafOf(root, from)))
        .filter((page) => page !== undefined)
        .slice(0, tried);
      const slow = pages.filter((page) => this.#isSlow(page)).length;
      return slow > 0 && slow >= Math.min(slowOnes, pages.length);
    } catch {
      return false;
    }
  }

  /** Gives how many pages were read; what cannot be read is left to whoever needs it. */
  async read(rows: readonly Rows[]): Promise<number> {
    try {
      this.#forgetFormer();
      return await this.#readAll(rows);
    } catch {
      return 0;
    }
  }

  async #readAll(wanted: readonly Rows[]): Promise<number> {
    const leaves = await this.#leaves(wanted);
    const pages = joined([...leaves.keys()].map((page) => ({ page, count: 1 })));
    const rests: Stretch[] = [];
    await this.#reads.read(pages, (bytes, first) => {
      for (let at = 0; at < bytes.length; at += this.#pageBytes) {
        const ranges = leaves.get(first + at / this.#pageBytes);
        if (ranges) rests.push(...restsOf(bytes.subarray(at, at + this.#pageBytes), ranges));
      }
    });
    const more = without(joined(rests), pages);
    await this.#reads.read(more);
    return [...pages, ...more].reduce((sum, { count }) => sum + count, 0);
  }

  /** Undefined where there is none. */
  #leafOf(root: number, key: number): number | undefined {
    const levels = this.#levelsAbove(root);
    if (levels === undefined) return undefined;
    let page = root;
    for (let left = levels; left > 0; left--) {
      let branch = this.#branches.get(page);
      if (!branch) {
        readSync(this.#fd, this.#probe, 0, this.#pageBytes, (page - 1) * this.#pageBytes);
        branch = branchOf(this.#probe);
        if (!branch) return undefined;
        this.#branches.set(page, branch);
      }
      page = branch.children[childFor(branch, key)]!;
    }
    return page;
  }

  #forgetFormer(): void {
    const { mtimeMs } = fstatSync(this.#fd);
    if (mtimeMs === this.#changed) return;
    this.#changed = mtimeMs;
    this.#branches.clear();
    this.#levels.clear();
  }

  #isSlow(page: number): boolean {
    const start = performance.now();
    readSync(this.#fd, this.#probe, 0, this.#pageBytes, (page - 1) * this.#pageBytes);
    return performance.now() - start > this.#slow;
  }

  /** The leaves in which rows may be, each with the keys that are looked for there. */
  async #leaves(wanted: readonly Rows[]): Promise<Map<number, KeyRange[]>> {
    const leaves = new Map<number, KeyRange[]>();
    for (const { root, ranges } of wanted) {
      const levels = this.#levelsAbove(root);
      if (levels === undefined) continue;
      let level = ranges.map((range) => ({ page: root, range }));
      for (let left = levels; left > 0 && level.length < mostPages; left--) {
        await this.#loadBranches(level.map(({ page }) => page));
        level = level.flatMap(({ page, range }) => {
          const branch = this.#branches.get(page);
          if (!branch) return [];
          const children = branch.children.subarray(
            childFor(branch, range[0]),
            childFor(branch, range[1]) + 1,
          );
          return Array.from(children, (child) => ({ page: child, range }));
        });
      }
      for (const { page, range } of level.slice(0, mostPages - leaves.size)) {
        const here = leaves.get(page);
        if (here) here.push(range);
        else leaves.set(page, [range]);
      }
    }
    return leaves;
  }

  /** Undefined where there is no such table. */
  #levelsAbove(root: number): number | undefined {
    const known = this.#levels.get(root);
    if (known !== undefined) return known;
    const page = Buffer.alloc(this.#pageBytes);
    for (let levels = 0, at = root; levels < mostLevels; levels++) {
      readSync(this.#fd, page, 0, page.length, (at - 1) * page.length);
      if (isLeaf(page)) {
        this.#levels.set(root, levels);
        return levels;
      }
      const branch = branchOf(page);
      if (!branch) break;
      this.#branches.set(at, branch);
      at = branch.children[0]!;
    }
    return undefined;
  }

  async #loadBranches(pages: readonly number[]): Promise<void> {
    const missing = [...new Set(pages)].filter((page) => !this.#branches.has(page));
    if (missing.length === 0) return;
    await this.#reads.read(
      missing.map((page) => ({ page, count: 1 })),
      (bytes, page) => {
        const branch = branchOf(bytes);
        if (branch) this.#branches.set(page, branch);
      },
    );
  }
}
