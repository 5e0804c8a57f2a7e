/** A day: typed, or chosen in a calendar, both in the window's language. The browser's own field has the browser's. */
import { CalendarDays } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { readDay, writeDay } from '../words/days.ts';
import { Calendar } from './Calendar.tsx';
import control from './Control.module.css';
import css from './DayField.module.css';

interface Props {
  readonly id: string;
  /** Its name, for the button beside it. */
  readonly label: string;
  /** `2026-11-28`. */
  readonly value: string | undefined;
  readonly choose: (day: string | undefined) => void;
}

export function DayField({ id, label, value, choose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    // What was typed stays as it is while it is typed, and where it is no day.
    if (!typing) setText((was) => (value ? writeDay(value, locale) : readDay(was) ? '' : was));
  }, [value, locale, typing]);
  const wrong = !typing && text.trim() !== '' && !readDay(text);
  return (
    <span className={css.day}>
      <input
        id={id}
        className={`${control.control} ${css.text}`}
        value={text}
        placeholder={t('day.hint')}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}wrong` : undefined}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          if (value) setText(writeDay(value, locale));
        }}
        onChange={({ target }) => {
          setText(target.value);
          choose(readDay(target.value));
        }}
      />
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className={css.button} aria-label={`${label}: ${t('day.calendar')}`}>
          <CalendarDays size={15} aria-hidden />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className={css.card} sideOffset={4} collisionPadding={12} aria-label={label}>
            <Calendar
              value={value}
              choose={(day) => {
                choose(day);
                setText(writeDay(day, locale));
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {wrong && (
        <span id={`${id}wrong`} className={css.wrong} role="alert">
          {t('day.wrong')}
        </span>
      )}
    </span>
  );
}
