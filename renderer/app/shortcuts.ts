/** The keys that work on every screen. Physical keys where a Hangul layout would give another letter. */
import { useEffect, useEffectEvent } from 'react';
import { type Room, rooms } from './rooms.ts';

export const questionId = 'question';

/** After the next paint, so that a screen that was hidden can take the focus. */
export function focusQuestion(): void {
  requestAnimationFrame(() => document.getElementById(questionId)?.focus());
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea') || target.isContentEditable);
}

/** While a dialog is open, the keys are its own. */
const isCovered = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** One listener for all: each turn of a long day has keys of its own, and whether a dialog is open is asked once a key. */
const handlers = new Set<(event: KeyboardEvent) => void>();

function hear(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || isCovered()) return;
  for (const handle of [...handlers]) {
    handle(event);
    if (event.defaultPrevented) return;
  }
}

/** Calls `handler` for each key that nothing else took; composing (Korean input) is left alone. */
export function useKeys(handler: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent(handler);
  useEffect(() => {
    const own = (event: KeyboardEvent) => handle(event);
    if (handlers.size === 0) window.addEventListener('keydown', hear);
    handlers.add(own);
    return () => {
      handlers.delete(own);
      if (handlers.size === 0) window.removeEventListener('keydown', hear);
    };
  }, []);
}

export function useFrameShortcuts(frame: { setRoom: (room: Room) => void; openHelp: () => void }): void {
  const ask = () => {
    frame.setRoom('ask');
    focusQuestion();
  };
  useKeys((event) => {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.code === 'Slash' || event.key === '/' || event.key === '?';
    const room = rooms.find(({ key }) => event.altKey && event.code === key);
    if (bare && slash && !isTyping(event.target)) {
      if (event.shiftKey || event.key === '?') frame.openHelp();
      else ask();
    } else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
      ask();
    } else if (room) {
      frame.setRoom(room.id);
      if (room.id === 'ask') focusQuestion();
    } else if (event.key === 'F6') {
      focusNextPane(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  });
}

/** The panes are marked with `data-pane`; what takes the focus in them with `data-pane-focus`, else the pane. */
function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) =>
    pane.checkVisibility(),
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + step + panes.length) % panes.length];
  (next?.querySelector<HTMLElement>('[data-pane-focus]') ?? next)?.focus();
}
