/**
 * Makes a library of so many passages through the library's own writes, one transaction a document, and learns its
 * vectors: `node tests/bench/search/make.ts <library> <passages>`. Goes on where it was stopped.
 */
import { updateVectors } from '../../../main/embed/index.ts';
import { openLibrary } from '../../../main/library/index.ts';
import { readMaterial } from './material.ts';
import { seeded } from './random.ts';
import { recombine } from './recombine.ts';

export async function makeLibrary(file: string, passages: number): Promise<void> {
  const library = openLibrary(file);
  const lock = library.lock();
  const root = library.addRoot('/recombined');
  let made = library.size().passages;
  if (made < passages) {
    const material = await readMaterial();
    console.error(`${material.pages.length} pages, ${material.terms.length} terms`);
    const started = performance.now();
    for (let number = library.size().documents; made < passages; number++) {
      const document = recombine(material, seeded(number + 1), number);
      library.write(root.id, document);
      made += document.passages.length;
      for (let due = document.passages.length; due >= 0 && library.tendPostings(); ) due -= 32;
      if (number % 2000 === 0)
        console.error(`${made} passages, ${Math.round((performance.now() - started) / 1000)} s`);
    }
  }
  while (library.tendPostings(true)) {
    // Until nothing is due.
  }
  await updateVectors(library);
  lock.release();
  library.close();
}

if (process.argv[1] === import.meta.filename) await makeLibrary(process.argv[2]!, Number(process.argv[3]));
