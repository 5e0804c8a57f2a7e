/** Questions that need more than one page: what they compare or list, and its names, by rule. */

const compares =
  /비교|차이|다른\s?점|각각|어느\s?(?:쪽|게|것)이?\s?더|보다\s|\bvs\.?\b|compare|difference between|versus|\bboth\b/i;
const list =
  /([^\s,]+(?:\s[^\s,]+)?)\s*(?:와|과|이랑|랑|하고|,|및|\bvs\.?\b|\band\b)\s*([^\s,]+?)(?:의|을|를|은|는|이|가|중|간)?(?=\s|$|[?？])/i;

export const isComparison = (question: string): boolean => compares.test(question);

/**
 * The question once for each of two things that it compares: “기가라이트와 기가슬림 요금 비교” asks for “기가라이트 요금”
 * and “기가슬림 요금”. Empty where it compares nothing, or not in these words.
 */
export function partsOfComparison(question: string): string[] {
  if (!isComparison(question)) return [];
  const match = list.exec(question);
  if (!match) return [];
  const [whole, first, second] = match;
  const rest = `${question.slice(0, match.index)} ${question.slice(match.index + whole.length)}`
    .replace(new RegExp(compares.source, 'gi'), ' ')
    .replace(
      /(?:해|하여|을|를|이|가)?\s*(?:주세요|줘|알려\s?주세요|뭐예요|무엇인가요|인가요|하면)?\s*[?？.]*\s*$/u,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[가-힣]{2})[을를](?=$)/u, '');
  return [first!, second!].map((thing) => `${thing} ${rest}`.trim());
}

/** “A와 B 중 어느 쪽”, “A와 B가 다른가요”: no comparison by `isComparison`, though two things are asked about. */
const asksWhich =
  /(?:중|가운데)(?:에서?)?\s.*(?:어느|어떤|무엇|뭐|뭘)|다른[가지]|달라|\bbetween\b|\bdiffer|\bwhich\b/i;
/** Behind a name: another one follows. */
const joined = /(?:와|과|이랑|랑|하고|[,/])$/u;
const joining = /^(?:와|과|및|vs\.?|versus|and|with|to|or|than|,|\/)$/i;
/** Not the end of 회의, 문의, 동의 and their like. */
const particle = /(?<=[가-힣A-Za-z\d]{2})(?:(?<![회주강문동합협건논결])의|을|를|은|는)$/u;
const mostNames = 4;
/** Characters read: a pasted page compares nothing, and the rules above look on from every 중. */
const longestQuestion = 1_000;

/**
 * What a comparison compares: each name in its spellings, the longest first, since rules do not see where a name of
 * two words begins (“요금제 기가라이트”) or ends (“Giga Slim in May”). Whether it is a name the manuals say.
 * @returns none, or two to four
 */
export function namesCompared(asked: string): string[][] {
  const question = asked.slice(0, longestQuestion);
  if (!isComparison(question) && !asksWhich.test(question)) return [];
  const words = question
    .normalize('NFC')
    .replace(/[?？!.]+(?=\s|$)/gu, '')
    .replace(/,(?=\S)|(?<=\S),/gu, ', ')
    .split(/\s+/)
    .filter(Boolean);
  const names: string[][] = [];
  let ends = Number.POSITIVE_INFINITY;
  const bare = (word = ''): string => word.replace(joined, '').replace(particle, '');
  const spellings = (...both: readonly [string, string]): string[] =>
    [both.join(' ').trim(), ...(both.includes('') ? [] : [both[names.length === 0 ? 1 : 0]!])].filter(
      Boolean,
    );
  for (const [i, word] of words.entries()) {
    const apart = joining.test(word);
    if (!apart && !(joined.test(word) && bare(word) !== '')) continue;
    const last = apart ? i - 1 : i;
    if (last < 0) continue;
    // A joint that is not right behind the last name begins something else.
    if (last > ends) break;
    ends = i + 2;
    if (names.length === 0) names.push(spellings(bare(words[last - 1]), bare(words[last])));
    // Up to the next joint, which ends the name.
    const next = words[i + 1] ?? '';
    names.push(
      spellings(bare(next), joined.test(next) || joining.test(words[i + 2] ?? '') ? '' : bare(words[i + 2])),
    );
    if (names.length === mostNames) break;
  }
  const found = names.filter((name) => name.length > 0);
  return found.length < 2 ? [] : found;
}
