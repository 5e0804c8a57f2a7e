/**
 * Does a sentence turn a limit round? 300,000원 이상 for 이하, “at least” for “up to”, 12개월이 지나 for 12개월 안에: the number
 * is the same and the meaning is the opposite. Only limits that both state are compared.
 */
import { type Fact, readFacts, stands } from './facts.ts';

type Side = 'above' | 'below';

const before: readonly (readonly [Side, RegExp])[] = [
  ['above', /(?:최소|적어도|at least|no less than|more than|over|minimum(?: of)?|exceed(?:s|ing)?|from)\s*$/],
  ['below', /(?:최대|많아도|up to|at most|no more than|less than|under|within|maximum(?: of)?)\s*$/],
];
const after: readonly (readonly [Side, RegExp])[] = [
  ['above', /^\s?(?:이상|초과|or more|or longer)/],
  ['above', /^\s?[이가을를도]?\s?(?:넘|초과|지나|지난|경과)/],
  ['below', /^\s?(?:이하|미만|이내|안에|안(?=[\s,.])|내에|까지|or less|or fewer)/],
];
const sooner = /^\s?(?:앞서|전(?:에|까지|부터)?(?![가-힣])|before|ago|earlier)/;
const later = /^\s?(?:뒤|후|이후|after|later)/;
/** “60일 안에 … 않으면” is “60일이 지나도록 … 않으면”. */
const negated = /않|못|없|\bnot\b|n't|\bunless\b/;

interface Limit {
  readonly fact: Fact;
  readonly side: Side | undefined;
  readonly when: 'sooner' | 'later' | undefined;
  readonly negated: boolean;
}

/** What follows a number, with and without its unit. */
const unit =
  /^[\s-]?(?:영업일|[가-힣]{1,6}?|[a-z%]+)(?=\s|[이가을를도]?\s?(?:넘|초과|지나|경과)|이상|이하|미만|초과|이내|까지|안에|전|후|뒤|[,.]|$)/;
function tailsOf(all: string): [string, string] {
  const rest = all.slice(0, 40).split(/[.;\n]|,\s| and | but /)[0]!;
  return [rest, rest.slice(unit.exec(rest)?.[0].length ?? 0)];
}

function limitsOf(text: string): Limit[] {
  const { plain, facts } = readFacts(text);
  return facts.map((fact) => {
    const head = plain.slice(Math.max(0, fact.at - 16), fact.at);
    const tail = tailsOf(plain.slice(fact.end));
    const side = (rules: typeof after, ...texts: string[]) =>
      rules.find(([, rule]) => texts.some((one) => rule.test(one)))?.[0];
    const is = (rule: RegExp) => tail.some((one) => rule.test(one));
    return {
      fact,
      side: side(before, head) ?? side(after, ...tail),
      when: is(sooner) ? 'sooner' : is(later) ? 'later' : undefined,
      negated: negated.test(tail[1]!),
    };
  });
}

/** The sentence's number whose limit its quotes state the other way round; null where there is none. */
export function turnedLimit(sentence: string, quotes: string): string | null {
  const there = limitsOf(quotes);
  const wrong = limitsOf(sentence).find((said) => {
    const same = there.filter(({ fact }) => stands(said.fact, [fact]));
    return same.length > 0 && same.every((one) => isTurned(said, one));
  });
  return wrong?.fact.text ?? null;
}

function isTurned(said: Limit, quoted: Limit): boolean {
  if (said.negated !== quoted.negated) return false;
  if (said.side && quoted.side) return said.side !== quoted.side;
  if (said.when && quoted.when) return said.when !== quoted.when;
  return said.when === 'later' && quoted.side === 'below' && quoted.when === undefined;
}
