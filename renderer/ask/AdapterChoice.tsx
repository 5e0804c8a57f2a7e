/** Which adapters answers are made with: shown small, changed in a card above. */
import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdapters } from '../app/adapters.ts';
import { useLocale } from '../app/engine.tsx';
import { AdapterLine } from '../models/AdapterLine.tsx';
import { scale } from '../words/figures.ts';
import css from './Manner.module.css';

interface Props {
  readonly compare: boolean;
  readonly setCompare: (compare: boolean) => void;
  readonly ref: Ref<HTMLButtonElement>;
}

export function AdapterChoice({ compare, setCompare, ref }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { known, used, full, settingOf, set } = useAdapters();
  if (known.length === 0) return null;
  const names = used.map((one) => `${one.name} × ${scale(one.scale, locale)}`);
  const shown = [
    names.join(', ') || t('manner.noAdapter'),
    names.length > 0 && compare && t('manner.beside'),
  ];
  return (
    <Popover.Root>
      <Popover.Trigger
        ref={ref}
        className={css.choice}
        title={t('manner.adapters')}
        aria-keyshortcuts="Alt+T"
      >
        <span className="visually-hidden">{t('manner.adapters')}: </span>
        {shown.filter(Boolean).join(' · ')}
        <ChevronDown size={13} strokeWidth={2.6} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={css.card}
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('manner.adapters')}
        >
          <h3 className={css.title}>{t('manner.adapters')}</h3>
          {known.map((name) => (
            <AdapterLine key={name} name={name} setting={settingOf(name)} full={full} set={set} />
          ))}
          <p className={css.hint}>{t('manner.scaleHint')}</p>
          <label className={css.compare}>
            <input
              type="checkbox"
              checked={compare}
              disabled={used.length === 0}
              onChange={(event) => setCompare(event.target.checked)}
            />
            {t('manner.compare')}
          </label>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
