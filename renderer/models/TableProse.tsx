/** Whose sentences the rows of tables are read and said in: the rule's, or the chat model's, which takes its time. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient, useLibrary } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Card } from '../design/Card.tsx';
import { Fault } from '../design/Fault.tsx';
import css from './Models.module.css';

export function TableProse({ hasModel }: { hasModel: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const { data } = useLibrary();
  const say = useMutation({
    mutationFn: (by: 'rule' | 'model') => client.library.sayTables({ by }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['library'] }),
  });
  if (!data || data.documents === 0) return null;
  const { by, sentences, refused } = data.tableProse;
  return (
    <Card title={t('models.tables')}>
      {say.error && <Fault error={asFault(say.error)} />}
      <label className={css.model}>
        <input
          type="checkbox"
          checked={by === 'model'}
          disabled={by === 'rule' && !hasModel}
          onChange={(event) => say.mutate(event.target.checked ? 'model' : 'rule')}
        />
        <span className={css.names}>
          <span className={css.name}>{t('models.tablesByModel')}</span>
          <span className={css.facts}>{t('models.tablesBody')}</span>
          {sentences + refused > 0 && (
            <span className={css.facts}>{t('models.tablesCount', { sentences, refused })}</span>
          )}
          {by === 'model' && !hasModel && <span className={css.warn}>{t('models.tablesNoModel')}</span>}
        </span>
      </label>
    </Card>
  );
}
