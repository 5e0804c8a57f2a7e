/** The application's settings: a small JSON file, written whole or not at all. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { adapterSettingSchema } from '../contract/index.ts';

const schema = z.object({
  /** Null: the system's language. */
  locale: z.enum(['ko', 'en']).nullable().catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  textSize: z.enum(['small', 'normal', 'large', 'larger']).catch('normal'),
  /** The sample manuals were offered on the first start. */
  offeredSamples: z.boolean().catch(false),
  /** Which model serves a role: its name, `none`, or null for the first that is installed. */
  models: z
    .object({
      chat: z.string().nullable().catch(null),
      embedding: z.string().nullable().catch(null),
      reranker: z.string().nullable().catch(null),
    })
    .catch({ chat: null, embedding: null, reranker: null }),
  /** Minutes that an unused models' process keeps its memory. */
  modelMinutes: z.number().min(1).max(1440).catch(15),
  adapters: z.array(adapterSettingSchema).catch([]),
});

export type Settings = z.infer<typeof schema>;

export interface SettingsStore {
  get(): Settings;
  /** Changes what is given, keeps the rest. */
  set(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings;
  /** Everything as on the first start. */
  reset(): Settings;
}

export function openSettings(file: string): SettingsStore {
  let settings = schema.parse(readJson(file));
  const keep = (next: object) => {
    settings = schema.parse(next);
    mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`);
    renameSync(draft, file);
    return settings;
  };
  return {
    get: () => settings,
    set: (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return keep({ ...settings, ...given });
    },
    reset: () => keep({}),
  };
}

/** Settings that cannot be read are the defaults: they hold nothing that could not be set again. */
function readJson(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
