/**
 * Does a sentence leave out a condition of what it says? “설치비는 면제됩니다” from “3년 약정 온라인 신청 시 면제”, or a price
 * without the contract that its column names: every number stands in the quote, and the customer is promised too much.
 * A condition is said where one of its numbers, or else one of its words, stands in the sentence, in the question, or in
 * the answer's sentences before it.
 */
import type { Unit } from '../contract/index.ts';
import { type Fact, factsOf, fold, readFacts, stands, stemsOf } from '../language/index.ts';

interface Condition {
  readonly condition: string;
  /** What holds under it. */
  readonly consequence: string;
}

/** Nouns that end like a supposition. */
const noun = /(?:화|정|측|서|전|표|방|양|단|평|도|국|비대|벽|앞|뒷|반|장)면$/;
const supposed =
  /[가-힣]+면(?=[\s,])|(?<=[가-힣])\s경우(?:에는|에만|에)?(?=[\s,])|[가-힣]+\s때(?:에는|에만|에|는)?(?=[\s,])|(?<=[가-힣])\s시(?:에는|에만|에)?(?=[\s,])|\d[\d,]*[가-힣%]*\s?(?:이상|이하|미만)(?:인)?\s(?:고객|가구|회선|이용자|사용자)(?=[\s,은는이가의])/g;
/** A purpose restricts nothing, and neither does what refers back or goes without saying. */
const idle =
  /(?:려면|려는\s(?:경우|때)\S*|(?<![가-힣]\s)아니면|(?:그러|그렇다|이러|필요하|가능하|원하|괜찮으)면)$/;
/** Which screen or lamp is meant, and no condition: 창을 열면 나타나는 화면. */
const shows = /^[\s,]*(?:바로|자동으로|처음)?\s?(?:나타나|나오|뜨|열리|보이|표시되)는\s/;
/** Where what was said before does not belong to the condition. */
const boundary = /(?:지만|으나|이고|이며|하고|하며|되고|되며|므로)[\s,]|[.;:→]\s/g;
/** The subject is no part of it: “화재로 없어진 장비는 확인서를 내면”, “비고는 3년 약정 …” in a row's sentence. */
const subject = /^.*[가-힣)](?:은|는)\s(?=\S)/;
/** In a row's sentence: which row it is. That is names.ts's matter, and so is nothing of what is noted below the table. */
const ofTheRow = /(?:인|의)\s경우\S*$/;
const noted = /\S*\s?참고 사항은 다음과 같습니다.*$/s;

