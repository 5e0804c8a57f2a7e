/** How answers are made: which model is in use, and a switch for the mode and the adapter. */
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useHouse } from '../app/engine.tsx';
import css from './Manner.module.css';

/** The contract's modes in the order of the list; a test holds them and their words together. */
const modes = ['auto', 'quote', 'rag', 'reasoned', 'long', 'agent', 'adapter-only'] as const;

export function Manner() {
  const { t } = useTranslation();
  const client = useClient();
  const { conversation } = useHouse();
  const manner = useSyncExternalStore(conversation.subscribe, conversation.manner);
  const { data } = useQuery({ queryKey: ['answering'], queryFn: () => client.answering() });
  if (!data?.model) return <span>{t('ask.quoting')}</span>;
  return (
    <span className={css.manner}>
      <select
        className={css.choice}
        aria-label={t('manner.mode')}
        title={t(`manner.hints.${manner.mode}`)}
        value={manner.mode}
        onChange={(event) => conversation.setManner({ mode: event.target.value as (typeof modes)[number] })}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode} title={t(`manner.hints.${mode}`)}>
            {t(`manner.modes.${mode}`)}
          </option>
        ))}
      </select>
      {manner.mode !== 'quote' && <span className={css.model}>{data.model}</span>}
      {data.adapters.length > 0 && manner.mode !== 'quote' && (
        <select
          className={css.choice}
          aria-label={t('manner.adapter')}
          value={manner.adapter ?? ''}
          onChange={(event) => conversation.setManner({ adapter: event.target.value || null })}
        >
          <option value="">{t('manner.noAdapter')}</option>
          {data.adapters.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      {manner.adapter !== null && manner.mode !== 'quote' && (
        <label className={css.compare}>
          <input
            type="checkbox"
            checked={manner.compare}
            onChange={(event) => conversation.setManner({ compare: event.target.checked })}
          />
          {t('manner.compare')}
        </label>
      )}
    </span>
  );
}
