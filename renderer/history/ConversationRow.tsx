/** One conversation in the list: its name, when it was, whether its sources still say the same. */
import { ChevronRight, Pencil, Pin, PinOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../main/contract/history.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { IconButton } from '../design/Button.tsx';
import { moment } from '../words/figures.ts';
import css from './History.module.css';

interface Props {
  readonly conversation: ConversationSummary;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly chosen: boolean;
  readonly choose: (on: boolean) => void;
  readonly changed: () => void;
}

export function ConversationRow({ conversation, open, toggle, chosen, choose, changed }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const [naming, setNaming] = useState<string | null>(null);
  const { id, title, pinned, updated, turns, changedTurns } = conversation;
  const rename = () => {
    const name = naming?.trim() ?? '';
    setNaming(null);
    if (name !== '' && name !== title) void client.history.rename({ id, title: name }).then(changed, changed);
  };
  return (
    <div className={css.row}>
      <input
        type="checkbox"
        checked={chosen}
        aria-label={t('history.choose', { title })}
        onChange={(event) => choose(event.target.checked)}
      />
      {naming === null ? (
        <button type="button" className={css.name} aria-expanded={open} onClick={toggle}>
          <ChevronRight className={css.arrow} size={16} aria-hidden />
          <span className={css.title}>{title}</span>
          <span className={css.about}>
            {moment(updated, locale)} · {t('history.turns', { count: turns })}
          </span>
          {changedTurns > 0 && (
            <span className={css.changed}>
              <TriangleAlert size={13} aria-hidden />
              {t('history.changed', { count: changedTurns })}
            </span>
          )}
        </button>
      ) : (
        <input
          className={css.naming}
          value={naming}
          aria-label={t('history.name')}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to name it.
          autoFocus
          onChange={(event) => setNaming(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === 'Enter') rename();
            else if (event.key === 'Escape') setNaming(null);
          }}
        />
      )}
      <IconButton label={t('history.rename')} onClick={() => setNaming(title)}>
        <Pencil size={15} />
      </IconButton>
      <IconButton
        label={pinned ? t('history.unpin') : t('history.pin')}
        aria-pressed={pinned}
        onClick={() => void client.history.pin({ id, pinned: !pinned }).then(changed, changed)}
      >
        {pinned ? <PinOff size={16} /> : <Pin size={16} />}
      </IconButton>
    </div>
  );
}
