/** Documents with the same text, and older editions beside their successors. */
import { useQuery } from '@tanstack/react-query';
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { type Shown, showDocument } from '../viewer/shown.ts';
import css from './Alike.module.css';

/** Editions that were told by their names may have little text in common; then a share says nothing. */
const telling = 0.5;

/** Estimated; editions with the same words differ in a table's values at least. */
const sharedPercent = (similarity: number) => Math.min(99, Math.floor(similarity * 100));

interface Props {
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
}

export function Alike({ shown, open }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['library', 'alike'],
    queryFn: () => client.documents.alike(),
  });
  if (error) return <Fault error={asFault(error)} retry={() => void refetch()} />;
  if (!data) return <p className={css.note}>{t('app.loading')}</p>;
  if (data.length === 0) {
    return (
      <Empty icon={CopyCheck} title={t('alike.none')}>
        {t('alike.noneBody')}
      </Empty>
    );
  }
  return (
    <div className={css.alike}>
      <p className={css.note}>{t('alike.body', { count: data.length })}</p>
      {data.map(({ kind, similarity, documents }) => (
        <section
          key={documents.map((one) => one.documentId).join()}
          className={css.group}
          aria-label={t(`alike.${kind}`)}
        >
          <h3 className={css.kind}>
            {t(`alike.${kind}`)}
            {kind === 'older' && similarity >= telling && (
              <span>{t('alike.similarity', { percent: sharedPercent(similarity) })}</span>
            )}
          </h3>
          <ul>
            {documents.map((one, at) => (
              <li key={one.documentId}>
                <button
                  type="button"
                  className={css.document}
                  aria-current={shown?.page.documentId === one.documentId || undefined}
                  onClick={() => open(showDocument(null, one))}
                >
                  <span>
                    {kind === 'older' && (
                      <span className={at === 0 ? css.old : css.fresh}>
                        {t(at === 0 ? 'alike.olderOne' : 'alike.newerOne')}
                      </span>
                    )}
                    {one.title}
                  </span>
                  <span className={css.path}>{one.path}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
