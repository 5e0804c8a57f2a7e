/** The regular forms of English words, so that `delete` finds `deleted` and `files` finds `file`. */

const vowel = /[aeiou]/;
const word = /^[a-z]{3,20}$/;

/** Stems that the word may come from: itself, without -s, -ed, -ing; the right one is among them. */
function stemsOf(text: string): Set<string> {
  const stems = new Set([text]);
  const add = (stem: string): void => {
    if (stem.length >= 3 && /[aeiouy]/.test(stem)) stems.add(stem);
  };
  if (/ies$/.test(text)) add(`${text.slice(0, -3)}y`);
  else if (/(?:s|x|z|ch|sh)es$/.test(text)) add(text.slice(0, -2));
  if (/[^su]s$/.test(text)) add(text.slice(0, -1));
  if (/ied$/.test(text)) add(`${text.slice(0, -3)}y`);
  for (const ending of ['ed', 'ing']) {
    if (!text.endsWith(ending)) continue;
    const stem = text.slice(0, -ending.length);
    add(stem);
    add(`${stem}e`);
    if (/([bdgklmnprtv])\1$/.test(stem)) add(stem.slice(0, -1));
  }
  return stems;
}

/** Other forms that the word may have; most of them are no words, the library knows which are. */
export function inflections(text: string): readonly string[] {
  if (!word.test(text)) return [];
  const forms = new Set<string>();
  for (const stem of stemsOf(text)) {
    forms.add(stem);
    if (/[^aeiou]y$/.test(stem)) {
      forms.add(`${stem.slice(0, -1)}ies`).add(`${stem.slice(0, -1)}ied`);
    } else forms.add(/(?:s|x|z|ch|sh)$/.test(stem) ? `${stem}es` : `${stem}s`);
    if (stem.endsWith('e')) forms.add(`${stem}d`).add(`${stem.slice(0, -1)}ing`);
    else {
      forms.add(`${stem}ed`).add(`${stem}ing`);
      const last = stem.at(-1)!;
      if (/[bdgklmnprtv]/.test(last) && vowel.test(stem.at(-2) ?? '') && !vowel.test(stem.at(-3) ?? 'a'))
        forms.add(`${stem}${last}ed`).add(`${stem}${last}ing`);
    }
  }
  forms.delete(text);
  return [...forms];
}
