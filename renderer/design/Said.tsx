/** One sentence that something went well. Always there for screen readers, empty until there is something to say. */
import css from './Said.module.css';

export function Said({ children }: { children: string | null }) {
  return (
    <p role="status" className={css.said}>
      {children}
    </p>
  );
}
