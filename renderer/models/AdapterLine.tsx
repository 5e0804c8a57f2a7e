/** One adapter: in use or not, and how strongly, 0 to 2. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdapterSetting } from '../../main/contract/answering.ts';
import { useLocale } from '../app/engine.tsx';
import { scale as written } from '../words/figures.ts';
import css from './AdapterLine.module.css';

interface Props {
  readonly name: string;
  /** What stands beside the box where it is not the name. */
  readonly label?: string;
  readonly setting: AdapterSetting;
  /** No further one can be put on. */
  readonly full: boolean;
  readonly set: (name: string, change: Partial<AdapterSetting>) => void;
}

export function AdapterLine({ name, label = name, setting: { scale, on }, full, set }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const slider = useRef<HTMLInputElement>(null);
  const [shown, show] = useState(scale);
  useEffect(() => show(scale), [scale]);
  const keep = useRef((_: number) => {});
  keep.current = (value) => set(name, { scale: value });
  useEffect(() => {
    // The browser's own `change`: at the end of a drag, and with each key. React's comes with every step of a drag.
    const input = slider.current;
    const changed = () => input && keep.current(input.valueAsNumber);
    input?.addEventListener('change', changed);
    return () => input?.removeEventListener('change', changed);
  }, []);
  const value = written(shown, locale);
  return (
    <span className={css.adapter} data-off={!on || undefined}>
      <label className={css.name}>
        <input
          type="checkbox"
          checked={on}
          disabled={!on && full}
          aria-label={label === name ? undefined : `${label}: ${name}`}
          onChange={(event) => set(name, { on: event.target.checked })}
        />
        <span>{label}</span>
      </label>
      <input
        ref={slider}
        className={css.slider}
        type="range"
        min={0}
        max={2}
        step={0.1}
        value={shown}
        disabled={!on}
        aria-label={t('manner.scale', { name })}
        aria-valuetext={value}
        onChange={(event) => show(event.target.valueAsNumber)}
      />
      <output className={css.value}>× {value}</output>
    </span>
  );
}
