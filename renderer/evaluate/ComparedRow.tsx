/** A question of two runs: its ranks, and opened, both answers beside each other. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationComparison } from '../../main/contract/evaluation.ts';
import { AnswerText } from './AnswerText.tsx';
import css from './Evaluate.module.css';

export function ComparedRow({ row }: { row: EvaluationComparison['rows'][number] }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { question, before, after, change } = row;
  const gold = after.unanswerable ? t('evaluate.unanswerable') : (after.goldAnswer ?? after.evidence);
  const Sign = open ? ChevronDown : ChevronRight;
  return (
    <>
      <tr data-change={change}>
        <th scope="row" className={css.long}>
          <button
            type="button"
            className={css.opener}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Sign size={14} aria-hidden />
            {question}
          </button>
        </th>
        <td>{before.rank ?? '–'}</td>
        <td>{after.rank ?? '–'}</td>
        <td className={css.named}>{wayOf(before.citations[0]?.title, after.citations[0]?.title)}</td>
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={4} className={css.opened}>
          {open && (
            <>
              {gold && (
                <p className={css.note}>
                  {t('evaluate.gold')}: {gold}
                </p>
              )}
              <div className={css.pair}>
                <AnswerText title={t('evaluate.before')} row={before} />
                <AnswerText title={t('evaluate.after')} row={after} />
              </div>
            </>
          )}
        </td>
      </tr>
    </>
  );
}

function wayOf(was = '–', is = '–'): string {
  return was === is ? was : `${was} → ${is}`;
}
