/**
 * The models that the suite runs on: a person's own, named by `npm run test:models` in the environment, else the tiny
 * ones of the repository. What only the tiny ones promise (exact answers) is skipped on others.
 */
import path from 'node:path';
import type { StartOptions } from '../../main/models/index.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'native-models', 'test-models');
export const testModel = (name: string): string => path.join(folder, name);

const { FOOTNOTE_TEST_CHAT, FOOTNOTE_TEST_EMBEDDING, FOOTNOTE_TEST_RERANKING, FOOTNOTE_TEST_ADAPTERS } =
  process.env;

/** Whether the file of a role is a person's own. */
export const own = {
  chat: Boolean(FOOTNOTE_TEST_CHAT),
  embedding: Boolean(FOOTNOTE_TEST_EMBEDDING),
  reranking: Boolean(FOOTNOTE_TEST_RERANKING),
} as const;

export const subject = {
  chat: FOOTNOTE_TEST_CHAT || testModel('tiny-ko-copy-Q8_0.gguf'),
  /** The base of `adapters`: the tiny adapter was trained on the unrounded weights. */
  base: FOOTNOTE_TEST_CHAT || testModel('tiny-ko-copy-F16.gguf'),
  embedding: FOOTNOTE_TEST_EMBEDDING || testModel('tiny-ko-embed.gguf'),
  reranking: FOOTNOTE_TEST_RERANKING || testModel('tiny-ko-rerank.gguf'),
  /** Empty where a person names a chat model without any. */
  adapters: own.chat
    ? (FOOTNOTE_TEST_ADAPTERS ?? '').split(path.delimiter).filter(Boolean)
    : [testModel('tiny-ko-domain-lora.gguf')],
};

/** For `skip`: promises about the tiny chat model's own answers. */
export const tinyAlone = own.chat && 'a promise of the test model alone';
export const withoutAdapter = subject.adapters.length === 0 && 'no adapter is named';

/**
 * The tiny ones run on one thread of the processor: on a busy machine more of them wait for each other. A person's own
 * run as in the product.
 */
export const start: StartOptions = Object.values(own).some(Boolean) ? {} : { threads: 1, gpu: false };
