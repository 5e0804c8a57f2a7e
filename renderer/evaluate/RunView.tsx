/** One run: its figures, the questions by category and style, each question, and a person's scores. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { saveBytes } from '../design/download.ts';
import { Fault } from '../design/Fault.tsx';
import tabs from '../library/LibraryRoom.module.css';
import { moment } from '../words/figures.ts';
import { ByCategory } from './ByCategory.tsx';
import css from './Evaluate.module.css';
import { madeWith, percent, refused, sureRight } from './figures.ts';
import { Questions } from './Questions.tsx';
import { Scoring } from './Scoring.tsx';

/** Files that the library lacks, named for an example. */
const shownFiles = 3;

export function RunView({ id }: { id: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['evaluations', 'one', id],
    queryFn: () => client.evaluations.get({ id }),
  });
  if (error) return <Fault error={asFault(error)} />;
  if (!data) return <p className={css.note}>{t('app.loading')}</p>;
  const { run, rows, missingFiles = [] } = data;
  const { retrieval, answers } = run.scores;
  const save = async () => {
    const { name, bytes, mediaType } = await client.evaluations.export({ id, format: 'xlsx' });
    saveBytes(name, bytes, mediaType);
  };
  const figures: readonly (readonly [string, string])[] = [
    [t('evaluate.hit1'), percent(retrieval.hit1)],
    [t('evaluate.hit5'), percent(retrieval.hit5)],
    [t('evaluate.mrr'), retrieval.mrr.toFixed(2)],
    [t('evaluate.evidence'), percent(answers.evidenceRecall)],
    [t('evaluate.sureRight'), percent(sureRight(run))],
    [t('evaluate.refusal'), percent(refused(run))],
    [t('evaluate.accuracy'), run.scored.accuracy?.toFixed(2) ?? '–'],
    [t('evaluate.detail'), run.scored.detail?.toFixed(2) ?? '–'],
  ];
  return (
    <>
      <header className={css.head}>
        <p className={css.note}>
          {moment(run.ran, locale)} · {run.sheet.split(/[\\/]/).at(-1)} ·{' '}
          {t('evaluate.questionCount', { count: run.questions })} · {madeWith(run, t)}
        </p>
        <Button onClick={() => void save()}>
          <Download size={15} aria-hidden />
          {t('evaluate.export')}
        </Button>
      </header>
      {missingFiles.length > 0 && (
        <p className={css.note} role="status">
          {t('evaluate.missing', {
            count: missingFiles.length,
            files: missingFiles.slice(0, shownFiles).join(', '),
          })}
        </p>
      )}
      <dl className={css.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Tabs.Root defaultValue="chart">
        <Tabs.List className={tabs.tabs} aria-label={t('evaluate.result')}>
          <Tabs.Trigger className={tabs.tab} value="chart">
            {t('evaluate.byCategory')}
          </Tabs.Trigger>
          <Tabs.Trigger className={tabs.tab} value="questions">
            {t('evaluate.questions')}
          </Tabs.Trigger>
          <Tabs.Trigger className={tabs.tab} value="score">
            {t('evaluate.scoring')}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content className={tabs.content} value="chart">
          <ByCategory rows={rows} />
        </Tabs.Content>
        <Tabs.Content className={tabs.content} value="questions">
          <Questions rows={rows} />
        </Tabs.Content>
        <Tabs.Content className={tabs.content} value="score">
          <Scoring
            run={id}
            rows={rows}
            scored={() => void queries.invalidateQueries({ queryKey: ['evaluations'] })}
          />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}
