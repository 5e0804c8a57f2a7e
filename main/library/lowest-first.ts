/** The highest of many scores, kept with the lowest of them on top; of equal scores the earlier one stays. */
export class LowestFirst {
  readonly #ids: Int32Array;
  readonly #scores: Float64Array;
  #size = 0;

  constructor(limit: number) {
    this.#ids = new Int32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  get full(): boolean {
    return this.#size === this.#ids.length;
  }

  get lowest(): number {
    return this.#scores[0]!;
  }

  /** Does a score belong among the highest so far? Never where it is NaN. */
  takes(score: number): boolean {
    return score > (this.full ? this.lowest : Number.NEGATIVE_INFINITY);
  }

  /** Once it is full, only what is above `lowest` may come. */
  push(id: number, score: number): void {
    let at = this.#size;
    if (this.full) at = this.#sink(score);
    else {
      this.#size++;
      for (let up = (at - 1) >> 1; at > 0 && this.#scores[up]! > score; up = (at - 1) >> 1) {
        this.#put(at, this.#ids[up]!, this.#scores[up]!);
        at = up;
      }
    }
    this.#put(at, id, score);
  }

  /** Of equal scores the lower number first. */
  highestFirst(): { readonly id: number; readonly score: number }[] {
    return Array.from({ length: this.#size }, (_, i) => ({
      id: this.#ids[i]!,
      score: this.#scores[i]!,
    })).sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** Where a score belongs that takes the place of the lowest. */
  #sink(score: number): number {
    for (let at = 0; ; ) {
      let down = 2 * at + 1;
      if (down >= this.#size) return at;
      if (down + 1 < this.#size && this.#scores[down + 1]! < this.#scores[down]!) down++;
      if (this.#scores[down]! >= score) return at;
      this.#put(at, this.#ids[down]!, this.#scores[down]!);
      at = down;
    }
  }

  #put(at: number, id: number, score: number): void {
    this.#ids[at] = id;
    this.#scores[at] = score;
  }
}
