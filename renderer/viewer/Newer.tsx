/** Says that a later edition of the document exists, and opens it. Nothing where none is known. */
import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../main/contract/answer.ts';
import css from './Newer.module.css';
import type { Named } from './shown.ts';

interface Props {
  readonly successor: Citation['supersededBy'] | undefined;
  readonly open: (page: Named) => void;
  readonly className?: string | undefined;
}

export function Newer({ successor, open, className = '' }: Props) {
  const { t } = useTranslation();
  if (!successor) return null;
  return (
    <p className={`${css.newer} ${className}`}>
      <span className={css.badge}>{t('answer.superseded')}</span>
      <button type="button" className={css.link} title={successor.path} onClick={() => open(successor)}>
        <span className="visually-hidden">{t('answer.openNewer')}: </span>
        <span className={css.title}>{successor.title}</span>
        <ArrowUpRight size={14} aria-hidden />
      </button>
    </p>
  );
}
