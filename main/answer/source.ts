/** A document that quotes are placed in. */
import { join } from 'node:path';
import type { Attachment, Citation, Hit } from '../contract/index.ts';
import type { Library, StoredDocument, StoredPassage, StoredSection } from '../library/index.ts';
import { attachmentsOf, isPage } from '../retrieve/index.ts';

/** What a document needs to place quotes in it; read once a document and answer, and only what is asked of it. */
export interface Source {
  readonly document: StoredDocument;
  readonly attachments: readonly Attachment[];
  /** For a file that is no page: the pages that link to it. */
  readonly linkedFrom: Citation['linkedFrom'];
  /** Where the same page stands as well. */
  readonly alsoAt: readonly string[];
  readonly supersededBy: Hit['supersededBy'];
  readonly sections: readonly StoredSection[];
  /** All of the document's passages, in order. */
  readonly passages: readonly StoredPassage[];
}

export function openSource(library: Library, documentId: number): Source | undefined {
  const document = library.document(documentId);
  if (!document) return undefined;
  const files = once(() => filesAround(library, document));
  const sections = once(() => library.sections(documentId));
  const passages = once(() => library.passagesOf(documentId));
  return {
    document,
    get attachments() {
      return files().attachments;
    },
    get linkedFrom() {
      return files().linkedFrom;
    },
    alsoAt: library
      .copiesOf(documentId)
      .map(({ rootId, root, path }) => (rootId === document.rootId ? path : join(root, path))),
    supersededBy: library.successorsOf(documentId).at(-1) ?? null,
    get sections() {
      return sections();
    },
    get passages() {
      return passages();
    },
  };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** A page's attachments; an attachment's pages. */
export function filesAround(
  library: Library,
  { id, path }: StoredDocument,
): {
  attachments: Attachment[];
  linkedFrom: Citation['linkedFrom'];
} {
  return { attachments: attachmentsOf(library, id), linkedFrom: isPage(path) ? [] : library.linkingTo(id) };
}
