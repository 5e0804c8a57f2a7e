/** What stands where there is nothing to show yet: why, and what to do. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Empty.module.css';

export function Empty(props: { icon: LucideIcon; title: string; children?: ReactNode }) {
  const { icon: Icon, title, children } = props;
  return (
    <div className={css.empty}>
      <Icon size={26} strokeWidth={1.6} aria-hidden />
      <p className={css.title}>{title}</p>
      <div className={css.body}>{children}</div>
    </div>
  );
}
