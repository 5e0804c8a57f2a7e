/** English sentences for a row: "For Giga Lite, the monthly fee is 33 dollars and the speed is 500 Mbps." */
import { isGeneric } from '../attribute-words.ts';
import type { Verb } from '../notes.ts';
import { type Field, pathOf, type Row, type Value } from '../row-model.ts';
import {
  captionName,
  ended,
  inSentences,
  isPlace,
  joinNameless,
  standsAlone,
  underOuter,
} from './clauses.ts';
import { captionOpening, type Opening, openingOf, within } from './english-openings.ts';
import { be, capital, definite, inSentence, listed, withoutMark } from './english-words.ts';

const participles: Readonly<Record<Verb, string>> = {
  offer: 'offered',
  support: 'supported',
  can: 'available',
  need: 'required',
  include: 'included',
  apply: 'applied',
  concern: 'applicable',
  allow: 'allowed',
};

/** How a yes-or-no cell reads after "is". */
export function englishPolarity(_header: string, value: Value): { name: string } {
  const own = /^[a-z]+ed$/u.test(value.stem ?? '') ? value.stem : undefined;
  const participle = own ?? participles[value.verb ?? 'offer'];
  if (value.polarity === 'partly') return { name: `partly ${participle}` };
  return { name: value.polarity === 'no' ? `not ${participle}` : participle };
}

/** What stands after "is". */
function predicate({ value }: Field): string {
  if (!value.polarity) return value.text;
  const { name } = englishPolarity('', value);
  return value.remark === undefined ? name : `${name} (${value.remark})`;
}

export function englishProse(row: Row): string {
  const fields = joinNameless(row.fields);
  const body =
    fields.length === 0
      ? [nameOnly(row)]
      : row.orientation === 'transposed'
        ? transposed(row, fields)
        : record(row, fields);
  const notes = row.notes.map(({ about, text }) => {
    const on = about === '' ? 'A note' : `A note on ${definite(about)}`;
    return `${on} says the following. ${ended(text)}`;
  });
  const condition = row.condition === '' ? '' : `The amounts ${row.condition}.`;
  return [...body, ...notes, condition].filter((sentence) => sentence !== '').join(' ');
}

function nameOnly(row: Row): string {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '') return '';
  const header = row.keys[0]?.header ?? '';
  if (!standsAlone(name) && header !== '' && !isGeneric(header))
    return capital(`${within(row.group)}${definite(header)} ${be([header])} ${name}.`);
  const where = row.group || captionName(row.caption);
  return standsAlone(name) || where === ''
    ? ended(name)
    : `${where} ${be([where]) === 'are' ? 'have' : 'has'} ${name}.`;
}

interface Clause {
  readonly head: string;
  readonly value: string;
  readonly verb: string;
  readonly field: Field;
}

/** "the monthly fee is 33 USD"; headers of a matrix are places of a value, not its name. */
function clauseOf(field: Field, orientation: Row['orientation']): Clause {
  const names = field.headers.map(pathOf);
  const value = predicate(field);
  if (names.length === 0) return { head: '', value, verb: '', field };
  if (field.value.polarity) return { head: listed(names.map(inSentence)), value, verb: be(names), field };
  if (orientation === 'terms') return { head: listed(names), value, verb: be(names), field };
  if (orientation === 'matrix')
    return { head: `the value for ${listed(names.map(withoutMark))}`, value, verb: 'is', field };
  const shared = names.length > 1 ? (names.length === 2 ? 'both ' : 'all ') : '';
  return { head: listed(names.map(definite)), value: shared + value, verb: be(names), field };
}

