/** The bundled glossary: everyday words and the words of manuals, as entries like those that people write. */
import type { ActiveEntry } from '../../contract/index.ts';
import { english } from './english.ts';
import { korean } from './korean.ts';

/** One entry a line of `a = b`; one for each word behind the `>` of `a > b, c`. */
export function everydayWords(): ActiveEntry[] {
  return `${korean}${english}`.split('\n').flatMap((line): ActiveEntry[] => {
    if (line === '') return [];
    const [said, meant] = line.split(' > ');
    if (meant !== undefined) {
      return meant.split(', ').map((term) => entry(term, [said!], 'one-way'));
    }
    const [term, ...synonyms] = line.split(' = ');
    return [entry(term!, synonyms, 'two-way')];
  });
}

const entry = (term: string, synonyms: string[], direction: ActiveEntry['direction']): ActiveEntry => ({
  term,
  synonyms,
  direction,
  origin: 'bundled',
});
