/** What the UI calls things, by language. */
import { en } from '../../renderer/words/en.ts';
import { ko } from '../../renderer/words/ko.ts';
import type { Words } from '../../renderer/words/shape.ts';

export const words: { readonly ko: Words; readonly en: Words } = { ko, en };
