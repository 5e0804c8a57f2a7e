/**
 * Latin words, numbers and identifiers: kept whole, joined, and in parts, so that `UHD-2`, `uhd2` and `uhd` meet.
 */

/** Longer ones (encoded data) are worth nothing to a search; their parts are cut to this length. */
const longest = 64;

/** A word may hold single marks between letters or digits, begin with `--`, `_`, `#` …, and end with `++` or `#`. */
const letter = '(?:(?![가-힣ㄱ-ㆎ\\u1100-\\u11ff])[\\p{L}\\p{N}\\p{M}])';
export const identifierPattern = `(?:(?<![^\\s"'(\\[{<=,|])(?:--?|[_$@#.]{1,2})(?=[\\p{L}\\p{N}]))?${letter}+(?:[-_./:@&+'’\\\\,]${letter}+)*(?:(?<=\\b[a-z])(?:\\+\\+|#))?`;

const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const quantity = /^(\d+(?:\.\d+)*)(\p{L}{2,})$/u;
const model = /^(\p{L}{2,})(\d+)$/u;

/** The terms of one identifier as `identifierPattern` finds it (normalised, lower case), without doubles. */
export function identifierTerms(identifier: string): readonly string[] {
  const found = new Set<string>();
  // A comma joins the digits of one number only; else it separates.
  for (const piece of identifier.includes(',') ? splitAtCommas(identifier) : [identifier]) {
    addTerms(piece, found);
  }
  return [...found];
}

function splitAtCommas(identifier: string): readonly string[] {
  const pieces: string[] = [];
  // `10,000` and the number inside `10,000-20,000`; everything else falls apart at its commas.
  for (const piece of identifier.split(/(?<!\d),|,(?!\d)|,(?!\d{3}(?!\d))/)) {
    for (const part of piece.split(/[-/:]/)) {
      if (thousands.test(part)) pieces.push(part.replaceAll(',', ''));
      else pieces.push(...part.split(','));
    }
  }
  return pieces.filter((piece) => piece !== '');
}

function addTerms(identifier: string, found: Set<string>): void {
  const add = (term: string): void => {
    if (term !== '') found.add(term.length > longest ? term.slice(0, longest) : term);
  };
  const word = withoutApostrophe(identifier);
  const bare = word.replace(/^[-_$@#.]+/, '').replace(/(?:\+\+|#)$/, '');
  if (word.length <= longest) {
    add(word);
    add(bare);
    // Wi-Fi and wifi, A/S and as, 080-8282-106 typed without dashes. Not for 1.5, 10:30 or sentence.Sentence.
    if (/[-_/&+]/.test(bare) && !/[.:@\\]/.test(bare)) add(bare.replace(/[-_/&+]/g, ''));
  }
  for (const part of bare.split(/[-_/:@&+\\'’]|(?<!\d)\.|\.(?!\d)/)) {
    add(part);
    const split = part.length <= longest ? (quantity.exec(part) ?? model.exec(part)) : null;
    if (split) {
      add(split[1] as string);
      add(split[2] as string);
    }
  }
}

/** `user's` is user, `don't` is dont; `l'eau` keeps its parts. */
function withoutApostrophe(word: string): string {
  return word.replace(/['’](?:s|re|ve|ll|d|m)$/, '').replace(/n['’]t$/, 'nt');
}
