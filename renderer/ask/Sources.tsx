/** Where the answer comes from: the footnotes as a list, and further pages to look at. */
import type { TFunction } from 'i18next';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, Citation } from '../../main/contract/answer.ts';
import { useLocale } from '../app/engine.tsx';
import { Newer } from '../viewer/Newer.tsx';
import { type Shown, showDocument } from '../viewer/shown.ts';
import { day } from '../words/figures.ts';
import { place } from '../words/place.ts';
import { Quoted } from './Quoted.tsx';
import css from './Sources.module.css';
import { headingBelow, isSaid, type Turn } from './turn.ts';
import { Why } from './Why.tsx';

interface SourcesProps {
  readonly turn: Turn;
  readonly shown: Shown | null;
  readonly open: (citation: Citation) => void;
  readonly openPage: (page: Shown) => void;
}

export function Sources({ turn, shown, open, openPage }: SourcesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (turn.citations.length === 0) return null;
  return (
    <section aria-label={t('answer.sources')}>
      <h3 className={css.head}>{t('answer.sourceCount', { count: turn.citations.length })}</h3>
      <ol className={css.list}>
        {turn.citations.map((citation) => (
          <li key={citation.n} className={css.item}>
            <div className={css.line}>
              <button
                type="button"
                className={css.source}
                aria-current={shown?.n === citation.n || undefined}
                onClick={() => open(citation)}
              >
                <span className={css.number}>{citation.n}</span>
                <span>
                  <span className={css.title}>{citation.title}</span>
                  <span className={css.heading}>{whereIn(citation, t)}</span>
                </span>
                <span className={css.date}>
                  {t('answer.modified', { date: day(citation.modified, locale) })}
                </span>
                {!isSaid(turn, citation) && (
                  <q className={css.quote}>
                    <Quoted {...citation} />
                  </q>
                )}
              </button>
              <Why question={turn.question} filters={turn.filters} page={citation} />
            </div>
            <Newer
              className={css.newer}
              successor={citation.supersededBy}
              open={(page) => openPage(showDocument(turn.id, page))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Heading path, then page, sheet or slide. */
export function whereIn(page: Pick<Page, 'title' | 'heading' | 'locator'>, t: TFunction): string {
  return [headingBelow(page), place(page.locator, t)].filter(Boolean).join(' · ');
}

type Page = Answer['nearest'][number];

interface NearestProps {
  readonly turn: Turn;
  readonly pages: readonly Page[];
  readonly shown: Shown | null;
  readonly open: (page: Page) => void;
}

export function Nearest({ turn, pages, shown, open }: NearestProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('answer.nearest')}>
      <h3 className={css.head}>{t('answer.nearest')}</h3>
      <ul className={css.list}>
        {pages.map((page) => (
          <li key={`${page.documentId}:${page.locator.position.start}`} className={css.line}>
            <button
              type="button"
              className={css.source}
              aria-current={(shown?.n === null && shown.page === page) || undefined}
              onClick={() => open(page)}
            >
              <FileText className={css.icon} size={16} aria-hidden />
              <span>
                <span className={css.title}>{page.title}</span>
                <span className={css.heading}>{whereIn(page, t)}</span>
              </span>
            </button>
            <Why question={turn.question} filters={turn.filters} page={page} />
          </li>
        ))}
      </ul>
    </section>
  );
}
