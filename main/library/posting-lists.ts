/**
 * A term's postings in one run as bytes: their number (bytes.ts), an impact each (8 bits), then in digits (digits.ts)
 * how far each passage is behind the one before, less one: most passages that hold a term follow one another closely.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';
import { DigitReader, DigitWriter } from './digits.ts';

export interface PostingList {
  /** Ascending, less the run's first number. */
  readonly numbers: Uint16Array;
  /** 1 to 255. */
  readonly impacts: Uint8Array;
}

export function packList({ numbers, impacts }: PostingList): Uint8Array {
  const out = new IntegerWriter();
  const distances = new DigitWriter();
  let before = -1;
  for (const number of numbers) {
    distances.put(number - before - 1);
    before = number;
  }
  out.put(numbers.length);
  out.append(impacts);
  out.append(distances.bytes());
  return out.bytes();
}

export function unpackList(bytes: Uint8Array): PostingList {
  const from = new IntegerReader(bytes);
  const n = from.take();
  const numbers = Uint16Array.from(new DigitReader(bytes, from.at + n).ascending(n));
  return { numbers, impacts: bytes.subarray(from.at, from.at + n) };
}

/** Adds `times` each impact to its passage's score: as reading the list, without making room for it. */
export function addImpacts(bytes: Uint8Array, scores: Int32Array, times: number): void {
  const from = new IntegerReader(bytes);
  const n = from.take();
  let impact = from.at;
  const end = impact + n;
  let place = 2 * end;
  let number = -1;
  while (impact < end) {
    const two = bytes[place >> 1]!;
    // Two numbers of one digit each: what most bytes of a long list are.
    if ((two & 0x88) === 0 && (place & 1) === 0 && impact + 1 < end) {
      number += (two & 7) + 1;
      scores[number]! += times * bytes[impact++]!;
      number += (two >> 4) + 1;
      scores[number]! += times * bytes[impact++]!;
      place += 2;
      continue;
    }
    let digit = place++ & 1 ? two >> 4 : two & 15;
    let distance = digit & 7;
    for (let shift = 3; digit > 7; shift += 3) {
      digit = place & 1 ? bytes[place >> 1]! >> 4 : bytes[place >> 1]! & 15;
      place++;
      distance |= (digit & 7) << shift;
    }
    number += distance + 1;
    scores[number]! += times * bytes[impact++]!;
  }
}
