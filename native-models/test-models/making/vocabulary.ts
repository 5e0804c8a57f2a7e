/** The vocabulary that a GGUF file carries. */
import { readGguf } from '../../../main/models/gguf/read.ts';
import type { Vocabulary } from './qwen3.ts';

export function vocabularyOf(model: string): Vocabulary {
  const { metadata } = readGguf(model, Number.POSITIVE_INFINITY);
  const list = <T>(key: string) => (metadata.get(`tokenizer.ggml.${key}`) as unknown as { first: T[] }).first;
  const number = (key: string) => metadata.get(`tokenizer.ggml.${key}`) as number;
  return {
    tokens: list<string>('tokens'),
    types: list<number>('token_type'),
    merges: list<string>('merges'),
    end: number('eos_token_id'),
    pad: number('padding_token_id'),
  };
}
