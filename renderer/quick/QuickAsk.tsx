/**
 * Quick ask: one question in a small window over any program, its answer, and nothing else. Esc closes it; a pin keeps
 * the answer in sight; what was copied is offered as the question.
 */
import { ClipboardPaste, Pin, PinOff, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useAnswering } from '../app/adapters.ts';
import { useHouse, useLocale, useTurns } from '../app/engine.tsx';
import { linkAddress } from '../app/requests.ts';
import { useSettings } from '../app/settings.ts';
import { useKeys } from '../app/shortcuts.ts';
import { longestQuestion, refusal } from '../ask/draft.ts';
import { TurnView } from '../ask/TurnView.tsx';
import { shell } from '../client/shell.ts';
import { IconButton } from '../design/Button.tsx';
import type { Shown } from '../viewer/shown.ts';
import { count } from '../words/figures.ts';
import css from './QuickAsk.module.css';

export function QuickAsk() {
  const { t } = useTranslation();
  const { conversation } = useHouse();
  const locale = useLocale();
  useSettings();
  // Known before the first question: the conversation asks with the adapters in use.
  useAnswering();
  const input = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState('');
  const [pinned, setPinned] = useState(false);
  const [clipboard, setClipboard] = useState('');
  const turn = useTurns().at(-1);
  const refused = refusal(draft);

  useEffect(() => {
    const shown = () => {
      input.current?.focus();
      input.current?.select();
      void shell?.quick.clipboard().then(setClipboard);
    };
    shown();
    return shell?.quick.onShown(shown);
  }, []);

  const ask = (question: string) => {
    conversation.ask(question);
    setClipboard('');
  };
  const close = () => {
    conversation.stop();
    setPinned(false);
    setDraft('');
    void shell?.quick.close();
  };
  const pin = () => {
    setPinned(!pinned);
    void shell?.quick.pin(!pinned);
  };
  const press = (event: KeyboardEvent) => {
    // 229: the key ends a Korean syllable.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Tab' && !event.shiftKey && clipboard !== '' && draft === '') setDraft(clipboard);
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (refused === null) ask(draft.trim() === '' ? clipboard : draft);
    } else return;
    event.preventDefault();
  };
  useKeys((event) => {
    if (event.key !== 'Escape') return;
    close();
    event.preventDefault();
  });
  const show = ({ page }: Shown) => {
    const place = {
      path: page.path,
      start: page.locator?.position.start ?? null,
      end: page.locator?.position.end ?? null,
    };
    if (shell) void shell.quick.show(place);
    else window.open(linkAddress(place));
  };

  return (
    <main className={css.quick} aria-label={t('quick.title')}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('quick.title')}</h1>
        <textarea
          ref={input}
          className={css.input}
          rows={1}
          value={draft}
          aria-label={t('ask.label')}
          placeholder={t('ask.placeholder')}
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={press}
        />
        <IconButton label={pinned ? t('quick.unpin') : t('quick.pin')} aria-pressed={pinned} onClick={pin}>
          {pinned ? <PinOff size={17} /> : <Pin size={17} />}
        </IconButton>
        <IconButton label={`${t('quick.close')} (Esc)`} onClick={close}>
          <X size={18} />
        </IconButton>
      </header>
      {clipboard !== '' && draft === '' && (
        <button type="button" className={css.clipboard} onClick={() => ask(clipboard)}>
          <ClipboardPaste size={16} aria-hidden />
          <span className={css.offer}>{t('quick.clipboard')}</span>
          <span className={css.text}>{clipboard}</span>
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={css.answer} tabIndex={0} aria-label={t('ask.conversation')}>
        {turn && (
          <TurnView ref={undefined} turn={turn} latest shown={null} open={show} again={ask} edit={setDraft} />
        )}
      </section>
      <p className={css.note}>
        {refused && (
          <span className={css.bad} role="alert">
            {t(`ask.${refused}`, { limit: count(longestQuestion, locale) })}
          </span>
        )}
        <span hidden={refused !== null}>
          <Trans i18nKey="quick.hint" components={{ k: <kbd /> }} />
          {clipboard !== '' && draft === '' && (
            <>
              {' · '}
              <Trans i18nKey="quick.hintPaste" components={{ k: <kbd /> }} />
            </>
          )}
        </span>
        {turn && <span>{t('quick.openMain')}</span>}
      </p>
    </main>
  );
}
