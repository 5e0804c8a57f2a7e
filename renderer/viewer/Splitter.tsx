/** The divider between answer and page: dragged, or moved with the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Splitter.module.css';

/** The page's share of the width, in percent. */
export const share = { least: 28, first: 50, most: 72 } as const;

interface Props {
  readonly percent: number;
  readonly move: (percent: number) => void;
}

export function Splitter({ percent, move }: Props) {
  const { t } = useTranslation();
  const [dragging, setDragging] = useState(false);
  const to = (wanted: number) => move(Math.round(Math.min(share.most, Math.max(share.least, wanted))));

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const room = event.currentTarget.parentElement?.getBoundingClientRect();
    if (dragging && room) to(((room.right - event.clientX) / room.width) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: percent + 4,
      ArrowRight: percent - 4,
      Home: share.most,
      End: share.least,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    to(next);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule (hr) cannot be moved; this is ARIA's window splitter.
    <div
      className={css.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('viewer.resize')}
      aria-valuenow={percent}
      aria-valuemin={share.least}
      aria-valuemax={share.most}
      tabIndex={0}
      data-dragging={dragging || undefined}
      onKeyDown={press}
      onDoubleClick={() => to(share.first)}
      onPointerDown={(event) => {
        // Captured: the frame beside it would swallow the movements.
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={drag}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
