/** Pages that contradict each other, as the contract has them. */
import type { Contradiction } from '../contract/index.ts';
import type { Library } from '../library/index.ts';

export async function contradictionsOf(library: Library): Promise<Contradiction[]> {
  const { contradictionsIn } = await import('../ingest/index.ts');
  return contradictionsIn(library).map(({ subject, field, statements }) => ({
    subject,
    field,
    statements: statements.flatMap(({ documentId, value }) => {
      const document = library.document(documentId);
      if (!document) return [];
      const { root, path, title, modified } = document;
      return [{ documentId, root, path, title, value, modified: new Date(modified).toISOString() }];
    }),
  }));
}
