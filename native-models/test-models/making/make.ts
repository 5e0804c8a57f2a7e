/**
 * Makes the test models that need no training: node native-models/test-models/making/make.ts
 * The vocabulary is that of tiny-ko-copy; the numbers come from a fixed seed, so the files are the same every time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gaussians } from './gaussians.ts';
import { metadataOf, type Numbers, type Shape, tensorsOf } from './qwen3.ts';
import { vocabularyOf } from './vocabulary.ts';
import { type Tensor, writeGguf } from './write-gguf.ts';

const folder = path.dirname(import.meta.dirname);
const file = (name: string) => path.join(folder, name);

const words = vocabularyOf(file('tiny-ko-copy-Q8_0.gguf'));
const shape: Shape = {
  ...{ embedding: 64, feedForward: 64, layers: 1, heads: 2, cachedHeads: 1, headLength: 32 },
  ...{ context: 512, vocabulary: words.tokens.length },
};
const zeros = (length: number) => new Float32Array(length);
const ones = (length: number) => new Float32Array(length).fill(1);

/** A token's own direction, the same in both models. */
const direction = (token: number) => gaussians(token + 1, shape.embedding);

/** Nothing is mixed or changed between the tokens: a text's vector is the mean of its tokens' directions. */
const bagOfTokens: Numbers = (part, _, length, index) => {
  if (part.endsWith('_norm')) return ones(length);
  return part === 'token_embd' ? direction(index) : zeros(length);
};

/** Every token looks at all before it alike and takes their mean: so the last one knows what the text is made of. */
const meanOfTokens: Numbers = (part, layer, length, index) => {
  const identity = zeros(length);
  // One cached head of half the width: it carries the first 32 numbers, for both heads.
  if (part === 'attn_v') identity[index] = 1;
  else if (part === 'attn_output' && index < shape.headLength) identity[index] = 8;
  else return bagOfTokens(part, layer, length, index);
  return identity;
};

function makeEmbedder(): void {
  const metadata = { ...metadataOf('tiny-ko-embed', shape, words), 'qwen3.pooling_type': { u32: 1 } };
  writeGguf(file('tiny-ko-embed.gguf'), metadata, tensorsOf(shape, 'Q8_0', bagOfTokens));
}

/** The words whose texts it prefers: it judges the text alone, the question makes no difference to the order. */
const preferred = ['요', '금'];

function makeReranker(): void {
  const metadata = {
    ...metadataOf('tiny-ko-rerank', shape, words),
    'qwen3.pooling_type': { u32: 4 },
    'qwen3.classifier.output_labels': { texts: ['yes', 'no'] },
    'tokenizer.chat_template.rerank': { text: '{query}\n{document}\n'.replaceAll(/\{(\w+)\}/g, '{{$1}}') },
  };
  const yes = zeros(shape.embedding);
  for (const word of preferred) {
    const token = words.tokens.indexOf(byteLevel(word));
    if (token < 0) throw new Error(`no token for ${word}`);
    direction(token).forEach((value, i) => {
      if (i < shape.headLength) yes[i] = (yes[i] ?? 0) + value / 40;
    });
  }
  const no = yes.map((value) => -value);
  const classifier: Tensor = {
    name: 'cls.output.weight',
    shape: [shape.embedding, 2],
    type: 'F32',
    row: (index) => (index === 0 ? yes : no),
  };
  writeGguf(file('tiny-ko-rerank.gguf'), metadata, [...tensorsOf(shape, 'Q8_0', meanOfTokens), classifier]);
}

/** A byte-level vocabulary writes each byte of a word as a printable letter (GPT-2's table). */
function byteLevel(word: string): string {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !printable(byte));
  return [...Buffer.from(word)]
    .map((byte) => String.fromCharCode(printable(byte) ? byte : 256 + others.indexOf(byte)))
    .join('');
}

/** A well-formed adapter that no qwen3 model can take. */
function makeForeignAdapter(): void {
  const row = (length: number) => () => zeros(length);
  writeGguf(
    file('foreign-lora.gguf'),
    {
      'general.architecture': { text: 'gemma3' },
      'general.type': { text: 'adapter' },
      'general.name': { text: 'foreign-lora' },
      'adapter.type': { text: 'lora' },
      'adapter.lora.alpha': { f32: 16 },
    },
    [
      { name: 'blk.0.attn_q.weight.lora_a', shape: [64, 4], type: 'F32', row: row(64) },
      { name: 'blk.0.attn_q.weight.lora_b', shape: [4, 64], type: 'F32', row: row(4) },
    ],
  );
}

/** The first two thirds of a whole file: its header promises more than there is. */
function makeTruncated(): void {
  const whole = readFileSync(file('tiny-ko-embed.gguf'));
  writeFileSync(file('truncated.gguf'), whole.subarray(0, Math.floor((whole.length * 2) / 3)));
}

makeEmbedder();
makeReranker();
makeForeignAdapter();
makeTruncated();
