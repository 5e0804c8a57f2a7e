/** The words that searches widen questions by: the library's active entries before the bundled ones. */
import { type Analyser, everydayWords, type Glossary } from '../language/index.ts';
import type { Library } from '../library/index.ts';

/** Made anew when an entry changed, whoever changed it. */
export function wordsOf(library: Library, analyser: Analyser): () => Glossary {
  let made: { readonly version: number; readonly glossary: Glossary } | undefined;
  return () => {
    const version = library.glossaryVersion();
    if (made?.version !== version) {
      made = { version, glossary: analyser.glossary([...library.activeGlossary(), ...everydayWords()]) };
    }
    return made.glossary;
  };
}
