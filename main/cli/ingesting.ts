/** `footnote ingest`: behind whoever searches the same library in the application meanwhile. */
import path from 'node:path';
import type { IngestReport, Locale } from '../contract/index.ts';
import { giveWay } from '../contract/priority.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { printJson, printReport, progressLine } from './print.ts';

export async function ingest(
  client: EngineClient,
  args: Arguments,
  locale: Locale,
  signal: AbortSignal,
): Promise<void> {
  // Before there are threads: on Linux these have the priority of the one that starts them.
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
