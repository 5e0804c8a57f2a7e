/**
 * Counts as two flat arrays, so that a thread hands them over without a copy of each. Of a passage: its number, its
 * document's, then as of a document; of a document: its number, how many terms and lengths there are, and these. The
 * fields' counts stand in the bytes, field after field.
 */
import { type Counts, documentFields, passageFields } from './counts.ts';
import type { FoundCounts } from './term-counts.ts';

export interface FlatCounts {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly passages: number;
  readonly documents: number;
}

export function flatten({ passages, documents }: FoundCounts): FlatCounts {
  const words: number[] = [];
  const fields: Uint8Array[] = [];
  const put = (counts: Counts): void => {
    words.push(counts.terms.length, counts.lengths.length, ...counts.terms, ...counts.lengths);
    fields.push(...counts.fields);
  };
  for (const { passageId, documentId, ...counts } of passages) {
    words.push(passageId, documentId);
    put(counts);
  }
  for (const [documentId, counts] of documents) {
    words.push(documentId);
    put(counts);
  }
  const bytes = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
  }
  return { words: Uint32Array.from(words), bytes, passages: passages.length, documents: documents.size };
}

export function unflatten({ words, bytes, passages, documents }: FlatCounts): FoundCounts {
  let word = 0;
  let byte = 0;
  const take = (fields: number): Counts => {
    const [terms, lengths] = [words[word]!, words[word + 1]!];
    const termsAt = word + 2;
    const lengthsAt = termsAt + terms;
    const fieldsAt = byte;
    word = lengthsAt + lengths;
    byte += fields * terms;
    return {
      terms: words.subarray(termsAt, lengthsAt),
      lengths: words.subarray(lengthsAt, word),
      fields: Array.from({ length: fields }, (_, i) =>
        bytes.subarray(fieldsAt + i * terms, fieldsAt + (i + 1) * terms),
      ),
    };
  };
  const found: FoundCounts = { passages: [], documents: new Map() };
  for (let i = 0; i < passages; i++) {
    const [passageId, documentId] = [words[word]!, words[word + 1]!];
    word += 2;
    found.passages.push({ passageId, documentId, ...take(passageFields.length) });
  }
  for (let i = 0; i < documents; i++) found.documents.set(words[word++]!, take(documentFields.length));
  return found;
}
