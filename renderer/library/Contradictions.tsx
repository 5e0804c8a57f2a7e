/** Pages that give another value for the same field of the same thing, each a click away. */
import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../../main/contract/library.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { type Shown, showDocument } from '../viewer/shown.ts';
import { day } from '../words/figures.ts';
import css from './Contradictions.module.css';

interface Props {
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
}

export function Contradictions({ shown, open }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['library', 'contradictions'],
    queryFn: () => client.library.contradictions(),
  });
  if (error) return <Fault error={asFault(error)} retry={() => void refetch()} />;
  if (!data) return <p className={css.note}>{t('contradictions.searching')}</p>;
  if (data.length === 0) {
    return (
      <Empty icon={Scale} title={t('contradictions.none')}>
        {t('contradictions.noneBody')}
      </Empty>
    );
  }
  return (
    <div className={css.contradictions}>
      <p className={css.note}>{t('contradictions.body', { count: data.length })}</p>
      {data.map((one, at) => (
        // A subject and field may stand twice, in other documents.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
        <Item key={at} contradiction={one} shown={shown} open={open} />
      ))}
    </div>
  );
}

function Item({ contradiction, shown, open }: Props & { contradiction: Contradiction }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { subject, field, statements } = contradiction;
  const newest = statements.reduce((latest, { modified }) => (modified > latest ? modified : latest), '');
  const differ = statements.some(({ modified }) => modified !== newest);
  return (
    <section className={css.item} aria-label={`${subject}, ${field}`}>
      <h3 className={css.subject}>
        {subject} <span className={css.field}>{field}</span>
      </h3>
      <ul>
        {statements.map((one, at) => (
          // A page may say two values.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <li key={at}>
            <button
              type="button"
              className={css.statement}
              aria-current={shown?.page.documentId === one.documentId || undefined}
              onClick={() => open(showDocument(null, one, one.modified))}
            >
              <span className={css.value}>
                <strong>{one.value}</strong>
                {differ && one.modified === newest && (
                  <span className={css.newest}>{t('contradictions.newest')}</span>
                )}
              </span>
              <span className={css.names}>
                <span>{one.title}</span>
                <span className={css.path}>{one.path}</span>
              </span>
              <span className={css.date}>{t('answer.modified', { date: day(one.modified, locale) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
