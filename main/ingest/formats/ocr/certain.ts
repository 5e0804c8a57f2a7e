import { recognitionLimits } from './limits.ts';
import type { Word } from './tesseract.ts';

export const isCertain = ({ confidence }: Word) => confidence >= recognitionLimits.lineConfidence;

/** Words that may be shown as text, and the share of characters that are certain. */
export function certainWords(words: readonly Word[]): { sure: Word[]; share: number } {
  const lines = new Map<number, { sum: number; count: number }>();
  let [certain, all] = [0, 0];
  for (const word of words) {
    const { length } = word.text;
    const line = lines.get(word.line) ?? { sum: 0, count: 0 };
    lines.set(word.line, { sum: line.sum + word.confidence * length, count: line.count + length });
    all += length;
    if (isCertain(word)) certain += length;
  }
  const sure = words.filter(({ line, confidence }) => {
    const { sum, count } = lines.get(line)!;
    return sum >= count * recognitionLimits.lineConfidence && confidence >= recognitionLimits.wordConfidence;
  });
  return { sure, share: all === 0 ? 0 : certain / all };
}
