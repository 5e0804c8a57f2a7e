/** Two runs question by question: what became better, what became worse. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRun } from '../../main/contract/evaluation.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Choice } from '../design/Choice.tsx';
import { Fault } from '../design/Fault.tsx';
import { moment } from '../words/figures.ts';
import { ComparedRow } from './ComparedRow.tsx';
import css from './Evaluate.module.css';
import { facts, percent, refused, settingOf, sureRight } from './figures.ts';

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
  const both = [data.before, data.after] as const;
  const figure = (
    name: string,
    of: (run: EvaluationRun) => number | null,
    written: (value: number) => string = percent,
  ) => [name, ...both.map((run) => told(of(run), written))] as const;
  const figures = [
    figure(t('evaluate.hit1'), ({ scores }) => scores.retrieval.hit1),
    figure(
      t('evaluate.mrr'),
      ({ scores }) => scores.retrieval.mrr,
      (value) => value.toFixed(2),
    ),
    figure(t('evaluate.evidence'), ({ scores }) => scores.answers.evidenceRecall),
    figure(t('evaluate.facts'), facts),
    figure(t('evaluate.sureRight'), sureRight),
    figure(t('evaluate.refusal'), refused),
    ...(['accuracy', 'detail'] as const).map((name) =>
      figure(
        t(`evaluate.${name}`),
        ({ scored }) => scored[name],
        (value) => value.toFixed(2),
      ),
    ),
  ].filter(([, was, is]) => was !== '–' || is !== '–');
  // What the runs differ in: the reason why their figures do.
  const conditions = (['mode', 'model', 'adapters', 'embedder', 'documents', 'version'] as const)
    .map((name) => [t(`evaluate.settings.${name}`), ...both.map((run) => settingOf(run, name, t))] as const)
    .filter(([, was, is]) => was !== is);
  return (
    <>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('evaluate.figure')}</th>
              <th scope="col">{t('evaluate.runBefore', { when: moment(data.before.ran, locale) })}</th>
              <th scope="col">{t('evaluate.runAfter', { when: moment(data.after.ran, locale) })}</th>
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
              <ComparedRow key={`${row.id} ${row.question}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const told = (value: number | null | undefined, written: (value: number) => string) =>
  value === null || value === undefined ? '–' : written(value);