export function conditionsOf(text: string, isRow = false): Condition[] {
  const korean = text
    .split(/(?<=[다요음임]\.)\s|(?<=[.!?])\s(?=[가-힣])/)
    .flatMap((sentence): Condition[] => {
      const plain = sentence.replace(/\([^()]*\)/g, ' ').replace(/\s+/g, ' ');
      let from = 0;
      const found: Condition[] = [];
      const matches = [...plain.matchAll(supposed)];
      for (const [i, match] of matches.entries()) {
        if (noun.test(match[0]) || idle.test(plain.slice(from, match.index + match[0].length))) continue;
        const end = match.index + match[0].length;
        const head = plain.slice(from, end);
        from = end;
        if (isRow && ofTheRow.test(head)) continue;
        const start = [...head.matchAll(boundary)].at(-1);
        const own = start ? head.slice(start.index + start[0].length) : head;
        const rest = plain.slice(end);
        if (shows.test(rest)) continue;
        // A further condition begins a matter of its own where something was said in between.
        const next = matches[i + 1];
        const between = next && [...plain.slice(end, next.index).matchAll(boundary)].at(-1);
        const stop = isRow ? rest.search(boundary) : (between?.index ?? -1);
        found.push({
          condition: own.replace(subject, ''),
          consequence: stop < 0 ? rest : rest.slice(0, stop),
        });
      }
      return found;
    });
  const english = [
    ...text.matchAll(
      /([^.;]*?)\b((?:if|unless|without|only if|provided that) (?!needed|necessary|possible|required|desired|wanted)[^.;,(]+)(,?[^.;]*)/gi,
    ),
  ].map(([, before, condition, after]) => ({
    condition: condition!,
    consequence: restrictedBy(condition!, before!, after!),
  }));
  return [...korean, ...english].filter(({ consequence }) => consequence.trim() !== '');
}

/** What an English condition restricts, from what stands before and after it in the sentence. */
function restrictedBy(condition: string, before: string, after: string): string {
  const [, own] = /^.*[\s,]but\s(.*)$/s.exec(before) ?? [];
  if (own === undefined) return before.trim().length > 3 ? before : after;
  // “Calls are free, but only if …”, “… but not if …”: what stands before “but” holds under the condition only.
  const said = own.trim();
  if (/^(?:not|only)$/i.test(said) || (said === '' && !/^if\b/i.test(condition))) return before;
  // “… is 100, but less if …”, “… is 100, but if …, it is 80”: it holds anyway.
  return said === '' ? after : own;
}

/**
 * The condition that is not said; null where there is none.
 * @param heard the sentence, the question and what was said before
 */
export function droppedCondition(sentence: string, units: readonly Unit[], heard: string): string | null {
  for (const unit of units) {
    const isRow = unit.kind === 'row';
    const text = isRow ? unit.text.replace(noted, '') : unit.source;
    for (const { condition, consequence } of conditionsOf(text, isRow))
      if (speaksOf(sentence, consequence) && !isSaid(condition, heard)) return condition.trim();
    const month = unsaidMonth(sentence, text, heard);
    if (month !== null) return month;
  }
  return unsaidColumn(
    sentence,
    units.flatMap(({ kind, text }) => (kind === 'row' ? [cellsOf(text.replace(noted, ''))] : [])),
    heard,
  );
}

function speaksOf(sentence: string, text: string): boolean {
  const there = fold(sentence);
  const facts = factsOf(sentence);
  return (
    stemsOf(text).some((stem) => there.includes(stem)) || factsOf(text).some((fact) => stands(fact, facts))
  );
}

function isSaid(condition: string, heard: string): boolean {
  const facts = factsOf(condition);
  const there = factsOf(heard);
  if (facts.length > 0) return facts.some((fact) => stands(fact, there));
  const stems = stemsOf(condition);
  const folded = fold(heard);
  return stems.length === 0 || stems.some((stem) => folded.includes(stem));
}

const nextOrLast = /(다음 ?달|익월|다음 ?날|익일|이듬해|다음 ?해|지난 ?달|전월)\s?$/;
const sameDay: Readonly<Record<string, string>> = {
  익월: '다음달',
  익일: '다음날',
  이듬해: '다음해',
  전월: '지난달',
};
const plainly = (word: string) => sameDay[word] ?? word.replace(' ', '');

/** “다음 달 20일” is not “20일”. */
function unsaidMonth(sentence: string, text: string, heard: string): string | null {
  const { plain, facts } = readFacts(text);
  const there = heard.replace(/익월|익일|이듬해|전월|(?:다음|지난) [달날해]/g, plainly);
  for (const fact of factsOf(sentence)) {
    const words = facts
      .filter((one) => stands(fact, [one]))
      .map(({ at }) => nextOrLast.exec(plain.slice(0, at))?.[1]);
    const word = words[0];
    if (word !== undefined && words.every(Boolean) && !there.includes(plainly(word))) return word;
  }
  return null;
}

interface Cell {
  readonly fact: Fact;
  readonly header: string;
}

/** The header of a value that stands beside others of its kind in its row, where nothing of it is said. */
function unsaidColumn(sentence: string, rows: readonly (readonly Cell[])[], heard: string): string | null {
  const there = factsOf(heard);
  const folded = fold(heard);
  for (const fact of factsOf(sentence)) {
    const headers = rows.flatMap((cells): string[][] => {
      const mine = cells.filter((cell) => stands(fact, [cell.fact]));
      const others = cells.filter((cell) => cell.fact.unit === mine[0]?.fact.unit && !mine.includes(cell));
      // What all columns are headed by tells none of them apart.
      const own = (header: string) =>
        wordsOf(header).filter((word) => !others.every((one) => wordsOf(one.header).includes(word)));
      return others.length === 0 ? mine.map(() => []) : mine.map(({ header }) => own(header));
    });
    const said = headers.some((words) => {
      const facts = factsOf(words.join(' '));
      if (facts.length > 0) return facts.some((one) => stands(one, there));
      return words.length === 0 || words.some((word) => folded.includes(fold(word)));
    });
    if (headers.length > 0 && !said) return headers[0]!.join(' ');
  }
  return null;
}

const wordsOf = (header: string): string[] => header.split(/[\s·/:]+/).filter((word) => word !== '');

/** Prices and shares of a row's sentence, each with what it is said of: 3년이 38,500원; 44,000 won for 3 years. */
function cellsOf(prose: string): Cell[] {
  const { plain, facts } = readFacts(prose);
  const values = facts.filter(({ unit }) => ['원', '달러', '%'].includes(unit));
  return values.map((fact, i) => {
    const behind = /^\s?(?:won|krw|%|dollars?)?\s?for ([^,.;]+?)(?:, and|,|\.|;| and |$)/.exec(
      plain.slice(fact.end),
    );
    if (behind) return { fact, header: behind[1]! };
    const head = plain
      .slice(values[i - 1]?.end ?? 0, fact.at)
      .split(/(?:이고|이며|고|며|다\.|또한)\s/)
      .at(-1)!;
    const last = head
      .trim()
      .replace(/(?:은|는|이|가)(?:\s[^\s:]{1,4})?$/, '')
      .split(/[가-힣)](?:은|는)\s/)
      .at(-1)!;
    return { fact, header: last };
  });
}
