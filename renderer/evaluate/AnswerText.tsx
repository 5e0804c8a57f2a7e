/** An answer of a run as it was given, with what it cited. */
import type { EvaluationRow } from '../../main/contract/evaluation.ts';
import { Quoted } from '../ask/Quoted.tsx';
import css from './Evaluate.module.css';

export function AnswerText({ title, row }: { title: string; row: EvaluationRow }) {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <p className={css.text}>{row.answer}</p>
      <ul>
        {row.citations.map(({ n, title: cited, quote, rows, right }) => (
          <li key={n} data-right={right || undefined}>
            [{n}] {cited} — “<Quoted quote={quote} rows={rows} />”
          </li>
        ))}
      </ul>
    </section>
  );
}
