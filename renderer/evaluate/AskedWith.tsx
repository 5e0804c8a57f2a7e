/** How the sheet's questions are asked: the mode, the chat model, and its adapters with their scales. */
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdapterSetting, WantedMode } from '../../main/contract/answering.ts';
import { mostAdapters, settingOf } from '../app/adapters-in-use.ts';
import { useClient } from '../app/engine.tsx';
import { modes } from '../ask/modes.ts';
import { Select } from '../design/Select.tsx';
import { AdapterLine } from '../models/AdapterLine.tsx';
import css from './Evaluate.module.css';

export interface Asked {
  readonly mode: WantedMode;
  /** Null: the one that serves. */
  readonly model: string | null;
  readonly adapters: readonly AdapterSetting[];
  /** Without the adapters too, as a run of its own. */
  readonly both: boolean;
}

interface Props {
  readonly asked: Asked;
  readonly set: (change: Partial<Asked>) => void;
}

/** What fits the model that was chosen; nothing where none is installed. */
export function useFitting(model: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['answering', model],
    queryFn: () => client.answering(model === null ? undefined : { model }),
  }).data;
}

export function AskedWith({ asked, set }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['models', 'list'], queryFn: () => client.models.list() });
  const fitting = useFitting(asked.model);
  const chats = data?.models.filter(({ role }) => role === 'chat') ?? [];
  if (!data || !fitting) return null;
  if (chats.length === 0) return <p className={css.note}>{t('evaluate.noModel')}</p>;
  const on = asked.adapters.filter((one) => one.on && fitting.adapters.includes(one.name));
  const change = (name: string, next: Partial<AdapterSetting>) => {
    const others = asked.adapters.filter((one) => one.name !== name);
    set({ adapters: [...others, { ...settingOf(asked.adapters, name), ...next }] });
  };
  return (
    <div className={css.asked}>
      <div className={css.field}>
        <label htmlFor={`${id}mode`}>{t('manner.mode')}</label>
        <Select
          id={`${id}mode`}
          value={asked.mode}
          onChange={(event) => set({ mode: event.target.value as WantedMode })}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`manner.modes.${mode}`)}
            </option>
          ))}
        </Select>
      </div>
      {asked.mode !== 'quote' && (
        <>
          <div className={css.field}>
            <label htmlFor={`${id}model`}>{t('models.chat')}</label>
            <Select
              id={`${id}model`}
              value={asked.model ?? ''}
              onChange={(event) => set({ model: event.target.value || null })}
            >
              {!chats.some(({ serving }) => serving) && <option value="">{t('models.unused')}</option>}
              {chats.map(({ name, serving }) => (
                <option key={name} value={serving ? '' : name}>
                  {name}
                </option>
              ))}
            </Select>
          </div>
          {fitting.adapters.length > 0 && (
            <fieldset className={css.adapters}>
              <legend>{t('manner.adapters')}</legend>
              {fitting.adapters.map((name) => (
                <AdapterLine
                  key={name}
                  name={name}
                  setting={settingOf(asked.adapters, name)}
                  full={on.length >= mostAdapters}
                  set={change}
                />
              ))}
              <label className={css.both}>
                <input
                  type="checkbox"
                  checked={asked.both}
                  disabled={on.length === 0}
                  onChange={(event) => set({ both: event.target.checked })}
                />
                {t('evaluate.both')}
              </label>
            </fieldset>
          )}
        </>
      )}
      <p className={css.note}>{t(`manner.hints.${asked.mode}`)}</p>
    </div>
  );
}
