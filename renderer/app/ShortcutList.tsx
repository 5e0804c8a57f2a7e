/** Every shortcut, in the help card and among the settings. */
import { useTranslation } from 'react-i18next';
import { Keys } from '../design/Keys.tsx';
import css from './ShortcutsHelp.module.css';

const shortcuts = [
  ['focus', [['/'], ['Ctrl', 'K']]],
  ['send', [['Enter']]],
  ['newline', [['Shift', 'Enter']]],
  ['footnotes', [['Alt', '1–9']]],
  ['copy', [['Alt', 'C']]],
  [
    'manner',
    [
      ['Alt', 'W'],
      ['Alt', 'T'],
    ],
  ],
  ['stop', [['Esc']]],
  ['panes', [['F6']]],
  [
    'pages',
    [
      ['Alt', 'PgUp'],
      ['Alt', 'PgDn'],
    ],
  ],
  ['resize', [['←', '→']]],
  ['rooms', [['Alt', 'A / L / H / M / E / S']]],
  ['help', [['?']]],
] as const;

export function ShortcutList() {
  const { t } = useTranslation();
  return (
    <dl className={css.list}>
      {shortcuts.map(([id, ways]) => (
        <div key={id} className={css.row}>
          <dt>{t(`shortcuts.${id}`)}</dt>
          <dd className={css.ways}>
            {ways.map((keys) => (
              <Keys key={keys.join()} keys={keys} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
