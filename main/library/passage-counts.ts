/**
 * Passages' counts as bytes: their number; the bytes of each; then each: for each field its length in words, then in
 * bigrams; `number of terms × 2 + in bits`; the number of bytes that the terms' places take, and the places: a bit each
 * where that is shorter, else in digits (digits.ts) how far each is behind the one before, less one; the counts of body
 * and headings (marked-counts.ts). A short document's passage holds a third of its terms: a term is found among bits
 * without reading the others.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';
import { type Counts, type PlacedCounts, packed, passageFields, takeLengths } from './counts.ts';
import { DigitReader, DigitWriter } from './digits.ts';
import { bitsIn, MarkedCounts, putMarkedCounts } from './marked-counts.ts';

export function encodePassages(passages: readonly PlacedCounts[]): Uint8Array {
  const each = passages.map(encodePassage);
  const out = new IntegerWriter();
  out.put(each.length);
  for (const bytes of each) out.put(bytes.length);
  for (const bytes of each) out.append(bytes);
  return out.bytes();
}

function encodePassage({ places, fields, lengths }: PlacedCounts): Uint8Array {
  const out = new IntegerWriter();
  const distances = new DigitWriter();
  for (const [i, place] of places.entries()) distances.put(place - (places[i - 1] ?? -1) - 1);
  const digits = distances.bytes();
  const bits = new Uint8Array(((places.at(-1) ?? -1) >> 3) + 1);
  for (const place of places) bits[place >> 3]! |= 1 << (place & 7);
  const inBits = bits.length < digits.length;
  for (const length of lengths) out.put(length);
  out.put(places.length * 2 + (inBits ? 1 : 0));
  const bytes = inBits ? bits : digits;
  out.put(bytes.length);
  out.append(bytes);
  putMarkedCounts(out, fields[0]!, fields[1]!);
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

function passageAt(blob: Uint8Array, start: number) {
  const from = new IntegerReader(blob, start);
  const lengths = takeLengths(from, passageFields.length);
  const code = from.take();
  const n = code >>> 1;
  const bytes = from.take();
  const placesAt = from.at;
  const end = placesAt + bytes;
  return { n, inBits: (code & 1) === 1, placesAt, end, lengths, counts: new MarkedCounts(blob, end, n) };
}

export function decodePassage(blob: Uint8Array, start: number): PlacedCounts {
  const { n, inBits, placesAt, end, lengths, counts } = passageAt(blob, start);
  const places = new Uint32Array(n);
  const distances = new DigitReader(blob, placesAt);
  for (let i = 0, place = -1; i < n; i++) {
    place++;
    if (!inBits) place += distances.take();
    else
      while (placesAt + (place >> 3) < end && !(blob[placesAt + (place >> 3)]! & (1 << (place & 7)))) place++;
    places[i] = place;
  }
  const body = new Uint8Array(n);
  const headings = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    counts.read(i);
    body[i] = counts.first;
    headings[i] = counts.second;
  }
  return { places, fields: [body, headings], lengths };
}

/** @param places of the wanted terms in the page, ascending, and `terms` beside them */
export function findInPassage(
  blob: Uint8Array,
  start: number,
  places: readonly number[],
  terms: Uint32Array,
): Counts {
  const { n, inBits, placesAt, end, lengths, counts } = passageAt(blob, start);
  const found: number[] = [];
  const fields = passageFields.map((): number[] => []);
  const add = (wanted: number, i: number): void => {
    counts.read(i);
    found.push(terms[wanted]!);
    fields[0]!.push(counts.first);
    fields[1]!.push(counts.second);
  };
  if (inBits) {
    for (let next = 0, bytes = 0, before = 0; next < places.length; next++) {
      const place = places[next]!;
      if (placesAt + (place >> 3) >= end) break;
      while (bytes < place >> 3) before += bitsIn[blob[placesAt + bytes++]!]!;
      const byte = blob[placesAt + bytes]!;
      const bit = 1 << (place & 7);
      if (byte & bit) add(next, before + bitsIn[byte & (bit - 1)]!);
    }
  } else {
    const distances = new DigitReader(blob, placesAt);
    for (let i = 0, next = 0, place = -1; i < n; i++) {
      place += distances.take() + 1;
      while (next < places.length && places[next]! < place) next++;
      if (next === places.length) break;
      if (places[next] === place) add(next, i);
    }
  }
  return packed(found, fields, lengths);
}
