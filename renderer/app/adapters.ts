/** What answers are made with: the model, and its adapters with their scales, kept among the settings. */
import { useQuery } from '@tanstack/react-query';
import type { AdapterSetting } from '../../main/contract/answering.ts';
import { inUse, mostAdapters, settingOf } from './adapters-in-use.ts';
import { useClient } from './engine.tsx';
import { useSettings } from './settings.ts';

export function useAnswering() {
  const client = useClient();
  return useQuery({ queryKey: ['answering'], queryFn: () => client.answering() }).data;
}

export function useAdapters() {
  const known = useAnswering()?.adapters ?? [];
  const { settings, change } = useSettings();
  const kept = settings?.adapters ?? [];
  const used = inUse(kept, known);
  return {
    known,
    used,
    /** No further one can be put on. */
    full: used.length >= mostAdapters,
    settingOf: (name: string) => settingOf(kept, name),
    set(name: string, next: Partial<Pick<AdapterSetting, 'scale' | 'on'>>) {
      const others = kept.filter((one) => one.name !== name);
      change({ adapters: [...others, { ...settingOf(kept, name), ...next }] });
    },
  };
}
