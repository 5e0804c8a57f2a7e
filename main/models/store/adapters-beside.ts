/**
 * Adapters that lie beside the program, in its folder of models or in `adapters` there: imported once each, as by hand,
 * where they fit a chat model that is installed. One that a person removed does not come back; a newer file does.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asFootnoteError, type FootnoteError } from '../../contract/index.ts';
import { checkAdapter, isAdapterFile } from '../gguf/adapter.ts';
import { readGguf } from '../gguf/read.ts';
import type { AdapterStore } from './adapters.ts';
import type { StoredModel } from './record.ts';
import { ggufsIn, nameOf, writeWhole } from './store.ts';
import type { TransferOptions } from './transfer.ts';

export interface AdaptersBeside {
  readonly store: AdapterStore;
  /** Folders beside the program. */
  readonly folders: readonly string[];
  /** The file that remembers which have been taken. */
  readonly memory: string;
  /** Chat models that are installed; without any, an adapter is taken unchecked, as an import takes it. */
  readonly bases: readonly StoredModel[];
}

const stampSchema = z.record(z.string(), z.object({ bytes: z.number(), changed: z.number() }));

/** Gives how many were taken, and what is wrong with the others. */
export async function takeAdaptersBeside(
  { store, folders, memory, bases }: AdaptersBeside,
  transfer: TransferOptions = {},
): Promise<{ taken: number; problems: FootnoteError[] }> {
  const seen = remembered(memory);
  const problems: FootnoteError[] = [];
  let taken = 0;
  for (const file of folders.flatMap((folder) => [
    ...ggufsIn(folder).filter(isAdapterFile),
    ...ggufsIn(path.join(folder, 'adapters')),
  ])) {
    const { size: bytes, mtimeMs: changed } = statSync(file);
    if (seen[file]?.bytes === bytes && seen[file]?.changed === changed) continue;
    try {
      checkFits(file, bases);
      await store.import(file, transfer);
      seen[file] = { bytes, changed };
      mkdirSync(path.dirname(memory), { recursive: true });
      writeWhole(memory, seen);
      taken++;
    } catch (error) {
      problems.push(asFootnoteError(error));
    }
  }
  return { taken, problems };
}

/** @throws FootnoteError `adapter-unfit` where it fits none, with the first one's reason; as `readGguf` */
function checkFits(file: string, bases: readonly StoredModel[]): void {
  const adapter = readGguf(file);
  let first: unknown;
  for (const base of bases) {
    try {
      checkAdapter(readGguf(base.path), adapter, { adapter: nameOf(file), base: base.name });
      return;
    } catch (error) {
      first ??= error;
    }
  }
  if (first !== undefined) throw first;
}

/** What cannot be read is forgotten: importing the same file again changes nothing. */
function remembered(file: string): z.infer<typeof stampSchema> {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
