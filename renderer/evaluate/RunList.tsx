/** The runs that were kept, the latest first; two of them can be compared. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRun } from '../../main/contract/evaluation.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { Button, IconButton } from '../design/Button.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { count, moment } from '../words/figures.ts';
import css from './Evaluate.module.css';
import { madeWith, percent } from './figures.ts';

interface Props {
  readonly runs: readonly EvaluationRun[];
  readonly open: (id: number) => void;
  readonly compare: (before: number, after: number) => void;
  readonly changed: () => void;
}

export function RunList({ runs, open, compare, changed }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choose = (id: number, on: boolean) =>
    setChosen(on ? [...chosen.slice(-1), id] : chosen.filter((one) => one !== id));
  const [first, second] = chosen;
  return (
    <section aria-labelledby="runs">
      <header className={css.head}>
        <h2 id="runs">{t('evaluate.runs')}</h2>
        <Button
          disabled={second === undefined}
          onClick={() => {
            // The earlier run is the one before.
            if (first !== undefined && second !== undefined)
              compare(Math.min(first, second), Math.max(first, second));
          }}
        >
          {t('evaluate.compareTwo')}
        </Button>
      </header>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('evaluate.choose')}</span>
              </th>
              <th scope="col">{t('evaluate.when')}</th>
              <th scope="col">{t('evaluate.sheetName')}</th>
              <th scope="col">{t('evaluate.madeWith')}</th>
              <th scope="col">{t('evaluate.questions')}</th>
              <th scope="col">{t('evaluate.hit1')}</th>
              <th scope="col">{t('evaluate.mrr')}</th>
              <th scope="col">{t('evaluate.evidence')}</th>
              <th scope="col">{t('evaluate.scored')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('evaluate.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('evaluate.choose')}: ${moment(run.ran, locale)} ${madeWith(run, t)}`}
                    checked={chosen.includes(run.id)}
                    onChange={(event) => choose(run.id, event.target.checked)}
                  />
                </td>
                <th scope="row">
                  <button type="button" className={css.link} onClick={() => open(run.id)}>
                    {moment(run.ran, locale)}
                  </button>
                </th>
                <td title={run.sheet}>{run.sheet.split(/[\\/]/).at(-1)}</td>
                <td className={css.named}>{madeWith(run, t)}</td>
                <td>{count(run.questions, locale)}</td>
                <td>{percent(run.scores.retrieval.hit1)}</td>
                <td>{run.scores.retrieval.mrr.toFixed(2)}</td>
                <td>{percent(run.scores.answers.evidenceRecall)}</td>
                <td>{count(run.scored.questions, locale)}</td>
                <td>
                  <Confirm
                    title={t('evaluate.removeTitle')}
                    body={t('evaluate.removeBody')}
                    yes={t('evaluate.remove')}
                    confirm={() => void client.evaluations.remove({ ids: [run.id] }).then(changed, changed)}
                  >
                    <IconButton label={`${t('evaluate.remove')}: ${moment(run.ran, locale)}`}>
                      <Trash2 size={15} />
                    </IconButton>
                  </Confirm>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
