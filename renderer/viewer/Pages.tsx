/** Turns the pages of a PDF or a scan: the one before, the next one, one by its number. Nothing where there is one page. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../app/shortcuts.ts';
import { IconButton } from '../design/Button.tsx';
import css from './Pages.module.css';

interface Props {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly turnTo: (number: number) => void;
}

export function Pages({ number, count, turnTo }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (to: number) => {
    setTyped(null);
    const page = Math.min(count, Math.max(1, to));
    if (page !== number) turnTo(page);
  };
  useKeys((event) => {
    if (!event.altKey || (event.key !== 'PageDown' && event.key !== 'PageUp')) return;
    go(number + (event.key === 'PageDown' ? 1 : -1));
    event.preventDefault();
  });
  const enter = (event?: FormEvent) => {
    event?.preventDefault();
    if (typed !== null) go(Number.parseInt(typed.normalize('NFKC'), 10) || number);
  };
  return (
    <form className={css.pages} aria-label={t('viewer.pages')} onSubmit={enter}>
      <IconButton
        label={`${t('viewer.previousPage')} (Alt+Page Up)`}
        disabled={number === 1}
        onClick={() => go(number - 1)}
      >
        <ChevronLeft size={16} />
      </IconButton>
      <input
        className={css.number}
        inputMode="numeric"
        aria-label={t('viewer.pageNumber', { count })}
        value={typed ?? String(number)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => enter()}
      />
      <span aria-hidden>{t('viewer.ofPages', { count })}</span>
      <IconButton
        label={`${t('viewer.nextPage')} (Alt+Page Down)`}
        disabled={number === count}
        onClick={() => go(number + 1)}
      >
        <ChevronRight size={16} />
      </IconButton>
    </form>
  );
}
