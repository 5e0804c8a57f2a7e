/** Questions that need more than one page: what they compare or list, by rule. */

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
    .trim();
  return [first!, second!].map((thing) => `${thing} ${rest}`.trim());
}
