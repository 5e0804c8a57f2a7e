/**
 * Makes a library of so many passages through the library's own writes and learns its vectors: `node
 * tests/bench/search/make.ts <library> <passages>`. Goes on where it was stopped. Many documents share a transaction
 * here, which spares a third of the time; the rows are the same.
 */
import { updateVectors } from '../../../main/embed/index.ts';
import { openLibrary } from '../../../main/library/index.ts';
import { openDatabase } from '../../../main/library/open.ts';
import { postingStore } from '../../../main/library/postings.ts';
import { documentWrites } from '../../../main/library/write.ts';
import { readMaterial } from './material.ts';
import { seeded } from './random.ts';
import { recombine } from './recombine.ts';

/** Documents in one transaction. */
const together = 500;

export async function makeLibrary(file: string, passages: number): Promise<void> {
  const library = openLibrary(file);
  const lock = library.lock();
  const root = library.addRoot('/recombined');
  const { documents, passages: made } = library.size();
  if (made < passages) await writeDocuments(file, root.id, documents, passages - made);
  say('learning and embedding');
  let told = 0;
  await updateVectors(library, {
    progress: ({ stage, done, total }) => {
      if (stage !== 'embedding' || done - told < 50_000) return;
      told = done;
      say(`${done} of ${total} embedded`);
    },
  });
  say('done');
  lock.release();
  library.close();
}

async function writeDocuments(file: string, rootId: number, written: number, wanted: number): Promise<void> {
  const material = await readMaterial();
  say(`${material.pages.length} pages, ${material.terms.length} terms`);
  const db = openDatabase(file);
  db.pragma('synchronous = off');
  const { write } = documentWrites(db);
  const { tendPostings } = postingStore(db);
  let made = 0;
  const some = db.transaction((first: number) => {
    for (let number = first; number < first + together && made < wanted; number++) {
      const document = recombine(material, seeded(number + 1), number);
      write(rootId, document);
      made += document.passages.length;
    }
    while (tendPostings(made >= wanted)) {
      // Until nothing is due.
    }
  });
  for (let first = written; made < wanted; first += together) {
    some.immediate(first);
    if ((first / together) % 20 === 0) say(`${made} passages`);
  }
  db.close();
}

const started = performance.now();
const say = (what: string) =>
  console.error(
    `${Math.round((performance.now() - started) / 1000)} s (${Math.round(process.cpuUsage().user / 1e6)} of the processor): ${what}`,
  );

if (process.argv[1] === import.meta.filename) await makeLibrary(process.argv[2]!, Number(process.argv[3]));
