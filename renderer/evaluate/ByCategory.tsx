/** How often the right document came first, by category and style: bars, and the same as a table. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRow } from '../../main/contract/evaluation.ts';
import css from './Evaluate.module.css';
import { type Cell, gridOf, percent } from './figures.ts';

export function ByCategory({ rows }: { rows: readonly EvaluationRow[] }) {
  const { t } = useTranslation();
  const grid = gridOf(rows);
  const name = (text: string) => text || t('evaluate.nameless');
  return (
    <div className={css.charts}>
      <Bars
        title={t('evaluate.category')}
        bars={grid.categories.map((one) => [name(one), grid.cell(one, null)] as const)}
      />
      <Bars
        title={t('evaluate.style')}
        bars={grid.styles.map((one) => [name(one), grid.cell(null, one)] as const)}
      />
      <div className={css.scroll}>
        <table className={css.table}>
          <caption>{t('evaluate.gridBody')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evaluate.category')}</th>
              {grid.styles.map((style) => (
                <th key={style} scope="col">
                  {name(style)}
                </th>
              ))}
              <th scope="col">{t('evaluate.all')}</th>
            </tr>
          </thead>
          <tbody>
            {grid.categories.map((category) => (
              <tr key={category}>
                <th scope="row">{name(category)}</th>
                {grid.styles.map((style) => (
                  <Figure key={style} cell={grid.cell(category, style)} />
                ))}
                <Figure cell={grid.cell(category, null)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Figure({ cell: { n, first } }: { cell: Cell }) {
  if (n === 0) return <td className={css.nothing}>–</td>;
  const share = first / n;
  return (
    <td
      style={{
        background: `color-mix(in srgb, var(--accent-soft) ${Math.round(share * 100)}%, transparent)`,
      }}
    >
      {percent(share)} <span className={css.of}>{`${first}/${n}`}</span>
    </td>
  );
}

function Bars({ title, bars }: { title: string; bars: readonly (readonly [string, Cell])[] }) {
  const { t } = useTranslation();
  const said = bars.map(([name, { n, first }]) => `${name} ${percent(n === 0 ? 0 : first / n)}`).join(', ');
  return (
    <figure className={css.chart}>
      <figcaption>
        {title} · {t('evaluate.hit1')}
      </figcaption>
      <div className={css.bars} role="img" aria-label={`${title}: ${said}`}>
        {bars.map(([name, { n, first }]) => {
          const share = n === 0 ? 0 : first / n;
          return (
            <Fragment key={name}>
              <span className={css.label} title={name}>
                {name}
              </span>
              <span className={css.ground}>
                <span className={css.filled} style={{ width: percent(share) }} />
              </span>
              <span>
                {percent(share)} ({n})
              </span>
            </Fragment>
          );
        })}
      </div>
    </figure>
  );
}
