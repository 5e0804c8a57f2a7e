/** The command line, parsed: strict, so that a typing error never runs something else. */
import { parseArgs } from 'node:util';
import { FootnoteError, type Locale } from '../contract/index.ts';
import { actions, wrongAction } from './actions.ts';
import { type AskingValues, askingOptions, readAsking } from './asking.ts';
import { type FilterValues, filterOptions, wrongFilter } from './filters.ts';
import { isRole } from './roles.ts';
import { say } from './say.ts';

export const commands = [
  'ingest',
  'search',
  'ask',
  'eval',
  'tables',
  'changes',
  'contradictions',
  'problems',
  'glossary',
  'feedback',
  'models',
  'adapters',
  'serve',
  'doctor',
] as const;
export type Command = (typeof commands)[number];

export interface Arguments {
  readonly command: Command | 'help' | 'version';
  readonly helpFor: Command | undefined;
  /** What stands after the command. */
  readonly rest: readonly string[];
  readonly library: string | undefined;
  readonly json: boolean;
  readonly batch: string | undefined;
  readonly passages: boolean;
  readonly k: number;
  readonly port: number;
  readonly scan: number | undefined;
  readonly csv: boolean;
  readonly filters: FilterValues;
  readonly asking: AskingValues;
  readonly oneWay: boolean;
  readonly keep: boolean;
  readonly explain: boolean;
  /** Of a model: chat, embedding, reranker. */
  readonly role: string | undefined;
  readonly tableProse: 'rule' | 'model' | undefined;
  /** Used whatever the library's check says. */
  readonly anyway: boolean;
}

const options = {
  library: { type: 'string' },
  json: { type: 'boolean', default: false },
  batch: { type: 'string' },
  passages: { type: 'boolean', default: false },
  k: { type: 'string', short: 'k', default: '10' },
  port: { type: 'string', default: '0' },
  scan: { type: 'string' },
  csv: { type: 'boolean', default: false },
  folder: { type: 'string' },
  product: { type: 'string' },
  format: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  document: { type: 'string' },
  mode: { type: 'string' },
  adapter: { type: 'string', multiple: true },
  'one-way': { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  role: { type: 'string' },
  'table-prose': { type: 'string' },
  anyway: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** Which options each command knows beside `--library`, `--json` and `--help`. */
const known: Readonly<Record<Command, readonly string[]>> = {
  ingest: ['table-prose'],
  search: ['batch', 'passages', 'k', 'explain', ...filterOptions],
  ask: ['batch', ...filterOptions, ...askingOptions],
  eval: ['keep', ...askingOptions],
  tables: [],
  changes: ['scan'],
  contradictions: [],
  problems: ['csv'],
  glossary: ['one-way'],
  feedback: [],
  models: ['role', 'anyway'],
  adapters: [],
  serve: ['port'],
  doctor: [],
};

/** How many words each takes: `search` and `ask` take none with `--batch`. */
const words: Readonly<Record<Command, number>> = {
  ingest: 1,
  search: 1,
  ask: 1,
  eval: 1,
  tables: 1,
  changes: 0,
  contradictions: 0,
  problems: 0,
  // By their actions.
  glossary: 0,
  feedback: 0,
  models: 0,
  adapters: 0,
  serve: 0,
  doctor: 0,
};

/** @throws FootnoteError `arguments`, its reason in the person's language */
export function parseArguments(argv: readonly string[], locale: Locale): Arguments {
  const wrong = (name: Sentence, values: Values) => complaint(name, values, locale);
  const number = (name: string, value: string, least: number, most: number): number => {
    const parsed = Number(value);
    if (Number.isInteger(parsed) && parsed >= least && parsed <= most) return parsed;
    throw wrong('wrongNumber', { name, value, least, most });
  };
  const { values, positionals, tokens } = parse(argv, locale);
  const [name, ...rest] = positionals;
  const asking = readAsking(values, name === 'eval');
  if ('wrong' in asking) throw wrong(asking.wrong, asking.values);
  const base = {
    rest,
    library: values.library,
    json: values.json,
    batch: values.batch,
    passages: values.passages,
    k: number('-k', values.k, 1, 1000),
    port: number('--port', values.port, 0, 65_535),
    scan: values.scan === undefined ? undefined : number('--scan', values.scan, 1, 2 ** 31 - 1),
    csv: values.csv,
    filters: Object.fromEntries(filterOptions.map((option) => [option, values[option]])),
    oneWay: values['one-way'],
    keep: values.keep,
    asking,
    explain: values.explain,
    role: values.role,
    tableProse: isTableProse(values['table-prose']) ? values['table-prose'] : undefined,
    anyway: values.anyway,
    helpFor: undefined,
  };
  const filter = wrongFilter(base.filters);
  if (filter) throw wrong('wrongDay', filter);
  if (values['table-prose'] !== base.tableProse)
    throw wrong('wrongTableProse', { value: values['table-prose'] ?? '' });
  if (!isRole(base.role)) throw wrong('wrongRole', { value: base.role ?? '' });
  if (values.version) return { ...base, command: 'version' };
  if (name === undefined || name === 'help') {
    if (name === undefined && !values.help) throw wrong('noCommand', {});
    return { ...base, command: 'help', helpFor: isCommand(rest[0]) ? rest[0] : undefined };
  }
  if (!isCommand(name)) throw wrong('unknownCommand', { name });
  if (values.help) return { ...base, command: 'help', helpFor: name };
  for (const token of tokens) {
    if (token.kind !== 'option' || ['library', 'json', 'help', 'version'].includes(token.name)) continue;
    if (!known[name].includes(token.name)) throw wrong('foreignOption', { name, option: token.rawName });
  }
  // A variable that is not set, in a script: "" would be this folder, or every folder. A question may say it itself.
  for (const { kind, ...token } of tokens)
    if (kind === 'option' && 'value' in token && token.value?.trim() === '')
      throw wrong('emptyOption', { option: 'rawName' in token ? token.rawName : '' });
  if (name !== 'search' && name !== 'ask' && rest.some((word) => word.trim() === ''))
    throw wrong('emptyWord', { name });
  if (name in actions) {
    const odd = wrongAction(name, rest);
    if (odd) throw wrong(odd.name, odd.values);
    return { ...base, command: name };
  }
  const wanted = base.batch === undefined ? words[name] : 0;
  if (rest.length !== wanted)
    throw wrong(wanted === 1 ? 'wantsOne' : 'wantsNone', { name, given: rest.length });
  return { ...base, command: name };
}

function parse(argv: readonly string[], locale: Locale) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'(.+?)'/.exec(message)?.[1] ?? '';
    throw complaint(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'unknownOption' : 'wrongValue',
      { option },
      locale,
    );
  }
}

const isTableProse = (value: string | undefined): value is 'rule' | 'model' =>
  value === 'rule' || value === 'model';

const isCommand = (name: string | undefined): name is Command =>
  (commands as readonly (string | undefined)[]).includes(name);

type Sentence = Parameters<typeof say>[0];
type Values = Readonly<Record<string, string | number>>;

function complaint(name: Sentence, values: Values, locale: Locale): FootnoteError {
  return new FootnoteError('arguments', { reason: say(name, locale, values) });
}
