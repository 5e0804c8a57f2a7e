/** A month's sheet. Arrow keys go by days and weeks, Page keys by months, Home and End to a week's ends. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { monthOf, movedBy, movedByMonths, today, weekday, weeksOf, wholeDay } from '../words/days.ts';
import { IconButton } from './Button.tsx';
import css from './DayField.module.css';

interface Props {
  readonly value: string | undefined;
  readonly choose: (day: string) => void;
}

export function Calendar({ value, choose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [at, setAt] = useState(value ?? today());
  const here = useRef<HTMLButtonElement>(null);
  /** The buttons above keep the focus; a key on the sheet takes it along. */
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each day that the keys go to
  useEffect(() => {
    if (follows.current) here.current?.focus();
  }, [at]);
  const weeks = weeksOf(at, locale);
  const go = (day: string, focus: boolean) => {
    follows.current = focus;
    setAt(day);
  };
  const keyed = (event: KeyboardEvent) => {
    const week = weeks.find((days) => days.includes(at)) ?? [];
    const to = {
      ArrowLeft: movedBy(at, -1),
      ArrowRight: movedBy(at, 1),
      ArrowUp: movedBy(at, -7),
      ArrowDown: movedBy(at, 7),
      PageUp: movedByMonths(at, event.shiftKey ? -12 : -1),
      PageDown: movedByMonths(at, event.shiftKey ? 12 : 1),
      Home: week[0],
      End: week[6],
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to, true);
  };
  return (
    <>
      <header className={css.month}>
        <IconButton label={t('day.previous')} onClick={() => go(movedByMonths(at, -1), false)}>
          <ChevronLeft size={16} />
        </IconButton>
        <span aria-live="polite">{monthOf(at, locale)}</span>
        <IconButton label={t('day.next')} onClick={() => go(movedByMonths(at, 1), false)}>
          <ChevronRight size={16} />
        </IconButton>
      </header>
      <table className={css.sheet} aria-label={monthOf(at, locale)}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={weekday(day, locale, 'long')}>
                {weekday(day, locale, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={keyed}>
          {weeks.map((days) => (
            <tr key={days[0]}>
              {days.map((day) => (
                <td key={day}>
                  <button
                    ref={day === at ? here : undefined}
                    type="button"
                    className={css.one}
                    tabIndex={day === at ? 0 : -1}
                    aria-pressed={day === value}
                    aria-current={day === today() ? 'date' : undefined}
                    data-other={day.slice(0, 7) !== at.slice(0, 7) || undefined}
                    onClick={() => choose(day)}
                  >
                    <span aria-hidden>{Number(day.slice(8))}</span>
                    <span className="visually-hidden">{wholeDay(day, locale)}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
