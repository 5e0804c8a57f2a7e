/** The options that say how to answer: `--mode rag --adapter telecom:0.5`. */
import { type AdapterUse, adapterUseSchema, type WantedMode, wantedModeSchema } from '../contract/index.ts';

export const askingOptions = ['mode', 'adapter'] as const;

export interface AskingValues {
  /** One for `ask`; `eval` takes several, with commas. */
  readonly modes: readonly WantedMode[];
  readonly adapters: readonly AdapterUse[];
}

type Wrong = { readonly wrong: 'wrongMode' | 'wrongAdapter'; readonly values: Record<string, string> };

/** @param several modes may be named */
export function readAsking(
  { mode, adapter = [] }: { mode?: string | undefined; adapter?: string[] | undefined },
  several: boolean,
): AskingValues | Wrong {
  const names = mode === undefined ? [] : several ? mode.split(',').map((one) => one.trim()) : [mode];
  const modes: WantedMode[] = [];
  for (const name of names) {
    const read = wantedModeSchema.safeParse(name);
    const known = wantedModeSchema.options.join(', ');
    if (!read.success) return { wrong: 'wrongMode', values: { value: name, known } };
    modes.push(read.data);
  }
  const adapters: AdapterUse[] = [];
  for (const value of adapter) {
    // A name may hold a colon itself; the scale stands behind the last one.
    const [, name, scale] = /^(.+?)(?::(\d+(?:\.\d+)?))?$/.exec(value) ?? [];
    const read = adapterUseSchema.safeParse({ name, scale: scale === undefined ? 1 : Number(scale) });
    if (!read.success) return { wrong: 'wrongAdapter', values: { value } };
    adapters.push(read.data);
  }
  return { modes, adapters };
}
