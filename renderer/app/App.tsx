/** The frame: the rail with the screens, the screen, and what lies over all of them. */
import { X } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskRoom } from '../ask/AskRoom.tsx';
import { PrintSheet } from '../ask/PrintSheet.tsx';
import { IconButton } from '../design/Button.tsx';
import notice from '../design/Notice.module.css';
import { useFollowing } from '../library/following.ts';
import css from './App.module.css';
import { Unbroken } from './Broken.tsx';
import { EngineBanner } from './EngineBanner.tsx';
import { useHouse, useTurns } from './engine.tsx';
import { Rail } from './Rail.tsx';
import { useRequests } from './requests.ts';
import { type Room, rooms } from './rooms.ts';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import { useSettings } from './settings.ts';
import { focusQuestion, useFrameShortcuts } from './shortcuts.ts';

export function App() {
  const { t } = useTranslation();
  const { printing } = useHouse();
  const turns = useTurns();
  const [room, setRoom] = useState<Room>('ask');
  const [help, setHelp] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  useSettings();
  useFollowing();
  useFrameShortcuts({ setRoom, openHelp: () => setHelp(true) });
  useRequests({ setRoom, print: () => printing.print(turns.at(-1) ?? null), missing: setMissing });
  const Screen = rooms.find(({ id }) => id === room)?.screen ?? null;

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
        {missing !== null && (
          <div className={`${notice.notice} ${notice.warn}`} role="alert">
            <p className={notice.words}>{t('app.linkMissing', { path: missing })}</p>
            <IconButton label={t('app.close')} onClick={() => setMissing(null)}>
              <X size={16} />
            </IconButton>
          </div>
        )}
        {/* Kept alive while another screen is open: its scroll position, its open page, the unsent question. */}
        <Unbroken hidden={room !== 'ask'}>
          <AskRoom hidden={room !== 'ask'} openLibrary={() => setRoom('library')} />
        </Unbroken>
        {Screen && (
          <Unbroken key={room}>
            <Suspense fallback={<p className={css.loading}>{t('app.loading')}</p>}>
              <Screen />
            </Suspense>
          </Unbroken>
        )}
      </div>
      <ShortcutsHelp open={help} setOpen={setHelp} />
      <PrintSheet />
    </div>
  );
}
