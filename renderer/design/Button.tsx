/** The UI's buttons. `ref` and everything else a button takes is passed on, so Radix can wrap them. */
import type { ComponentProps } from 'react';
import css from './Button.module.css';

interface Props extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
}

export function Button({ look = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`${css.button} ${css[look]} ${className}`} {...rest} />;
}

/** A button that shows only a picture; `label` is its name, also shown as a tooltip by the browser. */
export function IconButton({ label, className = '', ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button type="button" className={`${css.icon} ${className}`} aria-label={label} title={label} {...rest} />
  );
}
