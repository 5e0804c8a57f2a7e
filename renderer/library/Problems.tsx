/** What could not be read or found, grouped by kind: how many, what to do, which files. */
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleCheck, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { download } from '../design/download.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { SearchField } from '../design/SearchField.tsx';
import { count } from '../words/figures.ts';
import css from './Problems.module.css';
import { groupProblems, matching, type ProblemGroup } from './problem-groups.ts';
import { problemsCsv } from './problems-csv.ts';

export function Problems() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const [filter, setFilter] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['library', 'problems', locale],
    queryFn: () => client.library.problems({ locale }),
  });
  if (error) return <Fault error={asFault(error)} retry={() => void refetch()} />;
  if (!data) return <p className={css.note}>{t('app.loading')}</p>;
  if (data.length === 0) {
    return (
      <Empty icon={CircleCheck} title={t('library.noProblems')}>
        {t('library.noProblemsBody')}
      </Empty>
    );
  }
  const shown = matching(data, filter);
  const save = () => {
    const columns = ['folder', 'file', 'code', 'problem', 'todo'] as const;
    download(
      `${t('csv.name')}.csv`,
      problemsCsv(
        shown,
        columns.map((name) => t(`csv.${name}`)),
      ),
    );
  };
  return (
    <div className={css.problems}>
      <div className={css.bar}>
        <SearchField className={css.filter} label={t('library.filter')} value={filter} change={setFilter} />
        <p className={`${css.note} ${css.shown}`} role="status">
          {filter === ''
            ? t('library.problemsCount', { count: data.length })
            : t('library.filtered', { shown: count(shown.length, locale), all: count(data.length, locale) })}
        </p>
        <Button disabled={shown.length === 0} onClick={save}>
          <Download size={15} aria-hidden />
          {t('csv.download')}
        </Button>
      </div>
      {shown.length === 0 && <p className={css.note}>{t('library.filterNone')}</p>}
      {groupProblems(shown).map((group) => (
        <Group key={group.code} group={group} open={filter !== '' || data.length <= 12} />
      ))}
    </div>
  );
}

/** As many as a person reads at once; the rest on demand. */
const page = 50;

function Group({ group, open }: { group: ProblemGroup; open: boolean }) {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  const [limit, setLimit] = useState(page);
  const { code, problems, action, message } = group;
  const title = i18n.exists(`problem.${code}`) ? `problem.${code}` : 'problem.other';
  return (
    <details className={css.group} open={open}>
      <summary className={css.summary}>
        <ChevronRight className={css.arrow} size={17} aria-hidden />
        <span className={css.title}>{t(title as 'problem.other')}</span>
        <span className={css.count}>{count(problems.length, locale)}</span>
        <span className={css.action}>{action}</span>
      </summary>
      {message && <p className={css.message}>{message}</p>}
      <ul className={css.list}>
        {problems.slice(0, limit).map((problem, at) => (
          // One file may have the same problem twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows or is replaced.
          <li key={at} className={css.problem} title={problem.root}>
            <span className={css.path}>{problem.path || problem.root}</span>
            {!message && <span className={css.own}>{problem.message}</span>}
          </li>
        ))}
      </ul>
      {problems.length > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + page * 4)}>
          {t('library.more', { count: problems.length - limit })}
        </Button>
      )}
    </details>
  );
}
