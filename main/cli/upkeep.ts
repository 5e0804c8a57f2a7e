/** The commands for whoever looks after the manuals: what changed, what could not be read. */
import type { Change, Locale } from '../contract/index.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { csv } from './csv.ts';
import { printable, printJson } from './print.ts';
import { say } from './say.ts';

const out = (text: string): void => {
  process.stdout.write(`${printable(text)}\n`);
};
/** Sentences shown of a page before the rest is only counted. */
const shownSentences = 10;

export async function changes(client: EngineClient, args: Arguments, locale: Locale): Promise<void> {
  const found = await client.library.changes({
    limit: 100_000,
    ...(args.scan === undefined ? {} : { scan: args.scan }),
  });
  if (args.json) return printJson(found);
  const { scan } = found;
  if (!scan) return out(say('noChanges', locale));
  out(say('scan', locale, { id: scan.id, time: timeOf(scan.started), root: scan.root }));
  out(say('changed', locale, scan.counts));
  if (scan.finished === null) out(say('interrupted', locale));
  for (const change of found.changes) printChange(change, locale);
}

const marks = { added: '+', updated: '~', removed: '-', renamed: '>', unreadable: '!' } as const;

function printChange(change: Change, locale: Locale): void {
  const { kind, path, formerPath, title } = change;
  const from = formerPath === null ? '' : `  (${say('formerly', locale, { path: formerPath })})`;
  out(`${marks[kind]} ${path}  ${title}${from}`);
  printSentences('-', change.gone, change.goneCount, locale);
  printSentences('+', change.new, change.newCount, locale);
}

function printSentences(mark: string, sentences: readonly string[], count: number, locale: Locale): void {
  for (const sentence of sentences.slice(0, shownSentences)) out(`    ${mark} ${sentence}`);
  const more = count - Math.min(shownSentences, sentences.length);
  if (more > 0) out(`    ${mark} ${say('moreSentences', locale, { count: more })}`);
}

/** In this machine's time zone, to the minute. */
function timeOf(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE').slice(0, 16);
}

export async function contradictions(client: EngineClient, args: Arguments, locale: Locale): Promise<void> {
  const found = await client.library.contradictions();
  if (args.json) {
    const plain = found.map(({ statements, ...one }) => ({
      ...one,
      statements: statements.map(({ documentId: _, ...statement }) => statement),
    }));
    return printJson({ contradictions: plain });
  }
  if (found.length === 0) return out(say('noContradictions', locale));
  out(say('contradictions', locale, { count: found.length }));
  for (const { subject, field, statements } of found) {
    out(`${subject}, ${field}`);
    for (const { value, title, path, modified } of statements)
      out(`    ${value}  ${title} (${path}, ${modified.slice(0, 10)})`);
  }
}

export async function problems(client: EngineClient, args: Arguments, locale: Locale): Promise<void> {
  const found = await client.library.problems({ locale });
  if (args.json) return printJson({ problems: found });
  if (args.csv) {
    const head = (['folder', 'file', 'code', 'problem', 'todo'] as const).map((name) =>
      say(`${name}Column`, locale),
    );
    const rows = found.map((one) => [one.root, one.path, one.code, one.message, one.action]);
    process.stdout.write(csv([head, ...rows]));
    return;
  }
  if (found.length === 0) return out(say('noProblems', locale));
  out(say('problems', locale, { count: found.length }));
  for (const { path, message, action } of found) out(`  ${path || '.'}: ${message} ${action}`);
}
