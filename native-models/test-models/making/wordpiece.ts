/**
 * A vocabulary that loses Korean: WordPiece as English models have it, without Hangul. llama.cpp strips what it takes for
 * accents, so that each Korean word is unknown or its leading consonant. Metadata alone: the check reads no weights.
 */
import type { Value } from './write-gguf.ts';

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
/** The converter marks a word's beginning. */
const begins = '\u2581';

export function englishEmbedder(): Record<string, Value> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789.,?!'];
  const tokens = [...special, ...letters.map((letter) => begins + letter), ...letters];
  return {
    'general.architecture': { text: 'bert' },
    'general.name': { text: 'tiny-english-words' },
    'bert.context_length': { u32: 512 },
    'bert.embedding_length': { u32: 32 },
    'bert.feed_forward_length': { u32: 32 },
    'bert.block_count': { u32: 1 },
    'bert.attention.head_count': { u32: 1 },
    'bert.attention.layer_norm_epsilon': { f32: 1e-12 },
    'bert.attention.causal': { bool: false },
    'bert.pooling_type': { u32: 1 },
    'tokenizer.ggml.model': { text: 'bert' },
    'tokenizer.ggml.tokens': { texts: tokens },
    'tokenizer.ggml.token_type': { i32s: tokens.map((_, i) => (i < special.length ? 3 : 1)) },
    'tokenizer.ggml.padding_token_id': { u32: 0 },
    'tokenizer.ggml.unknown_token_id': { u32: 1 },
    'tokenizer.ggml.cls_token_id': { u32: 2 },
    'tokenizer.ggml.bos_token_id': { u32: 2 },
    'tokenizer.ggml.seperator_token_id': { u32: 3 },
    'tokenizer.ggml.eos_token_id': { u32: 3 },
    'tokenizer.ggml.mask_token_id': { u32: 4 },
  };
}
