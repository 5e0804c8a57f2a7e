/** The folder of imported models: `<name>.gguf` with `<name>.json` beside it. Files beside the program are read only. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { FootnoteError } from '../../contract/index.ts';
import { recognise } from '../catalogue.ts';
import { factsOf } from '../gguf/facts.ts';
import { memoryAt } from '../gguf/memory.ts';
import { readGguf } from '../gguf/read.ts';
import type { Role } from '../messages.ts';
import { profileOf } from '../profiles.ts';
import { checkedRole, isEnglishOnly, koreanProbe } from './check.ts';
import { type ModelRecord, recordSchema, type StoredModel } from './record.ts';
import { bringIn, checkRoom, diskError, hashFile, type TransferOptions } from './transfer.ts';

export interface StoreOptions {
  /** Made when something is imported. */
  readonly folder: string;
  /** Folders beside the program, read only. */
  readonly bundled: readonly string[];
  /** Token numbers by the file's own vocabulary, without loading its weights. */
  tokenize(path: string, texts: readonly string[]): Promise<number[][]>;
  /** Bytes of the machine's memory. */
  readonly memory?: number;
  readonly now?: () => Date;
}

export interface ImportOptions extends TransferOptions {
  /** Undefined: what the file looks made for. */
  readonly role?: Role | undefined;
  /** Instead of the file's own. */
  readonly name?: string | undefined;
  /** Instead of the file's path, where it was downloaded. */
  readonly source?: string | undefined;
}

export interface ModelStore {
  readonly folder: string;
  /** By role and name. */
  list(): StoredModel[];
  /** @throws FootnoteError `model-unknown` */
  get(name: string): StoredModel;
  /**
   * The file stays where it is. Importing the same file again gives the model that is there.
   * @throws FootnoteError as `readGguf`, `checkedRole` and `bringIn`; `model-name-taken`
   */
  import(file: string, options?: ImportOptions): Promise<StoredModel>;
  /** @throws FootnoteError `model-unknown`, `model-bundled` */
  remove(name: string): void;
  /** @throws FootnoteError `model-gone`, `model-changed` where its file is not the one that was imported */
  checkFile(model: Pick<StoredModel, 'name' | 'path' | 'bytes' | 'changed'>): void;
}

export function openModelStore(options: StoreOptions): ModelStore {
  const { folder, bundled, memory = totalmem(), now = () => new Date() } = options;
  let cached: { readonly stamp: string; readonly models: StoredModel[] } | undefined;

  const list = (): StoredModel[] => {
    const stamp = [folder, ...bundled].map(stampOf).join();
    if (cached?.stamp === stamp) return cached.models;
    const own = modelsIn(folder, false);
    const names = new Set(own.map(({ name }) => name));
    const beside = bundled.flatMap((one) => modelsIn(one, true)).filter(({ name }) => !names.has(name));
    const models = [...own, ...beside].sort(
      (a, b) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name),
    );
    cached = { stamp, models };
    return models;
  };

  const get = (name: string): StoredModel => {
    const found = list().find((model) => model.name === name);
    if (!found) throw new FootnoteError('model-unknown', { name });
    return found;
  };

  return {
    folder,
    list,
    get,
    async import(file, { role: asked, name: given, source = file, ...transfer } = {}) {
      const gguf = readGguf(file);
      const facts = factsOf(gguf);
      const name = given ?? nameOf(file);
      const role = checkedRole(name, gguf, facts, asked, memory);
      const englishOnly = role === 'chat' ? null : isEnglishOnly(await options.tokenize(file, koreanProbe));
      mkdirSync(folder, { recursive: true });
      const target = path.join(folder, `${name}.gguf`);
      if (list().some((model) => model.name === name)) {
        const { sha256 } = await hashFile(file, transfer);
        if (get(name).sha256 === sha256) return get(name);
        throw new FootnoteError('model-name-taken', { name });
      }
      await checkRoom(folder, gguf.size);
      const { sha256, bytes } = await bringIn(file, target, transfer);
      const known = recognise({ sha256, title: facts.title, name });
      const record: ModelRecord = {
        version: 1,
        role,
        sha256,
        bytes,
        changed: statSync(target).mtimeMs,
        imported: now().toISOString(),
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
      writeWhole(path.join(folder, `${name}.json`), record);
      cached = undefined;
      return get(name);
    },
    remove(name) {
      if (get(name).bundled) throw new FootnoteError('model-bundled', { name });
      // The record first: without it the file is nothing, and a file in use may stay on Windows.
      rmSync(path.join(folder, `${name}.json`), { force: true });
      rmSync(path.join(folder, `${name}.gguf`), { force: true });
      cached = undefined;
    },
    checkFile({ name, path: file, bytes, changed }) {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat) throw new FootnoteError('model-gone', { name, path: file });
      if (stat.size !== bytes || stat.mtimeMs !== changed) throw new FootnoteError('model-changed', { name });
    },
  };
}

export const nameOf = (file: string): string => path.basename(file).replace(/\.gguf$/i, '');

function modelsIn(folder: string, isBundled: boolean): StoredModel[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const name = file.slice(0, -'.json'.length);
      const record = readRecord(path.join(folder, file));
      if (!record) return [];
      const model = path.join(folder, `${name}.gguf`);
      // Copying to another machine changes the file's time, not the file.
      const changed = isBundled ? (statSync(model, { throwIfNoEntry: false })?.mtimeMs ?? 0) : record.changed;
      return [{ ...record, changed, name, path: model, bundled: isBundled }];
    });
}

/** Undefined for a file that is no record of a model, whatever it is. */
function readRecord(file: string): ModelRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function writeWhole(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw diskError(error);
  }
}

const stampOf = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
