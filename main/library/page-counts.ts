/**
 * A document's counts as bytes; integers of variable length (bytes.ts). The number of terms; for each field its length
 * in words, then in bigrams; for each term `distance from the one before × 8 + others × 4 + body`, where body is 0, 1, 2
 * for a count of 1, 2, 0 and else 3, then its body count if that is 3, then its other counts if `others`; then a bit a
 * term, set for bigrams. Other counts: `headings + 6 × title + 36 × keywords` where all are below 6, else 216 and the
 * three.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';
import { type Counts, documentFields, type PageCounts, packed, takeLengths } from './counts.ts';

/** Body counts that are part of a term's code. */
const usualBodies = [1, 2, 0];
const base = 6;
const unusualOthers = base ** 3;

function putOthers(out: IntegerWriter, counts: readonly number[]): void {
  const isUsual = counts.every((count) => count < base);
  out.put(isUsual ? counts.reduceRight((sum, count) => sum * base + count, 0) : unusualOthers);
  if (!isUsual) for (const count of counts) out.put(count);
}

/** Into each field but the body. */
function takeOthers(from: IntegerReader, give: (field: number, count: number) => void): void {
  let code = from.take();
  const isUsual = code < unusualOthers;
  for (let field = 1; field < documentFields.length; field++) {
    give(field, isUsual ? code % base : from.take());
    code = Math.floor(code / base);
  }
}

export function encodePage({ terms, fields, lengths, bigrams }: PageCounts): Uint8Array {
  const out = new IntegerWriter();
  const [body, ...rest] = fields;
  out.put(terms.length);
  for (const length of lengths) out.put(length);
  const kinds = new Uint8Array(Math.ceil(terms.length / 8));
  let before = 0;
  for (const [i, term] of terms.entries()) {
    const usual = usualBodies.indexOf(body![i]!);
    const others = rest.some((field) => field[i] !== 0);
    out.put((term - before) * 8 + (others ? 4 : 0) + (usual < 0 ? 3 : usual));
    before = term;
    if (usual < 0) out.put(body![i]!);
    if (others)
      putOthers(
        out,
        rest.map((field) => field[i]!),
      );
    if (bigrams[i] === 1) kinds[i >> 3]! |= 1 << (i & 7);
  }
  out.append(kinds);
  return out.bytes();
}

export function decodePage(blob: Uint8Array): PageCounts {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const terms = new Uint32Array(n);
  const fields = documentFields.map(() => new Uint8Array(n));
  const bigrams = new Uint8Array(n);
  let term = 0;
  for (let i = 0; i < n; i++) {
    const code = from.take();
    term += code >>> 3;
    terms[i] = term;
    fields[0]![i] = usualBodies[code & 3] ?? from.take();
    if (code & 4)
      takeOthers(from, (field, count) => {
        fields[field]![i] = count;
      });
  }
  for (let i = 0; i < n; i++) bigrams[i] = (blob[from.at + (i >> 3)]! >> (i & 7)) & 1;
  return { terms, fields, lengths, bigrams };
}

/**
 * The counts of some terms only, without making room for the others; and where these stand. A search reads a hundred
 * thousand terms here: the usual ones, of one or two bytes, without a call.
 * @param wanted ascending
 */
export function findInPage(
  blob: Uint8Array,
  wanted: Uint32Array,
): { readonly counts: Counts; readonly places: readonly number[] } {
  const from = new IntegerReader(blob);
  const n = from.take();
  const lengths = takeLengths(from, documentFields.length);
  const places: number[] = [];
  const terms: number[] = [];
  const fields = documentFields.map((): number[] => []);
  for (let i = 0, next = 0, term = 0, at = from.at; i < n; i++) {
    let code = blob[at++]!;
    if (code > 127) {
      const second = blob[at++]!;
      code += (second - 1) << 7;
      if (second > 127) {
        from.at = at - 2;
        code = from.take();
        at = from.at;
      }
    }
    term += code >>> 3;
    while (next < wanted.length && wanted[next]! < term) next++;
    if (next === wanted.length) break;
    from.at = at;
    if (wanted[next] === term) {
      places.push(i);
      terms.push(term);
      fields[0]!.push(usualBodies[code & 3] ?? from.take());
      for (let f = 1; f < fields.length; f++) fields[f]!.push(0);
      if (code & 4)
        takeOthers(from, (field, count) => {
          fields[field]![places.length - 1] = count;
        });
    } else if ((code & 3) === 3 || code & 4) {
      if ((code & 3) === 3) from.take();
      if (code & 4 && from.take() === unusualOthers) for (let f = 1; f < fields.length; f++) from.take();
    }
    at = from.at;
  }
  return { counts: packed(terms, fields, lengths), places };
}
