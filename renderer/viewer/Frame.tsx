/**
 * The frame of a manual's page. A page that is drawn first comes when that is done; where it takes longer than anybody
 * likes to look at nothing, its text is shown until then, in a second frame over the first.
 */
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Frame.module.css';

interface Props {
  readonly url: string;
  /** The text alone; null where nothing is drawn. */
  readonly meanwhile: string | null;
  readonly title: string;
}

/** Milliseconds without anything in the frame; a page on quiet cores is there before. */
const patience = 1500;

export function Frame({ url, meanwhile, title }: Props) {
  const { t } = useTranslation();
  const laidOut = useLaidOut();
  const [before] = useState(() => document.activeElement);
  const [come, setCome] = useState(false);
  const [late, setLate] = useState(false);
  const text = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const waiting = meanwhile !== null && late && !come;

  /**
   * The frame's address names the cited place, and the browser takes the focus there. A page that opens beside a screen
   * must not take the keyboard away from it (Esc, the next question), so the focus goes back to where it was.
   */
  const giveFocusBack = ({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) => {
    // Who has gone into the text goes on in the page that takes its place.
    const inText = frame !== text.current && document.activeElement === text.current;
    requestAnimationFrame(() => {
      if (inText) frame.focus();
      else if (document.activeElement === frame) {
        frame.blur();
        if (before instanceof HTMLElement && before !== frame) before.focus({ preventScroll: true });
      }
    });
  };
  const arrived = (event: SyntheticEvent<HTMLIFrameElement>) => {
    // An empty page is loaded before there is an address.
    if (laidOut) setCome(true);
    giveFocusBack(event);
  };
  const common = { className: css.frame, sandbox: '', title: t('viewer.frame', { title }) };
  return (
    <div className={css.frames}>
      <iframe
        {...common}
        src={laidOut ? url : undefined}
        data-waiting={waiting || undefined}
        onLoad={arrived}
      />
      {waiting && <iframe {...common} ref={text} src={meanwhile} onLoad={giveFocusBack} />}
    </div>
  );
}

/**
 * A sandboxed frame lives in a process of its own, which on a busy machine went to the place before it knew how large
 * the frame is: in 2 of 20 openings the place was out of sight. So it gets its address once it has been laid out.
 */
function useLaidOut(): boolean {
  const [laidOut, setLaidOut] = useState(false);
  useEffect(() => {
    // The second frame is painted after the first one was laid out.
    let next = requestAnimationFrame(() => {
      next = requestAnimationFrame(() => setLaidOut(true));
    });
    return () => cancelAnimationFrame(next);
  }, []);
  return laidOut;
}
