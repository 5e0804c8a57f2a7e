/** A checked file → what is kept beside it. */
import { statSync } from 'node:fs';
import { recognise } from '../catalogue.ts';
import { factsOf } from '../gguf/facts.ts';
import { memoryAt } from '../gguf/memory.ts';
import type { Gguf } from '../gguf/read.ts';
import type { Role } from '../messages.ts';
import { profileOf } from '../profiles.ts';
import type { ModelRecord } from './record.ts';
import type { Transfer } from './transfer.ts';

export interface Described {
  readonly name: string;
  readonly role: Role;
  /** Where it lies now. */
  readonly path: string;
  readonly source: string;
  readonly imported: Date;
  readonly englishOnly: boolean | null;
}

export function describe(gguf: Gguf, { sha256, bytes }: Transfer, model: Described): ModelRecord {
  const { name, role, path, source, imported, englishOnly } = model;
  const facts = factsOf(gguf);
  const known = recognise({ sha256, title: facts.title, name });
  return {
    version: 1,
    role,
    sha256,
    bytes,
    changed: statSync(path).mtimeMs,
    imported: imported.toISOString(),
    source,
    title: facts.title,
    architecture: facts.architecture,
    quantisation: facts.quantisation,
    parameters: facts.parameters,
    context: facts.context,
    dimensions: role === 'embedding' ? facts.dimensions : null,
    license: facts.license ?? known?.license ?? null,
    profile: profileOf(facts.title),
    prefixes: known?.prefixes ?? { query: '', passage: '' },
    memory4k: memoryAt({ ...facts, role }, 4096),
    memory16k: memoryAt({ ...facts, role }, 16_384),
    englishOnly,
    catalogueId: known?.id ?? null,
  };
}
