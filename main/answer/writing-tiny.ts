/**
 * Writing for the tiny test model (profile `tiny-copy`): it knows numbered lines, a question, and answers with a value
 * and the line's number: `33,000원입니다. [2]`. It was trained on prompts of up to about 200 tokens.
 */
import type { PromptPassage } from './check.ts';
import type { Writing } from './writing.ts';

export const tinyPromptTokens = 170;

const refusal = /^문서에 없습니다/;

export const tinyShown = ({ n, units }: PromptPassage): string =>
  `[${n}] ${units.map((unit) => unit.text.replace(/\s+/g, ' ')).join(' ')}`;

export function tinyWriting(question: string, passages: readonly PromptPassage[]): Writing {
  return {
    passages,
    request: () => ({
      messages: [{ role: 'user', text: `${passages.map(tinyShown).join('\n')}\n\n질문: ${question}` }],
      maxTokens: 48,
      temperature: 0,
    }),
    reader: () => {
      let all = '';
      return {
        feed: (text) => {
          all += text;
          return [];
        },
        end: () => {
          if (refusal.test(all.trim())) return [{ type: 'found', found: false }];
          const [, text, n] = /^(.*?)\s*\[(\d+)\]\s*$/s.exec(all.trim()) ?? [];
          if (!text || !n) return [{ type: 'cut' }];
          // It copies a value: that is its quote.
          const quote = text.replace(/(?:입니다|이다)?\.?$/, '');
          return [{ type: 'sentence', sentence: { text, quotes: [{ passage: Number(n), quote }] } }];
        },
      };
    },
  };
}
