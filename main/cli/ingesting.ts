/** `footnote ingest`: behind whoever searches the same library in the application meanwhile. */
import { constants, getPriority, setPriority } from 'node:os';
import path from 'node:path';
import type { IngestReport, Locale } from '../contract/index.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { printJson, printReport, progressLine } from './print.ts';

/** Before there are threads: on Linux a thread has the priority of the one that starts it. */
export function giveWay(): void {
  const { PRIORITY_BELOW_NORMAL: below } = constants.priority;
  try {
    // A person may have given it less himself.
    if (getPriority() < below) setPriority(below);
  } catch {
    // Not allowed on this system: then both share.
  }
}

export async function ingest(
  client: EngineClient,
  args: Arguments,
  locale: Locale,
  signal: AbortSignal,
): Promise<void> {
  giveWay();
  const { tableProse } = args;
  const folder = path.resolve(args.rest[0]!);
  const events = await client.library.ingest({ folder, locale, ...(tableProse && { tableProse }) });
  const line = progressLine(locale);
  // Leaving the events would stop nothing.
  let report: IngestReport | undefined;
  const cancel = () => void client.library.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const event of events) {
      if (event.type === 'progress') line.show(event);
      else report = event.report;
    }
  } finally {
    line.end();
  }
  if (args.json) printJson(report);
  else printReport(report!, locale);
}
