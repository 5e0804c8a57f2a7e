/** Which adapters a question is answered with, from what was set and what there is. */
import type { QueryClient } from '@tanstack/react-query';
import type { AdapterSetting, AdapterUse, Answering } from '../../main/contract/answering.ts';

/** The contract's limit; a test holds them together. */
export const mostAdapters = 8;

export function settingOf(kept: readonly AdapterSetting[], name: string): AdapterSetting {
  return kept.find((one) => one.name === name) ?? { name, scale: 1, on: false };
}

/** In the order in which they are listed. One that was taken away or does not fit the model is none. */
export function inUse(kept: readonly AdapterSetting[], known: readonly string[]): AdapterUse[] {
  return known
    .map((name) => settingOf(kept, name))
    .filter(({ on }) => on)
    .slice(0, mostAdapters)
    .map(({ name, scale }) => ({ name, scale }));
}

/** As far as both are known already. */
export function adaptersInUse(queries: QueryClient): AdapterUse[] {
  const kept = queries.getQueryData<{ adapters: AdapterSetting[] }>(['settings']);
  const now = queries.getQueryData<Answering>(['answering']);
  return inUse(kept?.adapters ?? [], now?.adapters ?? []);
}
