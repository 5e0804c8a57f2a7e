/** A library of so many short documents, written by the library itself: sentences of the sample manuals, recombined. */
import { openLibrary } from '../../../main/library/index.ts';
import { sampleFolder } from '../../../scripts/places.ts';
import { readMaterial } from '../search/material.ts';
import { seeded } from '../search/random.ts';
import { recombine } from '../search/recombine.ts';

const formats = ['html', 'html', 'html', 'docx', 'pdf', 'xlsx'] as const;
const hour = 3_600_000;

/** Goes on where it was stopped. */
export async function writeDocuments(file: string, documents: number): Promise<void> {
  const library = openLibrary(file);
  const lock = library.lock();
  const root = library.addRoot('/made');
  const first = library.size().documents;
  if (first < documents) {
    const material = await readMaterial([sampleFolder]);
    for (let number = first; number < documents; number += 1) {
      const made = recombine(material, seeded(number + 1), number, 1);
      const format = formats[number % formats.length]!;
      library.write(root.id, {
        ...made,
        format,
        title: `${made.title} ${number}`,
        file: {
          ...made.file,
          path: made.file.path.replace('html', format),
          size: 2_000 + ((number * 7919) % 400_000),
          modified: Date.UTC(2026, 10, 1) - ((number * 104_729) % 20_000) * hour,
        },
      });
      for (let due = made.passages.length; due >= 0 && library.tendPostings(); ) due -= 32;
      if (number % 10_000 === 0) console.error(`${number} of ${documents} documents`);
    }
    while (library.tendPostings(true)) {
      // Until nothing is due.
    }
  }
  lock.release();
  library.close();
}
