/** The rail: the screens, what the library is busy with, and at its foot the settings. */
import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUpkeep } from './engine.tsx';
import css from './Rail.module.css';
import { type Room, rooms } from './rooms.ts';

interface Props {
  readonly room: Room;
  readonly setRoom: (room: Room) => void;
  readonly openHelp: () => void;
}

export function Rail({ room, setRoom, openHelp }: Props) {
  const { t } = useTranslation();
  const { state, progress } = useUpkeep();
  const percent = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : null;
  const item = ({ id, icon: Icon, words }: (typeof rooms)[number]) => (
    <button
      key={id}
      type="button"
      className={css.item}
      aria-current={room === id ? 'page' : undefined}
      data-pane-focus={room === id || undefined}
      onClick={() => setRoom(id)}
    >
      <Icon size={20} strokeWidth={1.8} aria-hidden />
      <span>{t(words)}</span>
      {id === 'library' && state === 'running' && (
        <span className={css.busy}>{percent === null ? '…' : `${percent}%`}</span>
      )}
    </button>
  );
  return (
    <nav className={css.rail} aria-label={t('app.rooms')} data-pane>
      <div className={css.brand} aria-hidden>
        F<sup>1</sup>
      </div>
      {rooms.filter((one) => !('foot' in one)).map(item)}
      <div className={css.space} />
      {rooms.filter((one) => 'foot' in one).map(item)}
      <button type="button" className={css.item} onClick={openHelp}>
        <Keyboard size={20} strokeWidth={1.8} aria-hidden />
        <span>{t('app.shortcuts')}</span>
      </button>
    </nav>
  );
}
