/** A screen's title. It takes the focus when the screen comes, so that Tab goes on in it and a reader says where one is. */
import { type ReactNode, useEffect, useRef } from 'react';
import css from './Screen.module.css';

export function Title({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} className={css.title} tabIndex={-1} data-pane-focus>
      {children}
    </h1>
  );
}
