/**
 * A model of Qwen3 0.6B's shape with random weights, for measuring speed: nobody commits it.
 * node native-models/test-models/making/large.ts <file.gguf>   (640 MB, Q8_0)
 */
import path from 'node:path';
import { gaussians } from './gaussians.ts';
import { metadataOf, type Numbers, type Shape, tensorsOf } from './qwen3.ts';
import { vocabularyOf } from './vocabulary.ts';
import { writeGguf } from './write-gguf.ts';

const shape: Shape = {
  ...{ embedding: 1024, feedForward: 3072, layers: 28, heads: 16, cachedHeads: 8, headLength: 128 },
  ...{ context: 4096, vocabulary: 151_936 },
};
/** Different rows a length: speed does not depend on the numbers, only on how many there are. */
const rows = 61;

export function writeLargeModel(file: string): void {
  const small = vocabularyOf(path.join(import.meta.dirname, '..', 'tiny-ko-copy-Q8_0.gguf'));
  const added = shape.vocabulary - small.tokens.length;
  const words = {
    ...small,
    tokens: [...small.tokens, ...Array.from({ length: added }, (_, i) => `[word ${i}]`)],
    types: [...small.types, ...Array<number>(added).fill(1)],
  };
  const made = new Map<number, Float32Array[]>();
  const numbers: Numbers = (part, layer, length, index) => {
    if (part.endsWith('_norm')) return new Float32Array(length).fill(1);
    const ready =
      made.get(length) ??
      Array.from({ length: rows }, (_, i) =>
        gaussians(length + i, length).map((one) => one / Math.sqrt(length)),
      );
    made.set(length, ready);
    return ready[(index * 7 + layer) % rows]!;
  };
  const metadata = {
    ...metadataOf('random-0.6b', shape, words),
    'tokenizer.chat_template': {
      text: "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
    },
  };
  writeGguf(file, metadata, tensorsOf(shape, 'Q8_0', numbers));
}

if (import.meta.main) writeLargeModel(path.resolve(process.argv[2]!));
