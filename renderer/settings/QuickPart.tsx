/** Quick ask's global shortcut, and the tray. Only in the desktop program. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shell, ShellPreferenceChange } from '../../main/contract/shell.ts';
import { Card, Row } from '../design/Card.tsx';
import notice from '../design/Notice.module.css';
import { Select } from '../design/Select.tsx';
import css from './Settings.module.css';

export function QuickPart({ shell }: { shell: Shell }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['shell'], queryFn: () => shell.preferences() });
  const change = (next: ShellPreferenceChange) =>
    void shell.changePreferences(next).then((kept) => queries.setQueryData(['shell'], kept));
  if (!data) return null;
  const { quickKey, quickKeys, quickKeyActive, stayInTray } = data;
  return (
    <Card title={t('settings.quick')} about={t('settings.quickBody')}>
      <Row name={t('settings.quickKey')}>
        <label className="visually-hidden" htmlFor={id}>
          {t('settings.quickKey')}
        </label>
        <Select
          id={id}
          value={quickKey ?? ''}
          onChange={(event) => change({ quickKey: event.target.value || null })}
        >
          {quickKeys.map((key) => (
            <option key={key} value={key}>
              {key.replaceAll('+', ' + ').replace('Control', 'Ctrl')}
            </option>
          ))}
          <option value="">{t('settings.quickNone')}</option>
        </Select>
      </Row>
      {quickKey !== null && !quickKeyActive && (
        <p className={`${notice.notice} ${notice.warn}`} role="status">
          {t('settings.quickTaken')}
        </p>
      )}
      <label className={css.check}>
        <input
          type="checkbox"
          checked={stayInTray}
          onChange={(event) => change({ stayInTray: event.target.checked })}
        />
        {t('settings.stay')}
      </label>
    </Card>
  );
}
