/**
 * A model of Qwen3 0.6B's shape for measuring speed: nobody commits it. Its numbers are random and computed with as any
 * others, but its answer is laid down, each token by the one before it: so it can quote what it reads, as an answer of
 * Footnote's does, and never repeats itself by chance.
 * node native-models/test-models/making/large.ts <file.gguf>   (640 MB, Q8_0)
 */
import path from 'node:path';
import { gaussianRows } from './gaussians.ts';
import { metadataOf, type Numbers, type Shape, tensorsOf } from './qwen3.ts';
import { vocabularyOf } from './vocabulary.ts';
import { writeGguf } from './write-gguf.ts';

const shape: Shape = {
  ...{ embedding: 1024, feedForward: 3072, layers: 28, heads: 16, cachedHeads: 8, headLength: 128 },
  ...{ context: 4096, vocabulary: 151_936 },
};
/**
 * Words of a vocabulary that the model reads in `quoting`, in this order. Its answer is made of words of its own and of
 * these, in turn, so that as many of its tokens can be guessed as of the sheets' right answers: two of five.
 */
const readWords = 260;
const answer = { turns: 2, own: 4, quoted: 28 } as const;

/** A prompt that the model quotes; words as they stand in the vocabulary. */
export const quoting: string = Array.from({ length: readWords }, (_, i) => wordAt(i)).join('');

export function writeLargeModel(file: string): void {
  const small = vocabularyOf(path.join(import.meta.dirname, '..', 'tiny-ko-copy-Q8_0.gguf'));
  const first = small.tokens.length;
  const added = shape.vocabulary - first;
  const words = {
    ...small,
    tokens: [...small.tokens, ...Array.from({ length: added }, (_, i) => wordAt(i))],
    // The fourth type is matched in a text as a whole.
    types: [...small.types, ...Array.from({ length: added }, (_, i) => (i < readWords ? 4 : 1))],
  };
  const metadata = {
    ...metadataOf('random-0.6b', shape, words),
    'tokenizer.chat_template': {
      text: "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
    },
  };
  // A byte-level vocabulary writes a new line so: every prompt ends with it.
  const before = predecessors(small.tokens.indexOf('Ċ'), first);
  writeGguf(file, metadata, tensorsOf(shape, 'Q8_0', layingDown(before)));
}

function wordAt(i: number): string {
  return `[word${i}]`;
}

/** For each token the one that it follows: the answer's behind `start`, and all others in one long circle. */
function predecessors(start: number, first: number): (token: number) => number {
  const laid = new Map<number, number>();
  let last = start;
  for (let turn = 0; turn < answer.turns; turn += 1) {
    const own = Array.from({ length: answer.own }, (_, i) => readWords + turn * answer.own + i);
    const quoted = Array.from({ length: answer.quoted }, (_, i) => 20 + 80 * turn + i);
    for (const word of [...own, ...quoted]) {
      laid.set(first + word, last);
      last = first + word;
    }
  }
  const step = 50_021;
  return (token) => laid.get(token) ?? (token + shape.vocabulary - step) % shape.vocabulary;
}

/**
 * Random numbers, but: an embedding's first half is the token's own code, its second half the code of the token that it
 * follows. Nothing is added to it on its way but by the last layer, which writes the first half over the second; what is
 * most like that is the embedding of the token that follows.
 */
function layingDown(before: (token: number) => number): Numbers {
  const half = shape.embedding / 2;
  const last = shape.layers - 1;
  const random = gaussianRows();
  const at = (length: number, place: number, value: number) => {
    const row = new Float32Array(length);
    row[place] = value;
    return row;
  };
  return (part, layer, length, index) => {
    if (part === 'output_norm') return new Float32Array(length).fill(1, half);
    if (part.endsWith('_norm')) return new Float32Array(length).fill(1);
    if (part === 'token_embd') {
      const row = new Float32Array(length);
      code(index, row.subarray(0, half));
      code(before(index), row.subarray(half));
      return row;
    }
    if (part === 'attn_output') return new Float32Array(length);
    const isWriting = layer === last && index < half;
    // The first number of every code is 1: the gate is open for all.
    if (part === 'ffn_gate' && isWriting) return at(length, 0, 16);
    if (part === 'ffn_up' && isWriting) return at(length, index, 1);
    if (part === 'ffn_down')
      return layer === last && index >= half ? at(length, index - half, 16) : new Float32Array(length);
    return random(length, index * 7 + layer);
  };
}

/** Signs from a token's number (xorshift, Marsaglia 2003), the first of them 1. */
function code(token: number, into: Float32Array): void {
  let state = Math.imul(token + 1, 0x9e3779b1) | 1;
  for (let i = 0; i < into.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    into[i] = i === 0 || state & 0x10000 ? 1 : -1;
  }
}

if (import.meta.main) writeLargeModel(path.resolve(process.argv[2]!));
