/** The folder of imported adapters. A newer file of the same name becomes the next revision; the former one is kept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FootnoteError } from '../../contract/index.ts';
import { pairsOf } from '../gguf/adapter.ts';
import { factsOf } from '../gguf/facts.ts';
import { readGguf } from '../gguf/read.ts';
import { nameOf, writeWhole } from './store.ts';
import { bringIn, hashFile, type TransferOptions } from './transfer.ts';

const schema = z.object({
  version: z.literal(1),
  /** How many files of this name there have been, this one included. */
  revision: z.number().int(),
  sha256: z.string(),
  bytes: z.number(),
  changed: z.number(),
  imported: z.string(),
  source: z.string(),
  title: z.string().nullable(),
  /** Of the base that it was trained for. */
  architecture: z.string(),
  /** The base's name, where the file says it. */
  base: z.string().nullable(),
  rank: z.number().int().nullable(),
  license: z.string().nullable(),
});

export interface StoredAdapter extends z.infer<typeof schema> {
  /** The file's name; a former revision's ends in `.r1`, `.r2` …. */
  readonly name: string;
  readonly path: string;
}

export interface AdapterStore {
  readonly folder: string;
  list(): StoredAdapter[];
  /** @throws FootnoteError `adapter-unknown` */
  get(name: string): StoredAdapter;
  /** @throws FootnoteError as `readGguf` and `bringIn`; `adapter-is-model` */
  import(file: string, options?: TransferOptions): Promise<StoredAdapter>;
  /** @throws FootnoteError `adapter-unknown` */
  remove(name: string): void;
}

export function openAdapterStore(folder: string, now: () => Date = () => new Date()): AdapterStore {
  const file = (name: string, extension: 'gguf' | 'json') => path.join(folder, `${name}.${extension}`);
  const list = (): StoredAdapter[] => {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((one) => one.endsWith('.json'))
      .sort()
      .flatMap((one) => {
        const name = one.slice(0, -'.json'.length);
        const record = readRecord(path.join(folder, one));
        return record ? [{ ...record, name, path: file(name, 'gguf') }] : [];
      });
  };
  const get = (name: string): StoredAdapter => {
    const found = list().find((adapter) => adapter.name === name);
    if (!found) throw new FootnoteError('adapter-unknown', { name });
    return found;
  };
  return {
    folder,
    list,
    get,
    async import(source, options = {}) {
      const gguf = readGguf(source);
      const facts = factsOf(gguf);
      const name = nameOf(source);
      const pairs = pairsOf(gguf);
      if (facts.kind !== 'adapter' || pairs.length === 0)
        throw new FootnoteError('adapter-is-model', { name });
      mkdirSync(folder, { recursive: true });
      const former = list().find((adapter) => adapter.name === name);
      if (former) {
        const { sha256 } = await hashFile(source, options);
        if (former.sha256 === sha256) return former;
      }
      const target = file(name, 'gguf');
      const incoming = `${target}.new`;
      const { sha256, bytes } = await bringIn(source, incoming, options);
      // The record goes last: without it the former file would be nobody's.
      if (former)
        for (const extension of ['gguf', 'json'] as const)
          renameSync(file(name, extension), file(`${name}.r${former.revision}`, extension));
      renameSync(incoming, target);
      const base = gguf.metadata.get('general.base_model.0.name');
      writeWhole(file(name, 'json'), {
        version: 1,
        revision: (former?.revision ?? 0) + 1,
        sha256,
        bytes,
        changed: statSync(target).mtimeMs,
        imported: now().toISOString(),
        source,
        title: facts.title,
        architecture: facts.architecture,
        base: typeof base === 'string' ? base : null,
        rank: pairs[0]?.a.shape[1] ?? null,
        license: facts.license,
      } satisfies z.infer<typeof schema>);
      return get(name);
    },
    remove(name) {
      get(name);
      rmSync(file(name, 'json'), { force: true });
      rmSync(file(name, 'gguf'), { force: true });
    },
  };
}

function readRecord(file: string): z.infer<typeof schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