function record(row: Row, fields: readonly Field[]): string[] {
  const isBare =
    row.keys.every((key) => key.header === '') && fields.every((field) => field.headers.length === 0);
  // Nothing says what the values are: they are listed, not said of one another.
  if (isBare && fields.length > 0 && row.keys.length > 0) {
    const texts = [...row.keys.map((key) => key.text), ...fields.map(predicate)];
    return [`${within(row.group)}${texts.join(', ')}`].map((said) => ended(capital(said)));
  }
  const isPaired = row.orientation === 'pairs' || row.orientation === 'terms';
  const opening = isPaired ? captionOpening(row, row.orientation === 'terms') : openingOf(row);
  const sentences: string[] = opening.before === '' ? [] : [opening.before];
  if (areAnswers(fields) && opening.given !== '') {
    const answers = fields.map(({ headers, value }) => `${value.text} for ${pathOf(headers[0]!)}`);
    return [...sentences, capital(`${opening.given}the answer is ${listed(answers)}.`)];
  }
  let pending: Clause[] = [];
  let said = 0;
  const flush = () => {
    const groups = inSentences(pending);
    for (const clauses of groups) {
      const isOnly = said === 0 && groups.length === 1 && fields.length === 1;
      sentences.push(worded(row, clauses, opening, said === 0, isOnly && row.orientation !== 'matrix'));
      said++;
    }
    pending = [];
  };
  for (const group of underOuter(fields)) {
    if (group.outer !== '' && group.fields.length > 1) {
      flush();
      const place = isPlace(group.outer, group.fields);
      for (const clauses of inSentences(group.fields.map((field) => underOuterClause(field, place)))) {
        const start = said++ === 0 ? opening.given : '';
        const values = listed(clauses.map(({ head, value }) => (place ? head + value : value + head)));
        const outer = place ? `under ${group.outer}, ` : `${definite(group.outer)} ${be([group.outer])} `;
        sentences.push(capital(`${start}${outer}${values}.`));
      }
      continue;
    }
    for (const field of group.fields) {
      const clause = clauseOf(field, row.orientation);
      if (!field.value.polarity && standsAlone(field.value.text)) {
        flush();
        sentences.push(...introduced(row, clause, opening, said === 0), ended(field.value.text));
        said++;
      } else {
        // A value without a header begins a sentence of its own, whose subject is the record.
        if (clause.head === '') flush();
        pending.push(clause);
      }
    }
  }
  flush();
  return sentences;
}

/** Yes and No under several things: a thing is no Yes, the answer for it is. */
const areAnswers = (fields: readonly Field[]): boolean =>
  fields.length > 1 &&
  fields.every(({ headers, value }) => headers.length === 1 && /^(?:yes|no)$/iu.test(value.text));

/** Under "the monthly fee is": "33 USD for 1 year"; under a place: "the monthly fee is 33 USD". */
function underOuterClause(field: Field, isPlaced: boolean): { head: string; value: string } {
  const inner = field.headers.map((name) => name.inner);
  const value = predicate(field);
  if (!isPlaced) return { head: ` for ${listed(inner)}`, value };
  const names = inner.map(field.value.polarity ? inSentence : definite);
  return { head: `${listed(names)} ${be(inner)} `, value };
}

/** One sentence of several clauses; a single one says whose it is with "of". */
function worded(
  row: Row,
  clauses: readonly Clause[],
  opening: Opening,
  isFirst: boolean,
  isOnly: boolean,
): string {
  const [first] = clauses as [Clause, ...Clause[]];
  const say = ({ head, verb, value }: Clause) => (head === '' ? value : `${head} ${verb} ${value}`);
  if (first.head === '') {
    const nameless = opening.name === '' ? first.value : `${opening.name} is ${first.value}`;
    return capital(`${within(row.group)}${listed([nameless, ...clauses.slice(1).map(say)])}.`);
  }
  if (isOnly && opening.of !== '' && !first.field.value.polarity)
    return capital(`${within(row.group)}${first.head}${opening.of} ${first.verb} ${first.value}.`);
  return capital(`${isFirst ? opening.given : ''}${listed(clauses.map(say))}.`);
}

/** The sentence before a value that stands alone. */
function introduced(row: Row, { head, verb }: Clause, opening: Opening, isFirst: boolean): string[] {
  if (head === '') return opening.name === '' ? [] : [capital(`${opening.name} is described as follows.`)];
  if (row.orientation === 'terms') return [capital(`${within(row.group)}${head} is described as follows.`)];
  if (!isFirst) return [capital(`${head} ${verb} as follows.`)];
  const [given, of] = opening.of === '' ? [opening.given, ''] : [within(row.group), opening.of];
  return [capital(`${given}${head}${of} ${verb} as follows.`)];
}

/** A property and what it is for each thing: "The monthly fee is $33 for Giga Lite and $22 for Giga Slim." */
function transposed(row: Row, fields: readonly Field[]): string[] {
  const name = row.keys.map((key) => key.text).join(' ');
  if (name === '' || standsAlone(name)) return record(row, fields);
  const isSigns = fields.every((field) => field.value.polarity !== undefined);
  const head = `${within(row.group)}${isSigns ? inSentence(name) : definite(name)}`;
  const sentences: string[] = [];
  let pending: { head: string; value: string }[] = [];
  const flush = () => {
    for (const clauses of inSentences(pending))
      sentences.push(
        capital(`${head} ${be([name])} ${listed(clauses.map((clause) => clause.value + clause.head))}.`),
      );
    pending = [];
  };
  for (const field of fields) {
    const things = field.headers.length === 0 ? '' : ` for ${listed(field.headers.map(pathOf))}`;
    if (!field.value.polarity && standsAlone(field.value.text)) {
      flush();
      sentences.push(capital(`${head}${things} ${be([name])} as follows.`), ended(field.value.text));
    } else pending.push({ head: things, value: predicate(field) });
  }
  flush();
  return sentences;
}
