/** Diagnostics without content, and the ways back to the first start. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient, useHouse } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { Fault } from '../design/Fault.tsx';
import { Said } from '../design/Said.tsx';
import { saveDiagnostics } from './diagnostics.ts';
import css from './Settings.module.css';

export function HelpPart() {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const { conversation } = useHouse();
  const save = useMutation({ mutationFn: () => saveDiagnostics(client) });
  const reset = useMutation({
    mutationFn: (what: { library: boolean; settings: boolean }) => client.house.reset(what),
    onSuccess: (_, { library }) => library && conversation.forget(),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Card title={t('settings.help')} about={t('settings.diagnosticsBody')}>
      <div className={css.buttons}>
        <Button onClick={() => save.mutate()} disabled={save.isPending}>
          <Download size={15} aria-hidden />
          {t('settings.diagnostics')}
        </Button>
        <Confirm
          title={t('settings.resetSettingsTitle')}
          body={t('settings.resetSettingsBody')}
          yes={t('settings.resetSettings')}
          confirm={() => reset.mutate({ library: false, settings: true })}
        >
          <Button>{t('settings.resetSettings')}</Button>
        </Confirm>
        <Confirm
          title={t('settings.resetLibraryTitle')}
          body={t('settings.resetLibraryBody')}
          yes={t('settings.resetLibrary')}
          confirm={() => reset.mutate({ library: true, settings: false })}
        >
          <Button look="danger">{t('settings.resetLibrary')}</Button>
        </Confirm>
      </div>
      <Said>{reset.isSuccess ? t('settings.done') : save.isSuccess ? t('settings.saved') : null}</Said>
      {(reset.error ?? save.error) && <Fault error={asFault(reset.error ?? save.error)} />}
    </Card>
  );
}
