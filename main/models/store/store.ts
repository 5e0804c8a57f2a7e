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
import { asFootnoteError, FootnoteError } from '../../contract/index.ts';
import { isAdapterFile } from '../gguf/adapter.ts';
import { factsOf } from '../gguf/facts.ts';
import { readGguf } from '../gguf/read.ts';
import type { Role } from '../messages.ts';
import { checkedRole, isEnglishOnly, koreanProbe } from './check.ts';
import { describe } from './describe.ts';
import { type ModelRecord, recordSchema, type StoredModel } from './record.ts';
import { bringIn, diskError, hashFile, type TransferOptions } from './transfer.ts';

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
  /**
   * Checks the models beside the program that no record describes, as an import does, and takes the good ones where they
   * lie; their records are kept in the models' folder. Gives how many, and what is wrong with the others.
   */
  takeBeside(options?: TransferOptions): Promise<{ taken: number; problems: FootnoteError[] }>;
  /** @throws FootnoteError `model-unknown`, `model-bundled` */
  remove(name: string): void;
  /** @throws FootnoteError `model-gone`, `model-changed` where its file is not the one that was imported */
  checkFile(model: Pick<StoredModel, 'name' | 'path' | 'bytes' | 'changed'>): void;
}

export function openModelStore(options: StoreOptions): ModelStore {
  const { folder, bundled, memory = totalmem(), now = () => new Date() } = options;
  /** Records of files beside the program: there they may not be written. */
  const besides = path.join(folder, 'beside');
  let cached: { readonly stamp: string; readonly models: StoredModel[] } | undefined;

  const list = (): StoredModel[] => {
    const stamp = [folder, ...bundled].map(stampOf).join();
    if (cached?.stamp === stamp) return cached.models;
    const own = modelsIn(folder, false);
    const names = new Set(own.map(({ name }) => name));
    const beside = bundled
      .flatMap((one) => modelsIn(one, true, besides))
      .filter(({ name }) => !names.has(name));
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

  const englishOnlyOf = async (file: string, role: Role): Promise<boolean | null> =>
    role === 'chat' ? null : isEnglishOnly(await options.tokenize(file, koreanProbe));

  return {
    folder,
    list,
    get,
    async import(file, { role: asked, name: given, source = file, ...transfer } = {}) {
      const gguf = readGguf(file);
      const facts = factsOf(gguf);
      const name = given ?? nameOf(file);
      const role = checkedRole(name, gguf, facts, asked, memory);
      const englishOnly = await englishOnlyOf(file, role);
      mkdirSync(folder, { recursive: true });
      const target = path.join(folder, `${name}.gguf`);
      if (list().some((model) => model.name === name)) {
        const { sha256 } = await hashFile(file, transfer);
        if (get(name).sha256 === sha256) return get(name);
        throw new FootnoteError('model-name-taken', { name });
      }
      const { sha256, bytes } = await bringIn(file, target, transfer);
      const made = { name, role, path: target, source, imported: now(), englishOnly };
      const record = describe(gguf, { sha256, bytes }, made);
      writeWhole(path.join(folder, `${name}.json`), record);
      cached = undefined;
      return get(name);
    },
    async takeBeside(transfer = {}) {
      const known = new Set(list().map((model) => model.path));
      const files = bundled.flatMap(ggufsIn).filter((file) => !known.has(file) && !isAdapterFile(file));
      const problems: FootnoteError[] = [];
      for (const file of files) {
        try {
          const name = nameOf(file);
          const gguf = readGguf(file);
          const role = checkedRole(name, gguf, factsOf(gguf), undefined, memory);
          const englishOnly = await englishOnlyOf(file, role);
          const made = { name, role, path: file, source: file, imported: now(), englishOnly };
          mkdirSync(besides, { recursive: true });
          writeWhole(
            path.join(besides, `${name}.json`),
            describe(gguf, await hashFile(file, transfer), made),
          );
        } catch (error) {
          problems.push(asFootnoteError(error));
        }
      }
      cached = undefined;
      return { taken: files.length - problems.length, problems };
    },
    remove(name) {
      if (get(name).bundled) throw new FootnoteError('model-bundled', { name });
      // The record first: without it the file is nothing, and a file in use may stay on Windows.
      rmSync(path.join(folder, `${name}.json`), { force: true });
      rmSync(path.join(folder, `${name}.gguf`), { force: true });
      cached = undefined;
    },
    checkFile({ name, path: file, bytes, changed }) {
      const stat = statIfThere(file);
      if (!stat) throw new FootnoteError('model-gone', { name, path: file });
      if (stat.size !== bytes || stat.mtimeMs !== changed) throw new FootnoteError('model-changed', { name });
    },
  };
}

/** Undefined too where the system cannot look: a share that is not reached, a folder that may not be read. */
function statIfThere(file: string) {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

export const nameOf = (file: string): string => path.basename(file).replace(/\.gguf$/i, '');

export const ggufsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.gguf$/i.test(name))
        .map((name) => path.join(folder, name))
    : [];

/** @param besides records of files in this folder that have none beside them; a record of another file is none */
function modelsIn(folder: string, isBundled: boolean, besides?: string): StoredModel[] {
  if (!existsSync(folder)) return [];
  const described =
    besides === undefined
      ? []
      : ggufsIn(folder).flatMap((file): StoredModel[] => {
          const name = nameOf(file);
          if (existsSync(path.join(folder, `${name}.json`))) return [];
          const record = readRecord(path.join(besides, `${name}.json`));
          const { size, mtimeMs } = statSync(file);
          if (record?.bytes !== size || record.changed !== mtimeMs) return [];
          return [{ ...record, name, path: file, bundled: true }];
        });
  const recorded = readdirSync(folder)
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
  return [...recorded, ...described];
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
