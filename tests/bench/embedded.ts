/** Vectors of many texts by an installed model: hours of a core, so they are kept in a file and gone on with. */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Models } from '../../main/models/index.ts';

/** Texts a call; between two calls the file grows. */
const batch = 64;
const bytesOfFloat = 4;

/**
 * @param file floats, row after row, of the first of these very texts; it grows until it has all of them
 * @param most seconds after which it ends with what there is
 */
export async function embeddedTexts(
  models: Models,
  texts: readonly string[],
  file: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ values: Float32Array; dimensions: number }> {
  const [probe] = await models.embed([texts[0]!], 'passage');
  const dimensions = probe!.length;
  const row = dimensions * bytesOfFloat;
  const started = performance.now();
  let done = 0;
  if (existsSync(file)) {
    done = Math.floor(readFileSync(file).length / row);
    truncateSync(file, done * row);
  }
  for (const first = done; done < texts.length && (performance.now() - started) / 1000 < most; ) {
    const vectors = await models.embed(texts.slice(done, done + batch), 'passage');
    appendFileSync(file, Buffer.concat(vectors.map(bytesOf)));
    done += vectors.length;
    if (done % (batch * 50) === 0) {
      const speed = (done - first) / ((performance.now() - started) / 1000);
      console.error(`${done} of ${texts.length} texts embedded, ${speed.toFixed(1)} a second`);
    }
  }
  const bytes = new Uint8Array(readFileSync(file));
  return { values: new Float32Array(bytes.buffer, 0, Math.min(done, texts.length) * dimensions), dimensions };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);
