/** The frame: the rail with the screens, the screen, and what lies over all of them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskRoom } from '../ask/AskRoom.tsx';
import { LibraryRoom } from '../library/LibraryRoom.tsx';
import css from './App.module.css';
import { EngineBanner } from './EngineBanner.tsx';
import { Rail } from './Rail.tsx';
import type { Room } from './rooms.ts';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import { useSettings } from './settings.ts';
import { focusQuestion, useFrameShortcuts } from './shortcuts.ts';

export function App() {
  const { t } = useTranslation();
  const [room, setRoom] = useState<Room>('ask');
  const [help, setHelp] = useState(false);
  useSettings();
  useFrameShortcuts({ setRoom, openHelp: () => setHelp(true) });

  return (
    <div className={css.app}>
      <button
        type="button"
        className={css.skip}
        onClick={() => {
          setRoom('ask');
          focusQuestion();
        }}
      >
        {t('app.skip')}
      </button>
      <Rail room={room} setRoom={setRoom} openHelp={() => setHelp(true)} />
      <div className={css.room}>
        <EngineBanner />
        {/* Kept alive while another screen is open: its scroll position, its open page, the unsent question. */}
        <AskRoom hidden={room !== 'ask'} openLibrary={() => setRoom('library')} />
        {room === 'library' && <LibraryRoom />}
      </div>
      <ShortcutsHelp open={help} setOpen={setHelp} />
    </div>
  );
}
