/** A model of qwen3's shape: its metadata and tensors, whatever the numbers in them are. */
import type { Tensor, Value } from './write-gguf.ts';

export interface Shape {
  readonly embedding: number;
  readonly feedForward: number;
  readonly layers: number;
  readonly heads: number;
  readonly cachedHeads: number;
  readonly headLength: number;
  readonly context: number;
  readonly vocabulary: number;
}

export interface Vocabulary {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly merges: readonly string[];
  readonly end: number;
  readonly pad: number;
}

/** Row `index` of a matrix that a part of the model (`attn_q`, `token_embd`…) has in a layer. */
export type Numbers = (part: string, layer: number, length: number, index: number) => Float32Array;

export function metadataOf(name: string, shape: Shape, words: Vocabulary): Record<string, Value> {
  return {
    'general.architecture': { text: 'qwen3' },
    'general.type': { text: 'model' },
    'general.name': { text: name },
    'general.license': { text: 'Apache-2.0' },
    'qwen3.context_length': { u32: shape.context },
    'qwen3.embedding_length': { u32: shape.embedding },
    'qwen3.block_count': { u32: shape.layers },
    'qwen3.feed_forward_length': { u32: shape.feedForward },
    'qwen3.attention.head_count': { u32: shape.heads },
    'qwen3.attention.head_count_kv': { u32: shape.cachedHeads },
    'qwen3.attention.key_length': { u32: shape.headLength },
    'qwen3.attention.value_length': { u32: shape.headLength },
    'qwen3.attention.layer_norm_rms_epsilon': { f32: 1e-6 },
    'qwen3.rope.freq_base': { f32: 10_000 },
    'tokenizer.ggml.model': { text: 'gpt2' },
    'tokenizer.ggml.pre': { text: 'qwen2' },
    'tokenizer.ggml.tokens': { texts: words.tokens },
    'tokenizer.ggml.token_type': { i32s: words.types },
    'tokenizer.ggml.merges': { texts: words.merges },
    'tokenizer.ggml.eos_token_id': { u32: words.end },
    'tokenizer.ggml.padding_token_id': { u32: words.pad },
    'tokenizer.ggml.bos_token_id': { u32: words.pad },
    'tokenizer.ggml.add_bos_token': { bool: false },
  };
}

export function tensorsOf(shape: Shape, type: Tensor['type'], numbers: Numbers): Tensor[] {
  const { embedding, feedForward, heads, cachedHeads, headLength, layers, vocabulary } = shape;
  const matrix = (part: string, layer: number, name: string, columns: number, rows: number): Tensor => ({
    name,
    shape: [columns, rows],
    type,
    row: (index) => numbers(part, layer, columns, index),
  });
  const vector = (part: string, layer: number, name: string, length: number): Tensor => ({
    name,
    shape: [length],
    type: 'F32',
    row: () => numbers(part, layer, length, 0),
  });
  const tensors = [
    matrix('token_embd', 0, 'token_embd.weight', embedding, vocabulary),
    vector('output_norm', 0, 'output_norm.weight', embedding),
  ];
  for (let layer = 0; layer < layers; layer += 1) {
    const name = (part: string) => `blk.${layer}.${part}.weight`;
    const add = (part: string, columns: number, rows: number) =>
      tensors.push(matrix(part, layer, name(part), columns, rows));
    const norm = (part: string, length: number) => tensors.push(vector(part, layer, name(part), length));
    norm('attn_norm', embedding);
    norm('ffn_norm', embedding);
    norm('attn_q_norm', headLength);
    norm('attn_k_norm', headLength);
    add('attn_q', embedding, heads * headLength);
    add('attn_k', embedding, cachedHeads * headLength);
    add('attn_v', embedding, cachedHeads * headLength);
    add('attn_output', heads * headLength, embedding);
    add('ffn_gate', embedding, feedForward);
    add('ffn_up', embedding, feedForward);
    add('ffn_down', feedForward, embedding);
  }
  return tensors;
}
