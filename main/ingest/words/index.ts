/** Looks through the library's stored text for words that the manuals use for one thing. */
import { createAnalyser } from '../../language/index.ts';
import type { Library } from '../../library/index.ts';
import type { Gate } from '../gate.ts';
import { type Suggestion, wordSuggester } from './suggest.ts';

export type { Suggestion } from './suggest.ts';

/** Documents looked through between two pauses for searches. */
const batch = 20;

/** @throws the signal's reason */
export async function suggestedWords(
  library: Library,
  signal?: AbortSignal,
  gate?: Gate,
): Promise<Suggestion[]> {
  const analyser = await createAnalyser();
  /** Documents that hold the rarest of the words. */
  const spreadOf = (words: string): number => {
    const terms = analyser.terms(words).filter(({ kind }) => kind === 'word');
    const known = library.lookUpTerms(terms);
    return known.length < new Set(terms.map(({ text }) => text)).size
      ? 0
      : Math.min(...known.map(({ documents }) => documents));
  };
  const suggester = wordSuggester(spreadOf);
  let done = 0;
  for (const root of library.roots()) {
    for (const id of library.documentIds(root.id)) {
      const document = library.document(id);
      if (!document) continue;
      if (++done % batch === 0) {
        await new Promise((resolve) => setImmediate(resolve));
        await gate?.passed(signal);
        signal?.throwIfAborted();
      }
      const { path, title } = document;
      suggester.add({ path, title, sentences: sentencesOf(library, id), links: linksOf(library, id) });
    }
  }
  return suggester.suggestions();
}

function* sentencesOf(library: Library, id: number): Generator<string> {
  for (const passage of library.passagesOf(id))
    for (const unit of passage.units) if (unit.kind !== 'code') yield unit.source;
}

function* linksOf(library: Library, id: number): Generator<{ text: string; title: string }> {
  const texts = new Set<string>();
  for (const { text, documentId } of library.linksOf(id)) {
    const target = documentId !== null && documentId !== id ? library.document(documentId) : undefined;
    // The same link all over a page (a menu) is said once.
    if (!target || texts.has(`${documentId} ${text}`)) continue;
    texts.add(`${documentId} ${text}`);
    yield { text, title: target.title };
  }
}
