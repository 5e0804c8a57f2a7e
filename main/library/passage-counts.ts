/**
 * Passages' counts as bytes; integers of variable length (bytes.ts). Their number; the bytes of each; then each: for
 * each field its length in words, then in bigrams; `number of terms × 2 + in bits`; the terms' places, as the number of
 * bytes and a bit a place where that is shorter, else as the distance from the place before; a bit a term, set where it
 * does not stand once in the body and nowhere else; of those a byte each, `body count + 16 × headings count`, or 255,
 * and after them the two counts of each that had 255. A short document's passage holds a third of its terms: a bit for
 * each takes a third of the bytes that distances take, and a term is found in it without reading the others.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';
import { type Counts, type PlacedCounts, packed, passageFields, takeLengths } from './counts.ts';

export function encodePassages(passages: readonly PlacedCounts[]): Uint8Array {
  const each = passages.map(encodePassage);
  const out = new IntegerWriter();
  out.put(each.length);
  for (const bytes of each) out.put(bytes.length);
  for (const bytes of each) out.append(bytes);
  return out.bytes();
}

/** A passage's term that stands once in its body and not in its headings. */
const isPlain = (body: number, headings: number): boolean => body === 1 && headings === 0;
const unusual = 255;

function encodePassage({ places, fields, lengths }: PlacedCounts): Uint8Array {
  const out = new IntegerWriter();
  const [body, headings] = fields;
  const n = places.length;
  for (const length of lengths) out.put(length);
  const distances = new IntegerWriter();
  for (const [i, place] of places.entries()) distances.put(place - (places[i - 1] ?? 0));
  const bits = new Uint8Array(n === 0 ? 0 : (places[n - 1]! >> 3) + 1);
  const inBits = bits.length < distances.length;
  out.put(n * 2 + (inBits ? 1 : 0));
  if (inBits) {
    for (const place of places) bits[place >> 3]! |= 1 << (place & 7);
    out.put(bits.length);
  }
  out.append(inBits ? bits : distances.bytes());
  const marks = new Uint8Array(Math.ceil(n / 8));
  const codes: number[] = [];
  const rest = new IntegerWriter();
  for (let i = 0; i < n; i++) {
    const [b, h] = [body![i]!, headings![i]!];
    if (isPlain(b, h)) continue;
    marks[i >> 3]! |= 1 << (i & 7);
    const code = b < 16 && h < 15 ? b + 16 * h : unusual;
    codes.push(code);
    if (code === unusual) {
      rest.put(b);
      rest.put(h);
    }
  }
  out.append(marks);
  out.append(Uint8Array.from(codes));
  out.append(rest.bytes());
  return out.bytes();
}

/** Where each passage of a blob begins. */
export function passageStarts(blob: Uint8Array): number[] {
  const from = new IntegerReader(blob);
  const n = from.take();
  const starts: number[] = [];
  for (let i = 0, at = 0; i < n; i++) {
    starts.push(at);
    at += from.take();
  }
  for (let i = 0; i < n; i++) starts[i]! += from.at;
  return starts;
}

export function decodePassage(blob: Uint8Array, start: number): PlacedCounts {
  const { n, inBits, placesAt, marksAt, lengths } = passageAt(blob, start);
  const places = new Uint32Array(n);
  if (inBits) {
    for (let i = 0, place = 0; i < n && placesAt + (place >> 3) < marksAt; place++)
      if (blob[placesAt + (place >> 3)]! & (1 << (place & 7))) places[i++] = place;
  } else {
    const from = new IntegerReader(blob, placesAt);
    for (let i = 0, place = 0; i < n; i++) places[i] = place += from.take();
  }
  const body = new Uint8Array(n);
  const headings = new Uint8Array(n);
  const counts = new CountsInOrder(blob, marksAt, n);
  for (let i = 0; i < n; i++) {
    const code = counts.at(i);
    body[i] = bodyOf(code);
    headings[i] = headingsOf(code);
  }
  return { places, fields: [body, headings], lengths };
}

