/** Adapters (LoRA) for the chat model: which fit it, imported and removed here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAdapters } from '../app/adapters.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { IconButton } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { Fault } from '../design/Fault.tsx';
import { PathField } from '../design/PathField.tsx';
import { bytes } from '../words/figures.ts';
import { AdapterLine } from './AdapterLine.tsx';
import css from './Models.module.css';

export function Adapters({ changed }: { changed: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const inUse = useAdapters();
  const { data, error } = useQuery({
    queryKey: ['models', 'adapters'],
    queryFn: () => client.adapters.list(),
  });
  const settled = () => {
    void queries.invalidateQueries({ queryKey: ['settings'] });
    changed();
  };
  const bring = useMutation({
    mutationFn: (path: string) => client.adapters.import({ path }),
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: (name: string) => client.adapters.remove({ name }),
    onSettled: settled,
  });
  const fault = error ?? bring.error ?? remove.error;
  return (
    <Card title={t('models.adapters')} about={t('models.adaptersBody')}>
      <PathField
        label={t('models.adapterFile')}
        kind="model"
        submit={t('models.importStart')}
        busy={bring.isPending}
        start={(path) => bring.mutate(path)}
      />
      {fault && <Fault error={asFault(fault)} />}
      {data?.map((adapter) => {
        const { name, revision, base, rank, fits, misfit } = adapter;
        const facts = [
          t('models.revision', { n: revision }),
          base && t('models.base', { base }),
          rank !== null && t('models.rank', { rank }),
          bytes(adapter.bytes, locale),
        ];
        return (
          <div key={name} className={css.line}>
            <span className={css.names}>
              <span className={css.name}>{name}</span>
              <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
              {fits === false && (
                <span className={css.warn}>{t('models.misfit', { misfit: misfit ?? '' })}</span>
              )}
              {fits && <span className={css.good}>{t('models.fits')}</span>}
              {fits !== false && (
                <span className={css.adapter}>
                  <AdapterLine
                    name={name}
                    label={t('models.inAnswers')}
                    setting={inUse.settingOf(name)}
                    full={inUse.full}
                    set={inUse.set}
                  />
                </span>
              )}
            </span>
            <Confirm
              title={t('models.removeTitle', { name })}
              body={t('models.removeBody')}
              yes={t('models.remove')}
              confirm={() => remove.mutate(name)}
            >
              <IconButton label={`${t('models.remove')}: ${name}`}>
                <Trash2 size={16} />
              </IconButton>
            </Confirm>
          </div>
        );
      })}
      {data?.length === 0 && <p className={css.note}>{t('models.noAdapters')}</p>}
    </Card>
  );
}
