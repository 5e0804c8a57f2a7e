/** How answers are made: which model is in use, and a switch for the mode and the adapters. */
import { useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswering } from '../app/adapters.ts';
import { useHouse } from '../app/engine.tsx';
import { useKeys } from '../app/shortcuts.ts';
import { AdapterChoice } from './AdapterChoice.tsx';
import css from './Manner.module.css';
import { modes } from './modes.ts';

export function Manner() {
  const { t } = useTranslation();
  const { conversation } = useHouse();
  const manner = useSyncExternalStore(conversation.subscribe, conversation.manner);
  const data = useAnswering();
  const here = useRef<HTMLSpanElement>(null);
  const adapters = useRef<HTMLButtonElement>(null);
  useKeys((event) => {
    // Where another screen is in front, the keys are not for this one.
    if (!event.altKey || !here.current?.checkVisibility()) return;
    if (event.code === 'KeyW') {
      const step = event.shiftKey ? -1 : 1;
      const mode = modes[(modes.indexOf(manner.mode) + step + modes.length) % modes.length];
      if (mode) conversation.setManner({ mode });
    } else if (event.code === 'KeyT') adapters.current?.click();
    else return;
    event.preventDefault();
  });
  if (!data?.model) return <span>{t('ask.quoting')}</span>;
  return (
    <span className={css.manner} ref={here}>
      <select
        className={css.choice}
        aria-label={t('manner.mode')}
        aria-keyshortcuts="Alt+W"
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
      <span className="visually-hidden" role="status">
        {t(`manner.hints.${manner.mode}`)}
      </span>
      {manner.mode !== 'quote' && (
        <>
          <span className={css.model}>{data.model}</span>
          <AdapterChoice
            ref={adapters}
            compare={manner.compare}
            setCompare={(compare) => conversation.setManner({ compare })}
          />
        </>
      )}
    </span>
  );
}
