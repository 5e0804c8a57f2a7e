/**
 * Writes documents into a library without a pause until it is ended, as `footnote ingest` does: `write.ts <library>`.
 * Its transactions follow one another closely, since nothing is read from files between them.
 */
import { giveWay } from '../../../main/contract/priority.ts';
import { openLibrary } from '../../../main/library/index.ts';
import { readMaterial } from './material.ts';
import { seeded } from './random.ts';
import { recombine } from './recombine.ts';

giveWay();
const library = openLibrary(process.argv[2]!);
library.lock();
const root = library.addRoot('/written-meanwhile');
const material = await readMaterial();
console.log('writing');
// Its own numbers again and again: documents are replaced too.
for (let number = 0; ; number++) {
  const document = recombine(material, seeded(1e9 + number), number % 1000);
  library.write(root.id, document);
  for (let due = document.passages.length; due >= 0 && library.tendPostings(); ) due -= 32;
  if (number % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
}
