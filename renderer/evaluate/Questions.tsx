/** Every question of a run: the right document's rank, and what was cited. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRow } from '../../main/contract/evaluation.ts';
import { Button } from '../design/Button.tsx';
import css from './Evaluate.module.css';

/** As many as a person reads at once; the rest on demand. */
const page = 100;

export function Questions({ rows }: { rows: readonly EvaluationRow[] }) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(false);
  const [limit, setLimit] = useState(page);
  const shown = wrong ? rows.filter(({ rank, unanswerable }) => !unanswerable && rank !== 1) : rows;
  return (
    <>
      <label className={css.check}>
        <input type="checkbox" checked={wrong} onChange={(event) => setWrong(event.target.checked)} />
        {t('evaluate.wrongOnly')}
      </label>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('evaluate.question')}</th>
              <th scope="col">{t('evaluate.rank')}</th>
              <th scope="col">{t('evaluate.verdict')}</th>
              <th scope="col">{t('evaluate.firstCitation')}</th>
              <th scope="col">{t('evaluate.accuracy')}</th>
              <th scope="col">{t('evaluate.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((row) => (
              <tr key={row.ordinal}>
                <th scope="row" className={css.long}>
                  {row.question}
                </th>
                <td>{row.unanswerable ? t('evaluate.unanswerable') : (row.rank ?? '–')}</td>
                <td>{t(`answer.${row.confidence}` as 'answer.sure')}</td>
                <td className={css.named} data-right={row.citations[0]?.right || undefined}>
                  {row.citations[0]?.title ?? '–'}
                </td>
                <td>{row.accuracy ?? '–'}</td>
                <td>{row.detail ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + page * 4)}>
          {t('library.more', { count: shown.length - limit })}
        </Button>
      )}
    </>
  );
}
