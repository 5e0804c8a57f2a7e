/** An error as a person reads it: what happened, what to do, and a way on where there is one. */
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FootnoteError } from '../../main/contract/errors.ts';
import { useLocale } from '../app/engine.tsx';
import { Button } from './Button.tsx';
import css from './Notice.module.css';

export function Fault({ error, retry }: { error: FootnoteError; retry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { message, action } = error.words(useLocale());
  return (
    <div className={`${css.notice} ${css.bad}`} role="alert">
      <CircleAlert size={18} aria-hidden />
      <div className={css.words}>
        <p className={css.message}>{message}</p>
        <p>{action}</p>
      </div>
      {retry && <Button onClick={retry}>{t('app.tryAgain')}</Button>}
    </div>
  );
}
