/**
 * A bounded cache in two generations: when the young one is full it becomes the old one, and what is asked for
 * again moves back. Nearly as good as least-recently-used, without its bookkeeping on every hit.
 */
export class WordCache<T> {
  private readonly half: number;
  private young = new Map<string, T>();
  private old = new Map<string, T>();

  /** `limit`: entries at most, in both generations together. */
  constructor(limit: number) {
    this.half = Math.max(1, Math.floor(limit / 2));
  }

  get size(): number {
    return this.young.size + this.old.size;
  }

  get(word: string, compute: (word: string) => T): T {
    const known = this.young.get(word);
    if (known !== undefined) return known;
    const value = this.old.get(word) ?? compute(word);
    this.old.delete(word);
    if (this.young.size >= this.half) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(word, value);
    return value;
  }
}
