/** Two runs question by question: what became better, what became worse. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Choice } from '../design/Choice.tsx';
import { Fault } from '../design/Fault.tsx';
import { moment } from '../words/figures.ts';
import css from './Evaluate.module.css';
import { percent } from './figures.ts';

type Wanted = 'better' | 'worse' | 'all';

export function Comparison({ before, after }: { before: number; after: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const [wanted, setWanted] = useState<Wanted>('worse');
  const { data, error } = useQuery({
    queryKey: ['evaluations', 'compare', before, after],
    queryFn: () => client.evaluations.compare({ before, after }),
  });
  if (error) return <Fault error={asFault(error)} />;
  if (!data) return <p className={css.note}>{t('app.loading')}</p>;
  const number = (change: string) => data.rows.filter((row) => row.change === change).length;
  const rows = wanted === 'all' ? data.rows : data.rows.filter(({ change }) => change === wanted);
  const [one, two] = [data.before.scores, data.after.scores];
  const figures: readonly (readonly [string, string, string])[] = [
    [t('evaluate.hit1'), percent(one.retrieval.hit1), percent(two.retrieval.hit1)],
    [t('evaluate.mrr'), one.retrieval.mrr.toFixed(2), two.retrieval.mrr.toFixed(2)],
    [t('evaluate.evidence'), percent(one.answers.evidenceRecall), percent(two.answers.evidenceRecall)],
  ];
  // What the runs differ in: the reason why their figures do.
  const [were, are] = [data.before.settings, data.after.settings];
  const conditions = (['mode', 'adapters', 'embedder', 'documents', 'version'] as const)
    .filter((name) => (were[name] ?? '') !== (are[name] ?? ''))
    .map((name) => [t(`evaluate.settings.${name}`), told(were[name]), told(are[name])] as const);
  return (
    <>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('evaluate.figure')}</th>
              <th scope="col">{moment(data.before.ran, locale)}</th>
              <th scope="col">{moment(data.after.ran, locale)}</th>
            </tr>
          </thead>
          <tbody>
            {[...conditions, ...figures].map(([name, was, is]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{was}</td>
                <td>{is}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.onlyBefore + data.onlyAfter > 0 && (
        <p className={css.note}>
          {t('evaluate.onlyOne', { before: data.onlyBefore, after: data.onlyAfter })}
        </p>
      )}
      <Choice<Wanted>
        label={t('evaluate.compare')}
        value={wanted}
        choices={{
          worse: `${t('evaluate.worse')} ${number('worse')}`,
          better: `${t('evaluate.better')} ${number('better')}`,
          all: `${t('evaluate.all')} ${data.rows.length}`,
        }}
        choose={setWanted}
      />
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('evaluate.question')}</th>
              <th scope="col">{t('evaluate.rankBefore')}</th>
              <th scope="col">{t('evaluate.rankAfter')}</th>
              <th scope="col">{t('evaluate.firstCitation')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 300).map((row) => (
              <tr key={row.id} data-change={row.change}>
                <th scope="row" className={css.long}>
                  {row.question}
                </th>
                <td>{row.before.rank ?? '–'}</td>
                <td>{row.after.rank ?? '–'}</td>
                <td className={css.named}>
                  {wayOf(row.before.citations[0]?.title, row.after.citations[0]?.title)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const told = (value: string | number | null | undefined) => (value === '' ? '–' : String(value ?? '–'));

function wayOf(was = '–', is = '–'): string {
  return was === is ? was : `${was} → ${is}`;
}
