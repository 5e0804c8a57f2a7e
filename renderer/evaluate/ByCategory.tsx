/** One figure of a run by category and style: bars, and the same as a table. */
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRow } from '../../main/contract/evaluation.ts';
import { Choice } from '../design/Choice.tsx';
import css from './Evaluate.module.css';
import { type Cell, gridOf, percent, type Share, shares } from './figures.ts';

export function ByCategory({ rows }: { rows: readonly EvaluationRow[] }) {
  const { t } = useTranslation();
  const [share, setShare] = useState<Share>('hit1');
  // What no question of this run has is not offered: scores that nobody gave, facts of a sheet without answers.
  const offered = (Object.keys(shares) as Share[]).filter((one) =>
    rows.some((row) => shares[one](row) !== null),
  );
  const grid = gridOf(rows, share);
  const name = (text: string) => text || t('evaluate.nameless');
  return (
    <div className={css.charts}>
      <Choice<Share>
        label={t('evaluate.figure')}
        value={share}
        choices={
          Object.fromEntries(offered.map((one) => [one, t(`evaluate.${one}`)])) as Record<Share, string>
        }
        choose={setShare}
      />
      <Bars
        title={`${t('evaluate.category')} · ${t(`evaluate.${share}`)}`}
        bars={grid.categories.map((one) => [name(one), grid.cell(one, null)] as const)}
      />
      <Bars
        title={`${t('evaluate.style')} · ${t(`evaluate.${share}`)}`}
        bars={grid.styles.map((one) => [name(one), grid.cell(null, one)] as const)}
      />
      <div className={css.scroll}>
        <table className={css.table}>
          <caption>{t(`evaluate.grid.${share}`)}</caption>
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

function Figure({ cell: { n, sum } }: { cell: Cell }) {
  if (n === 0) return <td className={css.nothing}>–</td>;
  const share = sum / n;
  return (
    <td
      style={{
        background: `color-mix(in srgb, var(--accent-soft) ${Math.round(share * 100)}%, transparent)`,
      }}
    >
      {percent(share)} <span className={css.of}>{`${Math.round(sum * 10) / 10}/${n}`}</span>
    </td>
  );
}

function Bars({ title, bars }: { title: string; bars: readonly (readonly [string, Cell])[] }) {
  const said = bars.map(([name, { n, sum }]) => `${name} ${percent(n === 0 ? 0 : sum / n)}`).join(', ');
  return (
    <figure className={css.chart}>
      <figcaption>{title}</figcaption>
      <div className={css.bars} role="img" aria-label={`${title}: ${said}`}>
        {bars.map(([name, { n, sum }]) => {
          const share = n === 0 ? 0 : sum / n;
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
