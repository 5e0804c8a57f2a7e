/** The commands for what people add to a library: its glossary, and the pages they confirmed. */
import path from 'node:path';
import { readGivenFile } from '../contract/given-file.ts';
import type { GlossaryEntry, Locale } from '../contract/index.ts';
import type { EngineClient } from '../engine/index.ts';
import type { Arguments } from './arguments.ts';
import { printable, printJson } from './print.ts';
import { say } from './say.ts';

const out = (text: string): void => {
  process.stdout.write(`${printable(text)}\n`);
};

export async function glossary(client: EngineClient, args: Arguments, locale: Locale): Promise<void> {
  const [action, ...rest] = args.rest;
  const ids = (): number[] => rest.map(Number);
  const show = (entries: readonly GlossaryEntry[]): void => {
    if (args.json) printJson({ entries });
    else if (entries.length === 0) out(say('noGlossary', locale));
    else for (const entry of entries) printEntry(entry, locale);
  };
  switch (action) {
    case 'list':
      return show(await client.glossary.list({}));
    case 'add': {
      const [term, ...synonyms] = rest as [string, ...string[]];
      const direction = args.oneWay ? 'one-way' : 'two-way';
      return show([await client.glossary.add({ term, synonyms, direction })]);
    }
    case 'accept':
    case 'reject':
      return show(
        await client.glossary.decide({ ids: ids(), state: action === 'accept' ? 'active' : 'rejected' }),
      );
    case 'remove': {
      await client.glossary.remove({ ids: ids() });
      const removed = rest.length;
      return args.json ? printJson({ removed }) : out(say('removed', locale, { count: removed }));
    }
    case 'import': {
      const file = path.resolve(rest[0]!);
      const report = await client.glossary.import({
        bytes: readGivenFile(file).toString('base64'),
        name: path.basename(file),
      });
      if (args.json) return printJson(report);
      out(say('imported', locale, { ...report, skipped: report.skipped.length }));
      if (report.skipped.length > 0) out(say('skippedRows', locale, { rows: report.skipped.join(', ') }));
      return;
    }
    case 'export': {
      const { text } = await client.glossary.export();
      if (args.json) return show(await client.glossary.list({}));
      process.stdout.write(text);
      return;
    }
    case 'suggest': {
      const report = await client.glossary.suggest();
      const entries = await client.glossary.list({ state: 'suggested' });
      if (args.json) return printJson({ ...report, entries });
      out(say('suggested', locale, report));
      for (const entry of entries) printEntry(entry, locale);
    }
  }
}

const arrows = { 'one-way': '←', 'two-way': '↔' } as const;

function printEntry({ id, term, synonyms, direction, state, evidence }: GlossaryEntry, locale: Locale): void {
  const mark = { active: '', suggested: ' ?', rejected: ' ×' }[state];
  out(`${id}${mark}  ${term} ${arrows[direction]} ${synonyms.join(', ')}`);
  if (evidence) {
    const { places, documents, example } = evidence;
    out(`    ${say('evidence', locale, { places, documents, example, path: evidence.path })}`);
  }
}

export async function feedback(client: EngineClient, args: Arguments, locale: Locale): Promise<void> {
  const [action, ...rest] = args.rest;
  if (action === 'remove') {
    await client.feedback.remove({ ids: rest.map(Number) });
    if (args.json) printJson({ removed: rest.length });
    else out(say('removed', locale, { count: rest.length }));
    return;
  }
  const entries = await client.feedback.list({ limit: 10_000 });
  if (args.json) {
    // Numbers of documents stay inside the library.
    const plain = entries.map(({ page, turn: _, ...entry }) => {
      if (!page) return { ...entry, page };
      const { documentId, ...place } = page;
      return { ...entry, page: { ...place, present: documentId !== null } };
    });
    return printJson({ entries: plain });
  }
  if (entries.length === 0) return out(say('noFeedback', locale));
  for (const { id, given, kind, question, reason, page } of entries) {
    out(`${id}  ${given.slice(0, 10)}  ${say(kind, locale)}: ${question}`);
    if (page)
      out(`    → ${page.title} (${page.path})${page.changed ? ` ${say('pageChanged', locale)}` : ''}`);
    if (reason) out(`    ${reason}`);
  }
}
