/** What a GGUF file says of itself, in the terms that a person chooses a model by. */
import type { Role } from '../messages.ts';
import { isEncoder } from './architectures.ts';
import type { Gguf, GgufTensor } from './read.ts';

export interface GgufFacts {
  readonly kind: 'model' | 'adapter';
  /** `general.name`; often the trained model's full name. */
  readonly title: string | null;
  readonly architecture: string;
  /** What the file looks made for; null where it says too little. */
  readonly role: Role | null;
  /** The type that most of the weights have: `Q4_K`. */
  readonly quantisation: string;
  readonly parameters: number;
  /** Bytes of all weights. */
  readonly weights: number;
  /** Tokens that it was trained for; null where the file does not say. */
  readonly context: number | null;
  /** Numbers in a token's vector, and in an embedding. */
  readonly dimensions: number | null;
  readonly layers: number | null;
  /** Bytes of the key-value cache for one token, kept as 16-bit numbers. */
  readonly cachePerToken: number;
  readonly feedForward: number | null;
  readonly vocabulary: number | null;
  /** `gpt2`, `llama`, `bert`, `t5`. */
  readonly tokenizer: string | null;
  readonly chatTemplate: boolean;
  readonly license: string | null;
}

export function factsOf(gguf: Gguf): GgufFacts {
  const { metadata, tensors } = gguf;
  const text = (key: string) => {
    const value = metadata.get(key);
    return typeof value === 'string' ? value : null;
  };
  const architecture = text('general.architecture') ?? '';
  const number = (key: string) => {
    const value = metadata.get(`${architecture}.${key}`);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  const tokens = metadata.get('tokenizer.ggml.tokens');
  const chatTemplate = text('tokenizer.chat_template') !== null;
  return {
    kind: text('general.type') === 'adapter' || text('adapter.type') !== null ? 'adapter' : 'model',
    title: text('general.name'),
    architecture,
    role: roleOf(gguf, architecture, chatTemplate),
    quantisation: mostUsedType(tensors),
    parameters: tensors.reduce((sum, { elements }) => sum + elements, 0),
    weights: tensors.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    context: number('context_length'),
    dimensions: number('embedding_length_out') ?? number('embedding_length'),
    layers: number('block_count'),
    cachePerToken: cachePerToken(gguf, architecture),
    feedForward: number('feed_forward_length'),
    vocabulary: typeof tokens === 'object' ? tokens.length : null,
    tokenizer: text('tokenizer.ggml.model'),
    chatTemplate,
    license: text('general.license'),
  };
}

/** `{architecture}.pooling_type`, as llama.cpp numbers it. */
const pooling = { mean: 1, cls: 2, last: 3, rank: 4 } as const;

function roleOf({ metadata, tensors }: Gguf, architecture: string, chatTemplate: boolean): Role | null {
  const pooled = metadata.get(`${architecture}.pooling_type`);
  const classifies =
    metadata.has(`${architecture}.classifier.output_labels`) ||
    metadata.has('tokenizer.chat_template.rerank') ||
    tensors.some(({ name }) => /^cls(\.output)?\.weight$/.test(name));
  if (pooled === pooling.rank || classifies) return 'reranker';
  const poolings: readonly unknown[] = [pooling.mean, pooling.cls, pooling.last];
  if (poolings.includes(pooled) || isEncoder(architecture)) return 'embedding';
  return chatTemplate ? 'chat' : null;
}

function mostUsedType(tensors: readonly GgufTensor[]): string {
  const counts = new Map<string, number>();
  for (const { type, elements } of tensors) counts.set(type, (counts.get(type) ?? 0) + elements);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '-';
}

/** Layers may differ in their heads: then the file holds a list. Models with other kinds of memory have less. */
function cachePerToken({ metadata }: Gguf, architecture: string): number {
  const numbers = (key: string): readonly number[] => {
    const value = metadata.get(`${architecture}.${key}`);
    if (typeof value === 'number') return [value];
    return typeof value === 'object' ? value.first.filter((one) => typeof one === 'number') : [];
  };
  const [layers = 0] = numbers('block_count');
  const [embedding = 0] = numbers('embedding_length');
  const heads = numbers('attention.head_count');
  const cached = numbers('attention.head_count_kv');
  const width = embedding / (heads[0] || 1);
  const [key = width] = numbers('attention.key_length');
  const [value = width] = numbers('attention.value_length');
  let total = 0;
  for (let layer = 0; layer < Math.min(layers, 4096); layer += 1)
    total += (cached[layer] ?? cached[0] ?? heads[layer] ?? heads[0] ?? 0) * (key + value) * 2;
  return Math.round(total);
}
