/** A screen: its title, what can be done with all of it, and a column below that scrolls. */
import type { ReactNode } from 'react';
import css from './Screen.module.css';
import { Title } from './Title.tsx';

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  /** Lists and charts want the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Screen({ title, actions, wide = false, children }: Props) {
  return (
    <main className={css.screen} data-pane>
      <div className={css.column} data-wide={wide || undefined}>
        <header className={css.head}>
          <Title>{title}</Title>
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}
