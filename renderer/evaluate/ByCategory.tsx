/** How often the right document came first, by category and style: bars, and the same as a table. */
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

/** Units of the drawing: it grows with its box. */
const [lineHeight, labelWidth, barWidth] = [26, 170, 380];

function Bars({ title, bars }: { title: string; bars: readonly (readonly [string, Cell])[] }) {
  const { t } = useTranslation();
  const height = bars.length * lineHeight;
  const said = bars.map(([name, { n, first }]) => `${name} ${percent(n === 0 ? 0 : first / n)}`).join(', ');
  return (
    <figure className={css.chart}>
      <figcaption>
        {title} · {t('evaluate.hit1')}
      </figcaption>
      <svg
        viewBox={`0 0 ${labelWidth + barWidth + 90} ${height}`}
        role="img"
        aria-label={`${title}: ${said}`}
        style={{ maxHeight: height * 1.25 }}
      >
        {bars.map(([name, { n, first }], at) => {
          const share = n === 0 ? 0 : first / n;
          const y = at * lineHeight;
          return (
            <g key={name}>
              <text x={labelWidth - 10} y={y + 17} textAnchor="end" className={css.label}>
                {name.length > 14 ? `${name.slice(0, 13)}…` : name}
              </text>
              <rect x={labelWidth} y={y + 5} width={barWidth} height={16} rx={4} className={css.ground} />
              <rect
                x={labelWidth}
                y={y + 5}
                width={barWidth * share}
                height={16}
                rx={4}
                className={css.filled}
              />
              <text x={labelWidth + barWidth + 10} y={y + 17} className={css.label}>
                {percent(share)} ({n})
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
