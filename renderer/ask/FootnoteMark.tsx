/** A footnote's number in the answer: its quote on hover or focus, its page on click or Enter. */
import { Tooltip } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../main/contract/answer.ts';
import { wordsAfter, wordsBefore } from './excerpt.ts';
import css from './FootnoteMark.module.css';
import { Quoted } from './Quoted.tsx';
import { whereIn } from './Sources.tsx';

interface Props {
  readonly citation: Citation;
  readonly active: boolean;
  readonly open: () => void;
}

export function FootnoteMark({ citation, active, open }: Props) {
  const { t } = useTranslation();
  const { n, title, rows, locator, alsoAt, supersededBy } = citation;
  const before = wordsBefore(locator.quote);
  const after = wordsAfter(locator.quote);
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className={css.mark}
        aria-label={t('answer.footnote', { n, title })}
        aria-current={active || undefined}
        onClick={open}
      >
        {n}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={css.card} side="top" sideOffset={6} collisionPadding={12}>
          <span className={css.title}>{title}</span>
          <span className={css.heading}>{whereIn(citation, t)}</span>
          <span className={css.quote}>
            {/* A row says all by itself: beside it stand other records. */}
            {!rows && (
              <span className={css.around}>
                <Quoted {...before} />
                {before.rows ? <br /> : ' '}
              </span>
            )}
            <mark>
              <Quoted {...citation} />
            </mark>
            {!rows && (
              <span className={css.around}>
                {after.rows ? <br /> : ' '}
                <Quoted {...after} />
              </span>
            )}
          </span>
          {supersededBy && (
            <span className={css.newer}>
              {t('answer.superseded')}: {supersededBy.title}
            </span>
          )}
          {alsoAt.length > 0 && (
            <span className={css.hint}>{t('answer.alsoAt', { paths: alsoAt.slice(0, 4).join(', ') })}</span>
          )}
          <span className={css.hint}>{t('answer.openHint')}</span>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
