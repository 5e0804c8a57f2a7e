/** A part of a screen under a heading of its own. */
import { type ReactNode, useId } from 'react';
import css from './Card.module.css';

interface Props {
  readonly title: string;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}

export function Card({ title, about, children }: Props) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={id}>
      <h2 className={css.title} id={id}>
        {title}
      </h2>
      {about && <p className={css.about}>{about}</p>}
      {children}
    </section>
  );
}

/** A name, and what stands for it. */
export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <span className={css.name}>{name}</span>
      <div className={css.value}>{children}</div>
    </div>
  );
}
