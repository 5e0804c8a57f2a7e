/** The browser's own list of choices, in the UI's clothes; how wide it is, its place says. */
import type { ComponentProps } from 'react';
import css from './Control.module.css';

export function Select({ className = '', ...props }: ComponentProps<'select'>) {
  return <select className={`${css.control} ${className}`} {...props} />;
}
