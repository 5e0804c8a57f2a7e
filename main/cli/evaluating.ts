/** `footnote eval`: once for each mode, without adapters and with them. */
import path from 'node:path';
import type { AdapterUse, Evaluation, Locale, WantedMode } from '../contract/index.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { out, printable, printEvaluation, printJson, progressLine } from './print.ts';
import { say } from './say.ts';

/** Files that are not in the library, named before the rest is only counted. */
const shownFiles = 5;

interface Run {
  readonly name: string;
  readonly mode: WantedMode | undefined;
  readonly adapters: AdapterUse[];
}

export async function evaluate(
  client: EngineClient,
  args: Arguments,
  locale: Locale,
  signal: AbortSignal,
): Promise<void> {
  const runs = runsOf(args);
  const done: (Run & { evaluation: Evaluation; kept: { run?: number; missingFiles?: readonly string[] } })[] =
    [];
  for (const run of runs) {
    const line = progressLine(locale);
    const { mode, adapters } = run;
    const events = await client.evaluate(
      { sheet: path.resolve(args.rest[0]!), keep: args.keep, mode, adapters },
      { signal },
    );
    for await (const event of events) {
      if (event.type === 'progress') line.count(event.done, event.total);
      else {
        const { run: number, missingFiles } = event;
        const kept = { ...(number !== undefined && { run: number }), ...(missingFiles && { missingFiles }) };
        done.push({ ...run, evaluation: event.evaluation, kept });
      }
    }
    line.end();
  }
  const missing = done[0]?.kept.missingFiles ?? [];
  if (missing.length > 0) {
    const files = missing.slice(0, shownFiles).join(', ') + (missing.length > shownFiles ? ' …' : '');
    process.stderr.write(`${printable(say('missingFiles', locale, { count: missing.length, files }))}\n`);
  }
  if (runs.length === 1) {
    const { evaluation, kept } = done[0]!;
    if (args.json) printJson({ ...evaluation, ...kept });
    else printEvaluation(evaluation);
  } else if (args.json) {
    printJson({
      runs: done.map(({ name, mode, adapters, evaluation, kept }) => ({
        ...{ name, mode, adapters },
        ...evaluation,
        ...kept,
      })),
    });
  } else printRuns(done);
}

/** `quote` needs no adapter: it is measured once. */
function runsOf({ asking: { modes, adapters } }: Arguments): Run[] {
  const asked = modes.length > 0 ? modes : [undefined];
  const used = [...adapters];
  const names = used.map(({ name, scale }) => `${name}:${scale}`).join(' + ');
  return asked.flatMap((mode): Run[] => {
    const without: Run = { name: mode ?? 'auto', mode, adapters: [] };
    return used.length === 0 || mode === 'quote'
      ? [without]
      : [without, { name: `${without.name} + ${names}`, mode, adapters: used }];
  });
}

/** Mode × category × style, the figures side by side. */
function printRuns(runs: readonly { readonly name: string; readonly evaluation: Evaluation }[]): void {
  const columns = [
    'n',
    'facts',
    'evidence',
    'citations',
    'firstRight',
    'refused',
    'false',
    'leftOut',
    'fellBack',
  ];
  const rows = runs.flatMap(({ name, evaluation }) =>
    [
      ['all', evaluation] as const,
      ...Object.entries(evaluation.byCategory),
      ...Object.entries(evaluation.byStyle),
      ...Object.entries(evaluation.byCategoryAndStyle),
    ].map(([group, { retrieval, answers }]) => {
      const { refusal } = answers;
      const figures = [
        answers.factsRight,
        ...[answers.evidenceRecall, answers.citationPrecision, answers.firstCitationRight],
        ...[refusal.recall, refusal.falseRefusals, answers.leftOut, answers.fellBack],
      ];
      return [name, group, String(retrieval.n), ...figures.map((figure) => figure.toFixed(3))];
    }),
  );
  const table = [['mode', 'group', ...columns], ...rows];
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  for (const row of table)
    out(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '));
}
