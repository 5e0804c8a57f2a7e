/**
 * Cross-encoders of the shapes that rerankers have, with random weights, for measuring speed: nobody commits them.
 * Their vocabulary is the test models' small one: a large one costs memory, not time.
 * node native-models/test-models/making/cross-encoder.ts <shape> <file.gguf>
 */
import path from 'node:path';
import { gaussianRows } from './gaussians.ts';
import { vocabularyOf } from './vocabulary.ts';
import { type Tensor, type Value, writeGguf } from './write-gguf.ts';

interface Encoder {
  readonly embedding: number;
  readonly feedForward: number;
  readonly layers: number;
  readonly heads: number;
  /** Tokens of question and passage together. */
  readonly context: number;
}

/** By the models that have them; parameters without the vocabulary. */
export const shapes = {
  /** ms-marco-MiniLM-L6: 11 M. */
  'minilm-l6': { embedding: 384, feedForward: 1536, layers: 6, heads: 12, context: 512 },
  /** mmarco-mMiniLMv2-L12 (many languages): 21 M. */
  'minilm-l12': { embedding: 384, feedForward: 1536, layers: 12, heads: 12, context: 512 },
  /** bge-reranker-base: 85 M. */
  'xlmr-base': { embedding: 768, feedForward: 3072, layers: 12, heads: 12, context: 512 },
  /** bge-reranker-v2-m3: 303 M; more than 1024 tokens are never given to it. */
  'xlmr-large': { embedding: 1024, feedForward: 4096, layers: 24, heads: 16, context: 1024 },
} as const satisfies Record<string, Encoder>;
export type CrossEncoder = keyof typeof shapes;

export function writeCrossEncoder(name: CrossEncoder, file: string): void {
  const shape = shapes[name];
  const words = vocabularyOf(path.join(import.meta.dirname, '..', 'tiny-ko-copy-Q8_0.gguf'));
  const metadata: Record<string, Value> = {
    'general.architecture': { text: 'bert' },
    'general.name': { text: `random-${name}` },
    'bert.context_length': { u32: shape.context },
    'bert.embedding_length': { u32: shape.embedding },
    'bert.feed_forward_length': { u32: shape.feedForward },
    'bert.block_count': { u32: shape.layers },
    'bert.attention.head_count': { u32: shape.heads },
    'bert.attention.layer_norm_epsilon': { f32: 1e-12 },
    'bert.attention.causal': { bool: false },
    'bert.pooling_type': { u32: 4 },
    'tokenizer.ggml.model': { text: 'gpt2' },
    'tokenizer.ggml.pre': { text: 'qwen2' },
    'tokenizer.ggml.tokens': { texts: words.tokens },
    'tokenizer.ggml.token_type': { i32s: words.types },
    'tokenizer.ggml.token_type_count': { u32: 2 },
    'tokenizer.ggml.merges': { texts: words.merges },
    'tokenizer.ggml.bos_token_id': { u32: words.pad },
    'tokenizer.ggml.eos_token_id': { u32: words.end },
    'tokenizer.ggml.seperator_token_id': { u32: words.end },
    'tokenizer.ggml.padding_token_id': { u32: words.pad },
  };
  writeGguf(file, metadata, tensorsOf(shape, words.tokens.length));
}

function tensorsOf(shape: Encoder, vocabulary: number): Tensor[] {
  const { embedding, feedForward, layers, context } = shape;
  const random = gaussianRows();
  const tensors: Tensor[] = [];
  const matrix = (name: string, columns: number, count: number, type: Tensor['type'] = 'Q8_0') =>
    tensors.push({
      ...{ name: `${name}.weight`, shape: [columns, count], type },
      row: (index) => random(columns, index * 7 + name.length),
    });
  const vector = (name: string, length: number, value: number) =>
    tensors.push({ name, shape: [length], type: 'F32', row: () => new Float32Array(length).fill(value) });
  const norm = (name: string) => {
    vector(`${name}.weight`, embedding, 1);
    vector(`${name}.bias`, embedding, 0);
  };
  const layer = (name: string, columns: number, count: number) => {
    matrix(name, columns, count);
    vector(`${name}.bias`, count, 0);
  };
  matrix('token_embd', embedding, vocabulary);
  matrix('position_embd', embedding, context, 'F32');
  matrix('token_types', embedding, 2, 'F32');
  norm('token_embd_norm');
  for (let i = 0; i < layers; i += 1) {
    for (const part of ['attn_q', 'attn_k', 'attn_v', 'attn_output'])
      layer(`blk.${i}.${part}`, embedding, embedding);
    norm(`blk.${i}.attn_output_norm`);
    layer(`blk.${i}.ffn_up`, embedding, feedForward);
    layer(`blk.${i}.ffn_down`, feedForward, embedding);
    norm(`blk.${i}.layer_output_norm`);
  }
  layer('cls', embedding, embedding);
  matrix('cls.output', embedding, 1, 'F32');
  vector('cls.output.bias', 1, 0);
  return tensors;
}

if (import.meta.main) writeCrossEncoder(process.argv[2] as CrossEncoder, path.resolve(process.argv[3]!));
