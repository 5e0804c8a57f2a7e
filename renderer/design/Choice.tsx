/** One of a few, side by side: radio buttons, so that arrow keys and screen readers know them. */
import { useEffect, useId, useState } from 'react';
import css from './Choice.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: Readonly<Record<T, string>>;
  readonly choose: (value: T) => void;
}

export function Choice<T extends string>({ label, value, choices, choose }: Props<T>) {
  const name = useId();
  // Shown as chosen at once: the value comes back from the engine a little later, and the button would jump back.
  const [taken, take] = useState<T>(value);
  useEffect(() => take(value), [value]);
  const chosen = (id: T) => {
    take(id);
    choose(id);
  };
  return (
    <fieldset className={css.choice}>
      <legend className="visually-hidden">{label}</legend>
      {(Object.entries(choices) as [T, string][]).map(([id, words]) => (
        <label key={id} className={css.one}>
          <input type="radio" name={name} checked={id === taken} onChange={() => chosen(id)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