/** Where the parts of a passage's counts stand in a blob. */
function passageAt(blob: Uint8Array, start: number) {
  const from = new IntegerReader(blob, start);
  const lengths = takeLengths(from, passageFields.length);
  const code = from.take();
  const n = code >>> 1;
  const inBits = (code & 1) === 1;
  const bytes = inBits ? from.take() : 0;
  const placesAt = from.at;
  let marksAt = placesAt + bytes;
  if (!inBits) for (let left = n; left > 0; ) if (!(blob[marksAt++]! > 127)) left--;
  return { n, inBits, placesAt, marksAt, lengths };
}

/** Counts of both fields in one number: body + 256 × headings. */
const bodyOf = (both: number): number => both & 255;
const headingsOf = (both: number): number => both >>> 8;

/** The bits that are set in a byte. */
const bitsIn = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});

/** Gives counts of ascending terms: what stands before one is passed over once. */
class CountsInOrder {
  readonly #blob: Uint8Array;
  readonly #marksAt: number;
  readonly #codesAt: number;
  /** Whole bytes of marks passed over, and the marked terms in them. */
  #bytes = 0;
  #marked = 0;
  readonly #n: number;

  constructor(blob: Uint8Array, marksAt: number, n: number) {
    this.#blob = blob;
    this.#marksAt = marksAt;
    this.#codesAt = marksAt + Math.ceil(n / 8);
    this.#n = n;
  }

  at(i: number): number {
    const blob = this.#blob;
    while (this.#bytes < i >> 3) this.#marked += bitsIn[blob[this.#marksAt + this.#bytes++]!]!;
    const byte = blob[this.#marksAt + this.#bytes]!;
    if ((byte & (1 << (i & 7))) === 0) return 1;
    const marked = this.#marked + bitsIn[byte & ((1 << (i & 7)) - 1)]!;
    const code = blob[this.#codesAt + marked]!;
    return code === unusual ? this.#unusual(marked) : (code & 15) + ((code >> 4) << 8);
  }

  /** Rare: counted from the beginning. */
  #unusual(marked: number): number {
    let codes = 0;
    for (let i = 0; i < this.#n; i += 8) codes += bitsIn[this.#blob[this.#marksAt + (i >> 3)]!]!;
    const from = new IntegerReader(this.#blob, this.#codesAt + codes);
    for (let i = 0; i < marked; i++) {
      if (this.#blob[this.#codesAt + i] !== unusual) continue;
      from.take();
      from.take();
    }
    return from.take() + (from.take() << 8);
  }
}

/** @param places of the wanted terms in the page, ascending, and `terms` beside them */
export function findInPassage(
  blob: Uint8Array,
  start: number,
  places: readonly number[],
  terms: Uint32Array,
): Counts {
  const { n, inBits, placesAt, marksAt, lengths } = passageAt(blob, start);
  const found: number[] = [];
  const fields = passageFields.map((): number[] => []);
  const counts = new CountsInOrder(blob, marksAt, n);
  const add = (wanted: number, i: number): void => {
    const code = counts.at(i);
    found.push(terms[wanted]!);
    fields[0]!.push(bodyOf(code));
    fields[1]!.push(headingsOf(code));
  };
  if (inBits) {
    for (let next = 0, bytes = 0, before = 0; next < places.length; next++) {
      const place = places[next]!;
      if (placesAt + (place >> 3) >= marksAt) break;
      while (bytes < place >> 3) before += bitsIn[blob[placesAt + bytes++]!]!;
      const byte = blob[placesAt + bytes]!;
      if (byte & (1 << (place & 7))) add(next, before + bitsIn[byte & ((1 << (place & 7)) - 1)]!);
    }
  } else {
    const from = new IntegerReader(blob, placesAt);
    for (let i = 0, next = 0, place = 0; i < n; i++) {
      place += from.take();
      while (next < places.length && places[next]! < place) next++;
      if (next === places.length) break;
      if (places[next] === place) add(next, i);
    }
  }
  return packed(found, fields, lengths);
}
