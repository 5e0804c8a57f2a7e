/** What the library holds, and where it lies. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryState } from '../../main/contract/library.ts';
import { useLocale } from '../app/engine.tsx';
import { Copy } from '../design/Copy.tsx';
import { bytes, count } from '../words/figures.ts';
import css from './Facts.module.css';

export function Facts({ library }: { library: LibraryState }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const number = (value: number) => count(value, locale);
  const vectors = t('library.vectorsOf', {
    vectors: number(library.vectors),
    total: number(library.passages),
  });
  return (
    <dl className={css.facts}>
      <Fact name={t('library.documents')}>{number(library.documents)}</Fact>
      <Fact name={t('library.passages')}>{number(library.passages)}</Fact>
      <Fact name={t('library.vectors')}>{vectors}</Fact>
      <Fact name={t('library.embedder')}>
        {library.embedder?.startsWith('learned-') ? (
          <span title={library.embedder}>{t('library.embedderLearned')}</span>
        ) : (
          (library.embedder ?? t('library.embedderNone'))
        )}
      </Fact>
      <Fact name={t('library.size')}>{bytes(library.bytes, locale)}</Fact>
      <Fact name={t('library.file')}>
        <span className={css.file}>
          <code>{library.path}</code>
          <Copy text={library.path} />
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
