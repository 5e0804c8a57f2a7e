/** Where a list is searched: its label is what stands in it while it is empty. */
import { Search } from 'lucide-react';
import css from './SearchField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly className?: string | undefined;
}

export function SearchField({ label, value, change, className = '' }: Props) {
  return (
    <div className={`${css.search} ${className}`}>
      <Search size={16} aria-hidden />
      <input
        value={value}
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
